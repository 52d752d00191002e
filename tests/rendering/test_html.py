"""The page as a file: what it contains, what it may ask for, and that nothing in an article can run."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.rendering.sample import all_kinds, mark, of_blocks
from translator.article import Block, BlockKind, MarkupKind
from translator.rendering import render_html
from translator.rendering.parts import reading_order
from translator.translation import BilingualArticle, Finding, Severity, Translation

HOSTILE = st.text(st.sampled_from("ab ابج<>&\"'`/={}\n") | st.characters(exclude_categories=("Cc", "Cs")))
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'--></style></script>"


def parse(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def sentences(page: str, side: str) -> list[str]:
    found = parse(page).xpath(f"//main//*[contains(@class, 'side {side}')]//*[@data-n]")
    return [s.text_content() for s in found]


def every(article: BilingualArticle) -> list[Translation]:
    """All sentences of the page of an article and its related ones."""
    return [*reading_order(article), *(t for related in article.related for t in every(related))]


def test_every_sentence_stands_once_on_each_side_in_order(article):
    page = render_html(article)
    assert sentences(page, "source") == [t.segment.text for t in every(article)]
    assert sentences(page, "target") == [t.target for t in every(article)]


def test_sentences_are_numbered_as_they_stand_on_the_page(article):
    root = parse(render_html(article))
    for side in ("source", "target"):
        numbers = root.xpath(f"//main//*[contains(@class, 'side {side}')]//@data-n")
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_partners_carry_the_same_number_and_ids_are_unique(article):
    root = parse(render_html(article))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    for number in root.xpath("//*[contains(@class, 'side source')]//@data-n"):
        assert {f"s{number}", f"t{number}"} <= set(ids)


@given(HOSTILE, HOSTILE)
def test_any_text_means_itself(source, target):
    if not source.strip() or not target.strip():
        return
    page = render_html(of_blocks((Block(BlockKind.PARAGRAPH, source), target)))
    assert sentences(page, "source")[1] == source.replace("\n", "")
    assert sentences(page, "target")[1] == target.replace("\n", "")


def test_the_right_to_left_language_stands_right(article):
    english = of_blocks((Block(BlockKind.PARAGRAPH, "Good news"), "أخبار جيدة"), source="en", target="ar")
    for page in (render_html(article), render_html(english)):
        places = parse(page).xpath("//main//*[contains(@class, 'row')][1]/*")
        assert {(p.get("lang"), p.get("dir"), p.get("class").split()[-1]) for p in places} == {
            ("en", "ltr", "left"),
            ("ar", "rtl", "right"),
        }


def test_of_two_left_to_right_languages_the_source_stands_left():
    french = of_blocks(
        (Block(BlockKind.PARAGRAPH, "Good news"), "Bonnes nouvelles"), source="en", target="fr"
    )
    page = parse(render_html(french))
    assert page.xpath("//main//*[contains(@class, 'left')]")[0].get("lang") == "en"


def test_metadata_stand_in_both_languages_with_a_machine_readable_date(article):
    page = render_html(article)
    times = parse(page).xpath("//time")
    assert [t.get("datetime") for t in times] == ["2025-02-12"] * 2
    assert {t.text_content() for t in times} == {"February 12, 2025", "12 فبراير 2025"}
    for label in ("Place", "المكان", "Source", "المصدر", "Keywords", "الكلمات الدلالية"):
        assert f"<dt>{label}</dt>" in page


def test_a_sentence_says_who_made_it_and_the_article_how_much_is_reviewed(article):
    root = parse(render_html(article))
    assert len(root.xpath("//main//*[@data-origin='reviewed by a person']")) == 2
    assert len(root.xpath("//main//*[@data-origin='machine draft']")) == 16
    assert "2 of 18 sentences reviewed" in root.xpath("//header")[0].text_content()


def into(article: BilingualArticle, language: str) -> BilingualArticle:
    """The article as if it were translated into another language."""
    return replace(article, target_language=language, related=())


@pytest.mark.parametrize(
    ("language", "spoken", "words"),
    [
        ("fr", "fr", ["Traduction automatique non révisée", "Phrases révisées : 2 sur 14", "Copier le lien"]),
        ("ar", "ar", ["ترجمة آلية غير مراجَعة", "الجمل المراجَعة: 2 من 14", "انسخ الرابط"]),
        ("de", "en", ["Machine draft", "2 of 14 sentences reviewed", "Copy the link"]),
    ],
)
def test_the_page_speaks_the_target_language_or_else_english(article, language, spoken, words):
    page = render_html(into(article, language))
    root = parse(page)
    assert (root.get("lang"), root.get("dir")) == (spoken, "rtl" if spoken == "ar" else "ltr")
    for text in words:
        assert text in page


def test_each_column_is_labelled_in_its_own_language(article):
    root = parse(render_html(into(article, "fr")))
    assert root.xpath("//*[contains(@class, 'side target')]//dt")[0].text == "Publié le"
    assert root.xpath("//*[contains(@class, 'side source')]//dt")[0].text == "تاريخ النشر"


def test_what_a_reviewer_changed_is_shown_with_the_draft(article):
    first = article.blocks[0].translations[0]
    draft = first.target.replace("pressing", "urgent")
    reviewed = replace(article.blocks[0], translations=(replace(first, draft=draft),))
    page = parse(render_html(replace(article, blocks=(reviewed, *article.blocks[1:]))))
    (changes,) = page.xpath("//footer//*[contains(@class, 'changes')]")
    assert [e.text for e in changes.xpath(".//del")] == ["urgent"]
    assert [e.text for e in changes.xpath(".//ins")] == ["pressing"]
    (change,) = changes.xpath(".//*[@data-change]")
    number = change.get("data-change")
    for deleted in change.xpath(".//del"):
        deleted.drop_tree()
    assert change.text_content().split() == page.get_element_by_id(f"t{number}").text_content().split()


def test_a_draft_that_nobody_changed_is_no_change(article):
    first = article.blocks[0].translations[0]
    same = replace(article.blocks[0], translations=(replace(first, draft=first.target),))
    page = render_html(replace(article, blocks=(same, *article.blocks[1:])))
    assert "data-change" not in page[page.index("<main>") : page.index("<script>")]


def test_headings_of_the_text_are_one_level_below_its_title(article):
    root = parse(render_html(article))
    levels = [int(e.tag[1]) for e in root.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_terms_say_how_they_got_there(article):
    root = parse(render_html(article))
    titles = {
        t.text_content(): t.get("title")
        for t in root.xpath("//*[contains(@class, 'side target')]//*[@title]")
    }
    assert "فولوديمير زيلينسكي" in titles["Volodymyr Zelensky"]
    assert "continued" in titles["Volodymyr Zelensky"]
    rungs = {c.split()[1] for c in root.xpath("//main//*[contains(@class, 'term')]/@class") if c != "term"}
    assert rungs == {"natural", "annotated", "prefix", "spliced", "reviewed", "missing"}


def test_a_term_in_another_spelling_shows_the_glossarys_own(article):
    root = parse(render_html(article))
    facts = root.xpath("//*[contains(@data-terms, 'بوتن')]/@data-terms")
    assert any("فلاديمير بوتين" in fact for fact in facts)


def test_findings_can_be_read_on_the_page(article):
    page = parse(render_html(article))
    listed = page.xpath("//footer//*[contains(@class, 'findings')]")[0].text_content()
    assert "hundreds of thousands" in listed
    assert "NATO" in listed


@pytest.mark.parametrize("layout", ["side-by-side", "interleaved"])
def test_a_page_is_one_file_of_modest_size(article, layout):
    page = render_html(article, layout)
    assert len(page.encode()) < 350_000
    root = parse(page)
    assert not root.xpath("//link[@rel='stylesheet'] | //script[@src] | //iframe | //object | //base")
    styles = "".join(root.xpath("//style/text()"))
    assert "@import" not in styles
    assert all(url.startswith("data:") for url in re.findall(r"url\(([^)]*)\)", styles))


def test_only_the_pages_own_script_may_run(article):
    root = parse(render_html(article))
    (script,) = root.xpath("//script")
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def harmless(page: str) -> None:
    root = parse(page)
    assert len(root.xpath("//script")) == 1
    assert len(root.xpath("//style")) == 1
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on")]
    for url in root.xpath("//@href | //@src"):
        assert not re.match(r"[\s\x00-\x1f]*(javascript|vbscript|data:text)", url, re.IGNORECASE)


def test_nothing_in_an_article_can_become_a_script(article):
    evil = replace(article.blocks[0].translations[0], target=EVIL, terms=(), markup=())
    use = replace(article.blocks[2].translations[0].terms[0], headword=EVIL, target=EVIL)
    told = replace(
        article.blocks[2].translations[0],
        terms=(use,),
        findings=(Finding("evil", Severity.WARNING, EVIL),),
    )
    blocks = (
        replace(article.blocks[0], translations=(evil,)),
        replace(article.blocks[2], translations=(told,)),
        replace(article.blocks[1], block=Block(BlockKind.CODE, EVIL, language='"><script>'), translations=()),
    )
    hostile = replace(
        article,
        article=replace(article.article, title=EVIL, name=EVIL, published=None, published_text=EVIL),
        title=(evil,),
        keywords=(evil,),
        blocks=blocks,
        signature=replace(article.signature, model=EVIL),
    )
    harmless(render_html(hostile))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        'x" onclick="alert(1)',
        "http://[",
    ],
)
@pytest.mark.parametrize("kind", [MarkupKind.LINK, MarkupKind.IMAGE])
def test_no_address_runs_anything(url, kind):
    text = "انقر هنا"
    linked = Block(BlockKind.PARAGRAPH, text, (mark(kind, text, "هنا", url),))
    figure = Block(BlockKind.FIGURE, "صورة", url=url)
    harmless(render_html(of_blocks((linked, "click here"), (figure, "picture"))))


def test_pictures_of_other_hosts_are_links():
    root = parse(render_html(all_kinds()))
    assert set(root.xpath("//img/@src")) == {"images/president.jpg"}
    assert "https://example.org/far.jpg" in root.xpath("//a/@href")


def test_every_kind_of_block_has_its_element():
    root = parse(render_html(all_kinds()))
    for element in ("h2", "blockquote", "ol", "ul", "table", "th"):
        assert root.xpath(f"//main//*[@dir='rtl']//{element}"), element
    assert root.xpath("//ol/@start")[-1] == "2"


def test_what_both_languages_share_stands_once():
    root = parse(render_html(all_kinds()))
    assert [len(root.xpath(f"//main//{element}")) for element in ("pre", "hr", "img")] == [1, 1, 1]


def test_the_same_article_gives_the_same_bytes(article):
    assert render_html(article) == render_html(article)


def test_the_page_is_as_a_person_has_seen_it(article, golden):
    page = re.sub(r"base64,[\w+/=]+", "base64,…", render_html(article))
    main = page[page.index("<main>") : page.index("</main>")]
    golden("sample-main.html", main + "</main>\n")
