import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.article import Block, BlockKind, Markup, MarkupKind
from translator.errors import ArticleError
from translator.reading.markdown import markdown_blocks, read_markdown


def blocks(*lines: str) -> list[Block]:
    return markdown_blocks("\n".join(lines))


def only(text: str) -> Block:
    (block,) = markdown_blocks(text)
    return block


def article(*lines: str):
    return read_markdown("\n".join(lines), name="خبر", where="خبر.md")


class TestFrontMatter:
    def test_known_names_fill_the_article_and_others_are_kept(self):
        read = article(
            "---",
            "title: “قمة” في موسكو",
            "date: 2025-02-12 18:30",
            "author: أحمد الخطيب",
            "place: موسكو",
            "source: وكالة رويترز",
            "keywords: [ترامب, بوتين]",
            "slug: moscow-summit",
            "draft: true",
            "---",
            "أعلن الكرملين موعد القمة.",
        )
        assert read.title == "“قمة” في موسكو"
        assert (read.published, read.published_text) == (datetime.date(2025, 2, 12), "2025-02-12 18:30")
        assert (read.author, read.place, read.publisher) == ("أحمد الخطيب", "موسكو", "وكالة رويترز")
        assert read.keywords == ("ترامب", "بوتين")
        assert read.slug == "moscow-summit"
        assert read.extra == {"draft": True}
        assert [block.text for block in read.blocks] == ["أعلن الكرملين موعد القمة."]

    def test_names_may_be_arabic(self):
        read = article(
            "---",
            "العنوان: قمة في موسكو",
            "تاريخ النشر: ١٢ فبراير ٢٠٢٥",
            "الكاتب: أحمد الخطيب",
            "المصدر: رويترز",
            "الكلمات المفتاحية: ترامب، بوتين",
            "---",
        )
        assert read.title == "قمة في موسكو"
        assert read.published == datetime.date(2025, 2, 12)
        assert (read.author, read.publisher) == ("أحمد الخطيب", "رويترز")
        assert read.keywords == ("ترامب", "بوتين")

    def test_numbers_are_text_where_text_is_meant(self):
        assert article("---", "title: 2025", "---").title == "2025"

    def test_an_emoji_as_json_writes_it_is_one_character_and_control_characters_go(self):
        read = article(
            "---",
            r'title: "قمة في موسكو \ud83d\ude00\0"',
            r'keywords: ["ترامب\ud83d", "بوتين"]',
            r'slug: "summit\0"',
            r'"not\be": [{"\ud83d\ude00": "نعم\a"}]',
            "---",
        )
        assert (read.title, read.keywords, read.slug) == ("قمة في موسكو 😀", ("ترامب", "بوتين"), "summit")
        assert read.extra == {"note": [{"😀": "نعم"}]}

    def test_a_rule_at_the_beginning_is_no_front_matter(self):
        read = article("---", "أعلن الكرملين موعد القمة.")
        assert [block.kind for block in read.blocks] == [BlockKind.RULE, BlockKind.PARAGRAPH]

    @pytest.mark.parametrize(
        ("lines", "message"),
        [
            (
                ["---", "place: موسكو", "title: ترامب: سنلتقي", "---"],
                "خبر.md:3: has front matter that is not YAML (mapping values are not allowed here); "
                "put values that hold a colon or begin with a sign in quotes.",
            ),
            (
                ["---", "title: قمة", "keywords: [ترامب", "---"],
                "خبر.md:4: has front matter that is not YAML (expected ',' or ']', but got '<stream end>'); "
                "put values that hold a colon or begin with a sign in quotes.",
            ),
            (
                ["---", "title: قمة", "أعلن الكرملين موعد القمة."],
                "خبر.md:1: has front matter that is not closed; end it with a line ---.",
            ),
            (
                ["---", "قمة في موسكو", "---"],
                "خبر.md:2: has front matter without names; write it as lines of name: value.",
            ),
            (
                ["---", "place: موسكو", "title: [أ, ب]", "---"],
                "خبر.md:3: has a list or table as “title” in its front matter; give it one value.",
            ),
            (
                ["---", "a: &a [1]", "b: *a", "---"],
                "خبر.md:3: has front matter that is not YAML (aliases (*name) are not allowed); "
                "put values that hold a colon or begin with a sign in quotes.",
            ),
            (
                ["---", "date: 0x" + "f" * 5000, "---"],
                "خبر.md:1: has front matter that is not YAML (a number in it cannot be read); "
                "write it as lines of name: value.",
            ),
            (
                ["---", "a: " + "[" * 3000, "---"],
                "خبر.md:1: has front matter that is not YAML (nested too deeply); "
                "write it as lines of name: value.",
            ),
        ],
    )
    def test_wrong_front_matter_is_named_with_its_line(self, lines: list[str], message: str):
        with pytest.raises(ArticleError) as caught:
            article(*lines)
        assert str(caught.value) == message

    @pytest.mark.parametrize("slug", ["../../مقالات/زيارة", "/tmp/summit", "2025/summit", "..", r"..\summit"])
    def test_a_slug_is_no_path_since_files_are_named_by_it(self, slug: str):
        with pytest.raises(ArticleError) as caught:
            article("---", "title: قمة في موسكو", f"slug: {slug}", "---")
        assert str(caught.value) == (
            f"خبر.md:3: has “{slug}” as slug, which is a path; write a name, such as moscow-summit."
        )

    def test_tags_that_make_objects_are_refused(self):
        with pytest.raises(ArticleError, match="not YAML"):
            article("---", "title: !!python/object/apply:os.getcwd []", "---")


