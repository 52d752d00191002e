"""Markdown as GitHub's and python-markdown's rules render it."""

from collections.abc import Callable

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from tests.rendering.sample import all_kinds, mark, of_blocks
from translator.article import Block, BlockKind, MarkupKind
from translator.rendering import render_markdown

GITHUB = MarkdownIt("gfm-like", {"linkify": False})
RENDERERS = {
    "github": GITHUB.render,
    "python-markdown": lambda text: markdown.markdown(text, extensions=["tables"]),
}
HOSTILE = st.text(
    st.sampled_from("ab ابج1|\\`*_[](){}<>&#!~$-+.:=^\"'/\n") | st.characters(exclude_categories=("Cc", "Cs"))
)


@pytest.fixture(params=RENDERERS.values(), ids=RENDERERS)
def to_html(request) -> Callable[[str], str]:
    return request.param


def cells(page: str) -> list[list[str]]:
    root = html.fromstring(f"<div>{page}</div>")
    return [[plain(cell.text_content()) for cell in row] for row in root.iter("tr")]


def plain(text: str) -> str:
    return " ".join(text.split())


def paragraph(text: str, target: str, *markup) -> Block:
    return of_blocks((Block(BlockKind.PARAGRAPH, text, markup), target))


def test_english_stands_left_and_arabic_right(article, to_html):
    rows = cells(to_html(render_markdown(article)))
    assert rows[0] == ["English", "العربية"]
    assert all(len(row) == 2 for row in rows)


def test_every_block_is_one_row(article, to_html):
    rows = cells(to_html(render_markdown(article)))
    for block in article.blocks:
        target = " ".join(t.target for t in block.translations)
        assert [plain(target), plain(block.block.text)] in rows


def test_metadata_carry_labels_in_both_languages(article, to_html):
    rows = cells(to_html(render_markdown(article)))
    assert ["Published: February 12, 2025", "تاريخ النشر: 12 فبراير 2025"] in rows
    assert ["Place: Washington", "المكان: واشنطن"] in rows
    assert ["Source: Sada newspaper", "المصدر: صحيفة صدى"] in rows


def test_the_state_stands_at_the_top_and_the_signature_at_the_end(article):
    lines = render_markdown(article).rstrip().splitlines()
    assert lines[0] == (
        "<sub>Machine draft · 2 of 18 sentences reviewed · "
        '<span dir="rtl" lang="ar">ترجمة آلية غير مراجَعة · الجمل المراجَعة: 2 من 18</span></sub>'
    )
    assert "opus-mt-tc-big-ar-en" in lines[-1]


def test_the_related_article_follows_under_its_own_heading(article, to_html):
    page = to_html(render_markdown(article))
    assert page.index("Related article") > page.index("as quickly as possible")
    assert page.index("Trump envoy") > page.index("Related article")


def test_the_articles_own_markup_survives_on_both_sides(article, to_html):
    root = html.fromstring(f"<div>{to_html(render_markdown(article))}</div>")
    assert {"the first of its kind", "الأولى من نوعها"} <= {s.text_content() for s in root.iter("strong")}
    links = {a.text_content(): a.get("href") for a in root.iter("a")}
    assert links == {
        "According to Trump": "https://example.org/statement",
        "صرّح به ترامب": "https://example.org/statement",
    }


def test_every_kind_of_block_fits_into_the_table(to_html):
    page = to_html(render_markdown(all_kinds()))
    rows = cells(page)
    assert all(len(row) == 2 for row in rows)
    assert ["1. First item", "1. بند أول"] in rows
    assert ["City | Population", "المدينة | السكان"] in rows
    code = html.fromstring(f"<div>{page}</div>").find(".//code").text_content()
    assert plain(code) == "if a < b | c: print('`*x*`')" or plain(code) == "if a < b | c:print('`*x*`')"


@given(HOSTILE, HOSTILE)
def test_what_the_text_contains_means_nothing(source, target):
    if not source.strip() or not target.strip():
        return
    page = render_markdown(paragraph(source, target))
    for render in RENDERERS.values():
        rendered = html.fromstring(f"<div>{render(page)}</div>")
        row = rendered.findall(".//tr")[-1]
        assert [plain(cell.text_content()) for cell in row] == [plain(seen(target)), plain(seen(source))]
        assert {element.tag for element in row.iter()} <= {"tr", "td", "span", "br"}


def seen(text: str) -> str:
    """`text` as `text_content` gives it: a break of a line has no text."""
    return text.replace("\n", "")


def test_control_characters_vanish(to_html):
    rows = cells(to_html(render_markdown(paragraph("نص", "a\x00\x02b\tc\x7f"))))
    assert rows[-1] == ["ab c", "نص"]


@pytest.mark.parametrize("layout", ["side-by-side", "interleaved"])
def test_links_lead_to_web_addresses_only(layout, to_html):
    words = "انقر هنا"
    bad = "javascript:alert(1)"
    page = to_html(
        render_markdown(paragraph(words, "click here", mark(MarkupKind.LINK, words, "هنا", bad)), layout)
    )
    assert "javascript:" not in page
    assert "هنا" in page


def test_interleaved_paragraphs_stand_under_each_other(article, to_html):
    page = to_html(render_markdown(article, "interleaved"))
    for block in article.blocks:
        source, target = block.block.text[:9], block.translations[0].target[-9:]
        assert target in page and source in page
    assert 'dir="rtl"' in page
    assert "<table" not in page


def test_interleaved_lists_keep_their_numbers(to_html):
    root = html.fromstring(f"<div>{to_html(render_markdown(all_kinds(), 'interleaved'))}</div>")
    numbers = {}
    for element in root.iter("ol"):
        start = int(element.get("start", 1))
        numbers |= {plain(item.text_content()): start + i for i, item in enumerate(element)}
    first = {text.split()[0]: number for text, number in numbers.items()}
    assert first["First"] == 1 and first["Second"] == 2
    assert root.find(".//pre") is not None


def test_interleaved_code_is_code_on_its_own(to_html):
    root = html.fromstring(f"<div>{to_html(render_markdown(all_kinds(), 'interleaved'))}</div>")
    (code,) = root.findall(".//pre")
    assert code.text_content().rstrip() == "if a < b | c:\n    print('`*x*`')"


@given(HOSTILE)
def test_interleaved_text_means_nothing_either(text):
    if not text.strip():
        return
    page = render_markdown(paragraph("نص", text), "interleaved")
    for render in RENDERERS.values():
        root = html.fromstring(f"<div>{render(page)}</div>")
        assert plain(seen(text)) in plain(root.text_content())
        tags = {element.tag for element in root.iter()}
        assert tags <= {"div", "h1", "p", "span", "br", "strong", "sub", "em"}


@pytest.mark.parametrize("layout", ["side-by-side", "interleaved"])
def test_pages_are_as_a_person_has_seen_them(article, golden, layout):
    golden(f"sample-{layout}.md", render_markdown(article, layout))
