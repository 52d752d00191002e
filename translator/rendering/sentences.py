"""The sentences of a page: each is a numbered span on both sides, with its terms, markup and record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import nh3
from markupsafe import Markup as SafeText

from translator.article import Block, Markup, MarkupKind
from translator.inline import markup_of
from translator.rendering import labels
from translator.rendering.differences import Piece, differences
from translator.rendering.findings import worded
from translator.rendering.nesting import Wrapped, nest
from translator.rendering.parts import reading_order
from translator.rendering.urls import is_local
from translator.scripts import direction
from translator.translation import BilingualArticle, TermUse, Translation

_TAGS = {"strong", "em", "s", "code", "a", "img", "span", "br"}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "span": {"class", "title"}}
_SCHEMES = {"http", "https", "mailto"}
_TAG_OF = {
    MarkupKind.STRONG: "strong",
    MarkupKind.EMPHASIS: "em",
    MarkupKind.STRIKE: "s",
    MarkupKind.CODE: "code",
}


@dataclass(frozen=True)
class Side:
    """One of the two columns: whose text it holds, and where it stands."""

    name: str
    language: str
    place: str

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.language)

    @property
    def is_source(self) -> bool:
        """Whether it holds the source text."""
        return self.name == "source"


def sides(source: str, target: str) -> tuple[Side, Side]:
    """The sides of a language pair; the right-to-left one stands right, else the target."""
    source_right = direction(source) == "rtl" and direction(target) == "ltr"
    places = ("right", "left") if source_right else ("left", "right")
    return Side("source", source, places[0]), Side("target", target, places[1])


class Sentences:
    """Renders the sentences of an article; what a page says of them, it says in `language`.

    Both sides of a sentence carry its number in reading order, as `data-n` and as `s12` and `t12`.
    """

    def __init__(self, article: BilingualArticle, language: str) -> None:
        self._language = language
        self._numbers: dict[int, int] = {}
        self._all: list[tuple[int, Translation]] = []
        for number, translation in enumerate(_in_order(article), 1):
            self._numbers.setdefault(id(translation), number)
            self._all.append((number, translation))

    @property
    def findings(self) -> list[tuple[int, str]]:
        """What a reviewer should look at, each with the number of its sentence."""
        return [
            (number, worded(finding.message, self._language))
            for number, t in self._all
            for finding in t.findings
        ]

    @property
    def changes(self) -> list[tuple[int, list[Piece]]]:
        """The sentences that a reviewer changed, each with its number."""
        changed = [(number, t) for number, t in self._all if t.draft and t.draft != t.target]
        return [(number, list(differences(t.draft, t.target))) for number, t in changed]

    def render(
        self, translation: Translation, side: Side, block: Block | None = None, link: str = ""
    ) -> SafeText:
        """One side of a sentence as a `span`; `block` gives the source side its markup, `link` an address."""
        number = self._numbers[id(translation)]
        if side.is_source:
            segment = translation.segment
            markup = markup_of(block, segment) if block else ()
            content = _inline(segment.text, markup, self._source_terms(translation))
            attributes = f'class="s" id="s{number}" data-n="{number}" tabindex="-1"'
        else:
            content = _inline(translation.target, translation.markup, self._target_terms(translation))
            attributes = (
                f'class="s {translation.origin.value}" id="t{number}" data-n="{number}" tabindex="0"'
                f"{self._facts(translation)}"
            )
        if link:
            content = f'<a href="{escape(link)}">{content}</a>'
        return SafeText(f"<span {attributes}>{content or '&nbsp;'}</span>")

    def _facts(self, translation: Translation) -> str:
        """What the script shows of a sentence, as attributes."""
        terms = [
            [use.target, _spelling(use), labels.how(use.how, self._language)] for use in translation.terms
        ]
        findings = " · ".join(worded(finding.message, self._language) for finding in translation.findings)
        facts = f' data-origin="{escape(labels.origin(translation.origin, self._language))}"'
        if terms:
            record = json.dumps(terms, ensure_ascii=False, separators=(",", ":"))
            record = escape(record, quote=False).replace("'", "&#39;")
            facts += f" data-terms='{record}'"
        if findings:
            facts += f' data-findings="{escape(findings)}"'
        return facts

    def _source_terms(self, translation: Translation) -> Iterator[Wrapped]:
        for use in translation.terms:
            yield self._term(use, use.start, use.end, use.target)

    def _target_terms(self, translation: Translation) -> Iterator[Wrapped]:
        seen = set()
        for use in translation.terms:
            span = (use.target_start, use.target_end)
            if not use.missing and span not in seen:
                seen.add(span)
                yield self._term(use, *span, _spelling(use))

    def _term(self, use: TermUse, start: int, end: int, other: str) -> Wrapped:
        rung = use.how.value if use.how else "missing"
        title = escape(f"{other}: {labels.how(use.how, self._language)}")
        return Wrapped(
            start, end, lambda content: f'<span class="term {rung}" title="{title}">{content}</span>'
        )


def _in_order(article: BilingualArticle) -> Iterator[Translation]:
    """The sentences of a page that shows an article and all its related articles."""
    yield from reading_order(article)
    for related in article.related:
        yield from _in_order(related)


def _spelling(use: TermUse) -> str:
    """The term as it stands in the source, with the glossary's own spelling where that differs."""
    return use.source if use.source == use.headword else f"{use.source} = {use.headword}"


def _inline(text: str, markup: Sequence[Markup], terms: Iterator[Wrapped]) -> str:
    spans = [*map(_mark, markup), *terms]
    html = nest(text, spans, lambda part: escape(part).replace("\n", "<br>"))
    if not spans:
        return html
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener")


def _mark(mark: Markup) -> Wrapped:
    url = escape(mark.url)
    if mark.kind is MarkupKind.LINK:
        return Wrapped(mark.start, mark.end, lambda content: f'<a href="{url}">{content}</a>')
    if mark.kind is MarkupKind.IMAGE:
        return Wrapped(mark.start, mark.end, lambda alt: _image(mark.url, alt), verbatim=True)
    tag = _TAG_OF[mark.kind]
    return Wrapped(mark.start, mark.end, lambda content: f"<{tag}>{content}</{tag}>")


def _image(url: str, alternative: str) -> str:
    if is_local(url):
        return f'<img src="{escape(url)}" alt="{escape(alternative)}">'
    return f'<a href="{escape(url)}">{escape(alternative)}</a>'