class TestTitle:
    def test_the_first_heading_of_level_1_is_the_title_and_no_block(self):
        read = article("# قمة **في** موسكو", "", "## تفاصيل")
        assert read.title == "قمة في موسكو"
        assert [block.text for block in read.blocks] == ["تفاصيل"]

    def test_the_front_matter_comes_first(self):
        read = article("---", "title: قمة", "---", "# عنوان آخر")
        assert (read.title, read.blocks[0].text) == ("قمة", "عنوان آخر")

    def test_a_heading_that_repeats_it_is_left_out(self):
        assert article("---", "title: قمة", "---", "# قمة", "نص").blocks == (
            Block(BlockKind.PARAGRAPH, "نص"),
        )

    def test_there_may_be_none(self):
        assert article("نص").title == ""


class TestBlocks:
    def test_headings_have_their_level(self):
        assert [(block.kind, block.level) for block in blocks("# أ", "", "### ب", "", "ج", "---")] == [
            (BlockKind.HEADING, 1),
            (BlockKind.HEADING, 3),
            (BlockKind.HEADING, 2),
        ]

    def test_lines_of_a_paragraph_are_joined_and_hard_breaks_kept(self):
        assert only("سطر أول\nسطر ثان  \nسطر ثالث<br>سطر رابع").text == (
            "سطر أول سطر ثان\nسطر ثالث\nسطر رابع"
        )

    def test_footnotes_are_paragraphs_and_their_marks_stay(self):
        texts = [
            "قال بوتين[^1] إن الأمر انتهى.",
            "قال ويتكوف ذلك[^وكالة].",
            "[^1]: رويترز",
            "[^وكالة]: «الحياة»، عدد الأمس.",
            "[^3]: https://example.org/report",
        ]
        found = blocks(texts[0], "", texts[1], *texts[2:])
        assert found == [Block(BlockKind.PARAGRAPH, text) for text in texts]

    def test_other_links_are_still_defined_below_the_text(self):
        assert only("قال [بوتين][1] ذلك.\n\n[1]: https://example.org").markup == (
            Markup(MarkupKind.LINK, 4, 9, "https://example.org"),
        )

    def test_quotes_have_their_depth(self):
        assert blocks("> قال", ">", "> > رد") == [
            Block(BlockKind.QUOTE, "قال", level=1),
            Block(BlockKind.QUOTE, "رد", level=2),
        ]

    def test_list_items_have_depth_and_number(self):
        assert blocks("3. الطاقة", "4. الأمن", "   - الحدود", "", "     وما وراءها", "5. الغذاء") == [
            Block(BlockKind.LIST_ITEM, "الطاقة", level=1, number=3),
            Block(BlockKind.LIST_ITEM, "الأمن", level=1, number=4),
            Block(BlockKind.LIST_ITEM, "الحدود", level=2),
            Block(BlockKind.PARAGRAPH, "وما وراءها"),
            Block(BlockKind.LIST_ITEM, "الغذاء", level=1, number=5),
        ]

    def test_table_cells_have_their_place_and_empty_ones_keep_it(self):
        cells = blocks("| البلد | العاصمة |", "|---|---|", "| روسيا | |", "| مصر | القاهرة |")
        assert [(cell.row, cell.column, cell.text) for cell in cells] == [
            (0, 0, "البلد"),
            (0, 1, "العاصمة"),
            (1, 0, "روسيا"),
            (1, 1, ""),
            (2, 0, "مصر"),
            (2, 1, "القاهرة"),
        ]
        assert {cell.kind for cell in cells} == {BlockKind.TABLE_CELL}

    def test_an_image_alone_is_a_figure(self):
        assert only("![لقاء سابق](images/call.jpg)") == Block(
            BlockKind.FIGURE, "لقاء سابق", url="images/call.jpg"
        )

    def test_the_title_of_an_image_serves_without_alternative_text(self):
        assert only('[![](call.jpg "لقاء سابق")](https://example.org)').text == "لقاء سابق"

    def test_code_is_kept_as_it_is(self):
        assert only("```python\nif x:\n    print('نعم')\n```") == Block(
            BlockKind.CODE, "if x:\n    print('نعم')", language="python"
        )

    def test_html_loses_its_tags_scripts_and_comments(self):
        assert blocks(
            "<div>قال <b>ترامب</b> &amp; بوتين", "<script>alert(1)</script></div>", "", "<!-- سر -->"
        ) == [Block(BlockKind.PARAGRAPH, "قال ترامب & بوتين")]
        assert only("قال <b onclick='x()'>ترامب</b><!-- سر -->") == Block(BlockKind.PARAGRAPH, "قال ترامب")


