"""The text of an article without the apparatus of its page: clean markup for feeds and books.

What is written here is HTML and XHTML at once. Addresses that lead nowhere outside the site's own
pages are left out; the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from markupsafe import Markup as SafeText

from translator.article import Block, Markup, MarkupKind
from translator.inline import markup_of
from translator.rendering.nesting import Wrapped, nest
from translator.rendering.sentences import Side
from translator.rendering.urls import whole_address
from translator.translation import Translation

_TAG_OF = {
    MarkupKind.STRONG: "strong",
    MarkupKind.EMPHASIS: "em",
    MarkupKind.STRIKE: "s",
    MarkupKind.CODE: "code",
}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

FindImage = Callable[[str], str]
"""Gives the address at which the reader finds an image of the article; empty when there is none."""


def xml_text(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def plain_sentence(
    translation: Translation, side: Side, block: Block | None, find_image: FindImage
) -> SafeText:
    """One side of a sentence; `block` gives the source side its markup."""
    if side.is_source:
        text = translation.segment.text
        marks = markup_of(block, translation.segment) if block else ()
    else:
        text, marks = translation.target, translation.markup
    spans = [_wrapped(mark, find_image) for mark in _without_nested_links(marks)]
    return SafeText(nest(text, spans, lambda part: _escaped(part).replace("\n", "<br/>")))


def _escaped(text: str) -> str:
    return escape(xml_text(text))


def _without_nested_links(marks: Sequence[Markup]) -> Iterator[Markup]:
    """The marks without links that lie within links, which HTML does not know."""
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.kind is MarkupKind.LINK:
            if mark.start < end:
                continue
            end = mark.end
        yield mark


def _wrapped(mark: Markup, find_image: FindImage) -> Wrapped:
    if mark.kind is MarkupKind.IMAGE:
        return Wrapped(mark.start, mark.end, lambda alt: _image(find_image(mark.url), alt), verbatim=True)
    if mark.kind is MarkupKind.LINK:
        url = whole_address(mark.url)
        begin, end = (f'<a href="{escape(url)}">', "</a>") if url else ("", "")
    else:
        begin, end = f"<{_TAG_OF[mark.kind]}>", f"</{_TAG_OF[mark.kind]}>"
    return Wrapped(mark.start, mark.end, lambda content: f"{begin}{content}{end}")


def _image(address: str, alternative: str) -> str:
    if not address:
        return _escaped(alternative)
    return f'<img src="{escape(address)}" alt="{_escaped(alternative)}"/>'
