"""The bilingual page: one HTML file that asks nothing of other hosts.

Every text goes through Jinja's escaping, and the inline markup besides through nh3 with a narrow
list of tags, so that nothing in an article or glossary can run. The page reads well without
JavaScript; the script marks partners, moves by keyboard and shows a sentence's record.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib import resources
from typing import Any

import nh3
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as SafeText

from translator.article import Block, Markup, MarkupKind
from translator.i18n import language_name
from translator.inline import markup_of
from translator.rendering.labels import HOW, ORIGIN, word
from translator.rendering.nesting import Wrapped, nest
from translator.rendering.parts import fields, rows, state, table_lines
from translator.rendering.urls import is_local, is_safe
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


def render_html(article: BilingualArticle, layout: str = "side-by-side", home: str = "") -> str:
    """Render an article and its related articles as a page; `layout` is `side-by-side` or `interleaved`.

    `home` is the address of a home page to lead back to.
    """
    script = _file("static/page.js")
    page = _environment().get_template("page.html.j2")
    return page.render(
        **article_parts(article, layout),
        home=home,
        style=SafeText(f"{house_style()}\n{_file('static/page.css')}"),
        script=SafeText(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def article_parts(article: BilingualArticle, layout: str = "side-by-side") -> dict[str, Any]:
    """What the templates of an article's page need of it, here and in the site."""
    sentences = _Sentences()
    return {
        "article": article,
        "layout": layout,
        "sides": _sides(article),
        "state": state(article),
        "sentence": sentences.render,
        "fields": fields,
        "rows": rows,
        "table_lines": table_lines,
        "word": word,
        "language_name": language_name,
        "local": is_local,
        "safe_url": is_safe,
        "findings": sentences.findings,
        "rungs": _rungs(article),
    }


@lru_cache(maxsize=1)
def house_style() -> str:
    """The stylesheet that all pages share, with its fonts in it."""
    style = _file("static/house.css")
    for font in ("NotoNaskhArabic", "SourceSerif4"):
        data = resources.files("translator.rendering").joinpath(f"fonts/{font}.woff2").read_bytes()
        url = f"data:font/woff2;base64,{base64.b64encode(data).decode()}"
        style = style.replace(f"url({font})", f"url({url})")
    return style


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("translator.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=8)
def _file(name: str) -> str:
    return resources.files("translator.rendering").joinpath(name).read_text(encoding="utf-8")


def _sides(article: BilingualArticle) -> tuple[Side, Side]:
    """Source and target; the right-to-left one stands right, else the target."""
    source_right = direction(article.source_language) == "rtl" and direction(article.target_language) == "ltr"
    places = ("right", "left") if source_right else ("left", "right")
    return (
        Side("source", article.source_language, places[0]),
        Side("target", article.target_language, places[1]),
    )


class _Sentences:
    """Renders sentences and numbers them in reading order: both sides of one carry the same number."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self.findings: list[tuple[int, str]] = []

    def render(self, translation: Translation, side: Side, block: Block | None = None) -> SafeText:
        """One side of a translation as a `span`; `block` gives the source side its markup."""
        number = self._numbers.get(id(translation))
        if number is None:
            number = self._numbers[id(translation)] = len(self._numbers) + 1
            self.findings += [(number, finding.message) for finding in translation.findings]
        if side.is_source:
            segment = translation.segment
            markup = markup_of(block, segment) if block else ()
            content = _inline(segment.text, markup, _source_terms(translation))
            attributes = f'class="s" id="s{number}" data-n="{number}" tabindex="-1"'
            return SafeText(f"<span {attributes}>{content}</span>")
        content = _inline(translation.target, translation.markup, _target_terms(translation))
        return SafeText(
            f'<span class="s {translation.origin.value}" id="t{number}" data-n="{number}" tabindex="0"'
            f"{_facts(translation)}>{content or '&nbsp;'}</span>"
        )


def _facts(translation: Translation) -> str:
    """What the script shows of a sentence, as attributes."""
    terms = " · ".join(f"{use.target} ← {_spelling(use)} ({_how(use)})" for use in translation.terms)
    findings = " · ".join(finding.message for finding in translation.findings)
    facts = f' data-origin="{escape(ORIGIN[translation.origin])}"'
    if terms:
        facts += f' data-terms="{escape(terms)}"'
    if findings:
        facts += f' data-findings="{escape(findings)}"'
    return facts


def _how(use: TermUse) -> str:
    return HOW[use.how] if use.how else "missing"


def _spelling(use: TermUse) -> str:
    """The term as it stands in the source, with the glossary's own spelling where that differs."""
    return use.source if use.source == use.headword else f"{use.source} = {use.headword}"


def _source_terms(translation: Translation) -> Iterator[Wrapped]:
    for use in translation.terms:
        yield _term(use, use.start, use.end, use.target)


def _target_terms(translation: Translation) -> Iterator[Wrapped]:
    seen = set()
    for use in translation.terms:
        span = (use.target_start, use.target_end)
        if not use.missing and span not in seen:
            seen.add(span)
            yield _term(use, *span, _spelling(use))


def _term(use: TermUse, start: int, end: int, other: str) -> Wrapped:
    rung = use.how.value if use.how else "missing"
    title = escape(f"{other}: {_how(use)}")
    return Wrapped(start, end, lambda content: f'<span class="term {rung}" title="{title}">{content}</span>')


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


def _rungs(article: BilingualArticle) -> list[tuple[str, int]]:
    """How many terms got into the translation by which rung, the commonest first."""
    counts: Counter[Any] = Counter(_how(use) for use in article.term_uses())
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