class TestMarkup:
    @pytest.mark.parametrize(
        ("source", "kind"),
        [
            ("**ترامب**", MarkupKind.STRONG),
            ("*ترامب*", MarkupKind.EMPHASIS),
            ("~~ترامب~~", MarkupKind.STRIKE),
            ("`ترامب`", MarkupKind.CODE),
        ],
    )
    def test_spans_over_plain_text(self, source: str, kind: MarkupKind):
        block = only(f"قال {source} نعم")
        assert block.text == "قال ترامب نعم"
        assert block.markup == (Markup(kind, 4, 9),)

    def test_markup_in_markup_comes_after_it(self):
        assert only("***نعم** قال*").markup == (
            Markup(MarkupKind.EMPHASIS, 0, 7),
            Markup(MarkupKind.STRONG, 0, 3),
        )

    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org/a?b=1",
            "http://example.org",
            "mailto:a@example.org",
            "/أخبار",
            "other.html#part",
        ],
    )
    def test_links_that_are_kept(self, url: str):
        (link,) = only(f"قال [ترامب]({url}) نعم").markup
        assert (link.kind, link.start, link.end) == (MarkupKind.LINK, 4, 9)
        assert link.url == url

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "<java\tscript:alert(1)>",
            "javascript&colon;alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
        ],
    )
    def test_links_that_only_keep_their_text(self, url: str):
        assert only(f"قال [ترامب]({url}) نعم") == Block(BlockKind.PARAGRAPH, "قال ترامب نعم")

    def test_an_image_in_running_text(self):
        block = only("قبل ![شعار](logo.png) بعد")
        assert block.text == "قبل شعار بعد"
        assert block.markup == (Markup(MarkupKind.IMAGE, 4, 8, "logo.png"),)


@settings(deadline=None)
@given(st.text(st.sampled_from("*_~`[]()!<>#-|\\: \nأبج1"), max_size=200))
def test_markup_always_lies_within_its_text_and_covers_something(source: str):
    for block in markdown_blocks(source):
        for mark in block.markup:
            covered = block.text[mark.start : mark.end]
            assert covered == covered.strip() and covered
