import pytest

from translator.article import Block, BlockKind, Markup, MarkupKind
from translator.reading.inline import InlineText, figures, safe_url


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/أخبار", "https://example.org/أخبار"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("//example.org/a", "//example.org/a"),
        ("صور/my photo.jpg", "صور/my%20photo.jpg"),
        ("a/b:c", "a/b:c"),
        ("#part", "#part"),
        ("javascript:alert(1)", ""),
        (" java\nscript:alert(1)", ""),
        ("\x01JAVASCRIPT:alert(1)", ""),
        ("java script:alert(1)", ""),
        ("data:text/html,x", ""),
        ("tel:123", ""),
    ],
)
def test_only_addresses_that_cannot_run_anything_are_kept(url: str, kept: str):
    assert safe_url(url) == kept


def test_spaces_are_folded_and_markup_is_cut_to_its_words():
    inline = InlineText()
    inline.add("  قال\n")
    inline.open(MarkupKind.STRONG)
    inline.add(" ترامب ")
    inline.close()
    inline.add("  نعم ")
    assert inline.whole() == ("قال ترامب نعم", (Markup(MarkupKind.STRONG, 4, 9),))


def test_two_line_breaks_cut_text_and_markup():
    inline = InlineText()
    inline.open(MarkupKind.EMPHASIS)
    inline.add("قال")
    inline.add_break()
    inline.add_break()
    inline.add("نعم")
    inline.close()
    emphasis = (Markup(MarkupKind.EMPHASIS, 0, 3),)
    assert list(inline.parts()) == [("قال", emphasis), ("نعم", emphasis)]


def test_markup_over_nothing_is_left_out():
    inline = InlineText()
    inline.add("قال ")
    inline.open(MarkupKind.STRONG)
    inline.add(" ")
    inline.close()
    inline.add("نعم")
    assert inline.whole() == ("قال نعم", ())


def test_images_alone_are_figures_and_among_words_they_are_not():
    inline = InlineText()
    inline.add_image("لقاء", "a.jpg")
    inline.add(" ")
    inline.add_image("", "b.jpg")
    assert figures(inline) == [
        Block(BlockKind.FIGURE, "لقاء", url="a.jpg"),
        Block(BlockKind.FIGURE, "", url="b.jpg"),
    ]
    inline.add("نعم")
    assert figures(inline) == []
