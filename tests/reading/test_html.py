import datetime
import logging
from pathlib import Path

import pytest

from translator.article import Block, BlockKind, Markup, MarkupKind
from translator.errors import ArticleError
from translator.reading import read, read_bytes, read_text

PAGE = Path(__file__).parent / "data" / "page.html"
SENTENCE = (
    "أجرى الرئيس الأمريكي دونالد ترامب مكالمة هاتفية مع الرئيس الروسي فلاديمير بوتين اليوم الأربعاء، "
    "هي الأولى من نوعها منذ سنوات، وأكد أن فرق التفاوض ستبدأ العمل فوراً."
)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='ar'><head>{head}</head><body><article>{body}</article></body></html>"


def blocks(body: str) -> tuple[Block, ...]:
    return read_text(
        page(f"<h1>قمة في موسكو</h1><p>{SENTENCE}</p>{body}<p>{SENTENCE} انتهى.</p>"), "خبر"
    ).blocks[1:-1]


class TestNewspaperPage:
    def test_the_facts_come_from_the_metadata(self):
        article = read(PAGE)
        assert article.title == "ترامب وبوتين يبحثان الأزمة الأوكرانية"
        assert article.author == "أحمد الخطيب"
        assert article.publisher == "صحيفة صدى"
        assert article.published == datetime.date(2025, 2, 12)
        assert article.keywords == ("ترامب", "بوتين", "أوكرانيا")

    def test_the_furniture_is_gone_and_the_article_is_whole(self):
        article = read(PAGE)
        text = "\n".join(block.text for block in article.blocks)
        for furniture in ("الرئيسية", "الأكثر قراءة", "كرة القدم", "جميع الحقوق", "تعليق"):
            assert furniture not in text
        assert [block.kind for block in article.blocks] == [
            BlockKind.FIGURE,
            BlockKind.PARAGRAPH,
            BlockKind.HEADING,
            BlockKind.PARAGRAPH,
            BlockKind.QUOTE,
            *[BlockKind.LIST_ITEM] * 5,
            *[BlockKind.TABLE_CELL] * 4,
            BlockKind.PARAGRAPH,
            BlockKind.CODE,
            BlockKind.PARAGRAPH,
        ]

    def test_a_figure_has_the_caption_printed_below_it(self):
        assert read(PAGE).blocks[0] == Block(
            BlockKind.FIGURE, "ترامب وبوتين في لقاء سابق عام 2018", url="/images/call.jpg"
        )

    def test_markup(self):
        first = read(PAGE).blocks[1]
        assert [(mark.kind, first.text[mark.start : mark.end], mark.url) for mark in first.markup] == [
            (MarkupKind.STRONG, "دونالد ترامب", ""),
            (MarkupKind.LINK, "فلاديمير بوتين", "https://example.org/putin"),
        ]

    def test_unsafe_links_only_keep_their_text(self):
        paragraph = read(PAGE).blocks[3]
        assert paragraph.text.endswith("اضغط هنا")
        assert [mark.kind for mark in paragraph.markup] == [MarkupKind.EMPHASIS]

    def test_the_libraries_say_nothing(
        self, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
    ):
        with caplog.at_level(logging.DEBUG):
            read(PAGE)
        assert caplog.records == []
        assert capfd.readouterr() == ("", "")


class TestBlocks:
    def test_line_breaks_stay_and_two_of_them_make_paragraphs(self):
        assert [block.text for block in blocks("<div>قال الرئيس<br>نعم<br><br>ثم انصرف</div>")] == [
            "قال الرئيس\nنعم",
            "ثم انصرف",
        ]

    def test_lists(self):
        assert blocks("<ol><li>الطاقة</li><li>الأمن<ul><li>الحدود</li></ul></li></ol>") == (
            Block(BlockKind.LIST_ITEM, "الطاقة", level=1, number=1),
            Block(BlockKind.LIST_ITEM, "الأمن", level=1, number=2),
            Block(BlockKind.LIST_ITEM, "الحدود", level=2),
        )

    def test_tables(self):
        cells = blocks(
            "<table><tr><th>البلد</th><th>العاصمة</th></tr><tr><td>روسيا</td><td>موسكو</td></tr></table>"
        )
        assert [(cell.row, cell.column, cell.text) for cell in cells] == [
            (0, 0, "البلد"),
            (0, 1, "العاصمة"),
            (1, 0, "روسيا"),
            (1, 1, "موسكو"),
        ]

    def test_white_space_of_the_source_is_folded_around_markup(self):
        (block,) = blocks("<p>قال\n     <b> ترامب </b>\n  نعم &lt;b&gt; انتهى</p>")
        assert block.text == "قال ترامب نعم <b> انتهى"
        assert block.markup == (Markup(MarkupKind.STRONG, 4, 9),)


class TestDate:
    def test_a_date_in_words_at_the_beginning(self):
        article = read_text(page(f"<h1>قمة</h1><p>نُشر في 12 فبراير 2025</p><p>{SENTENCE}</p>"), "خبر")
        assert (article.published, article.published_text) == (datetime.date(2025, 2, 12), "12 فبراير 2025")

    def test_a_line_of_place_and_date_at_the_beginning(self):
        article = read_text(page(f"<h1>قمة</h1><p>بيروت - 12 شباط 2025</p><p>{SENTENCE}</p>"), "خبر")
        assert article.published == datetime.date(2025, 2, 12)
        assert article.blocks[0].text == "بيروت - 12 شباط 2025"

    def test_none_is_guessed(self):
        article = read_text(page(f"<p>{SENTENCE}</p><p>وقعت الاتفاقية في عام 2014. {SENTENCE}</p>"), "خبر")
        assert (article.published, article.published_text) == (None, "")


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1256">',
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1256'>",
    ],
)
def test_the_declared_character_set_is_respected(declaration: str):
    # Too few words to recognise windows-1256 without its declaration.
    data = page("<p>انبطح زيد</p>", head=declaration).encode("cp1256")
    article = read_bytes(data, "خبر")
    assert article.blocks[0].text == "انبطح زيد"
    assert article.notices == ("windows-1256 was converted to UTF-8",)


def test_a_wrong_declaration_does_not_count():
    data = page(f"<p>{SENTENCE}</p>", head='<meta charset="iso-8859-1">').encode("cp1256")
    assert read_bytes(data, "خبر").blocks[0].text == SENTENCE


def test_an_xml_declaration_does_no_harm():
    text = '<?xml version="1.0" encoding="utf-8"?>\n' + page(f"<p>{SENTENCE}</p>")
    assert read_text(text, "خبر").blocks[0].text == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><title>خبر</title></head><body></body></html>",
        "<html><body><nav><a href='/'>الرئيسية</a> <a href='/s'>رياضة</a></nav></body></html>",
        "<html><body><nav>روابط</nav></body></html>",
        "<html><body><script>document.write('خبر')</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(text: str):
    with pytest.raises(ArticleError) as caught:
        read_text(text, "خبر")
    assert str(caught.value) == (
        "خبر: holds no article that can be told from its menus and lists; "
        "save the page of the article itself, or copy its text into a .txt file."
    )
