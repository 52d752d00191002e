"""What the lists of a site need of an article, and the sentences in which a name occurs.

Both are kept from build to build, so that lists are made without loading the articles.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from translator.article import Article, BlockKind, MarkupKind
from translator.rendering.parts import state
from translator.rendering.urls import is_local
from translator.translation import BilingualArticle, Translation

Span = tuple[int, int]


@dataclass(frozen=True)
class Both:
    """A text in both languages."""

    source: str
    target: str


@dataclass(frozen=True)
class Card:
    """An article of one language pair, as lists show it.

    `slug` is unique within the pair; `parent` is the slug of the article whose related article this
    one is. `names` are the slugs of the glossary's names in it. `digest` changes with anything that
    its page shows.
    """

    pair: str
    slug: str
    title: Both
    lead: Both
    published: datetime.date | None
    place: Both
    keywords: tuple[Both, ...]
    names: tuple[str, ...]
    words: int
    sentences: int
    reviewed: int
    findings: int
    missing: int
    digest: str
    parent: str = ""
    children: tuple[str, ...] = ()
    images: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The source language."""
        return self.pair.partition("-")[0]

    @property
    def target(self) -> str:
        """The target language."""
        return self.pair.partition("-")[2]

    @property
    def key(self) -> str:
        """What names the article in the site: `ar-en/visit`."""
        return f"{self.pair}/{self.slug}"


@dataclass(frozen=True)
class Occurrence:
    """A sentence pair in which a name occurs; `number` is the sentence's number on the article's page."""

    number: int
    source: str
    target: str
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    reviewed: bool


@dataclass(frozen=True)
class Name:
    """A term of the glossary that occurs in articles of a pair, with all spellings of it."""

    slug: str
    source: str
    target: str
    kind: str
    spellings: tuple[str, ...]


def slug_of(text: str) -> str:
    """A text as a part of an address: `Steve Witkoff` -> `steve-witkoff`; letters of any script stay."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    return re.sub(r"[^\w]+", "-", plain).strip("-") or hashlib.sha256(text.encode()).hexdigest()[:12]


def card_of(bilingual: BilingualArticle, pair: str, digest: str, parent: str = "") -> Card:
    """The card of an article, without its related articles."""
    article = bilingual.article
    paragraphs = (b for b in bilingual.blocks if b.translations and b.block.kind is BlockKind.PARAGRAPH)
    lead = next(paragraphs, None)
    counts = state(bilingual)
    return Card(
        pair=pair,
        slug=article.slug or article.name,
        title=Both(article.title or article.name, _target(bilingual.title) or article.name),
        lead=Both(lead.block.text, _target(lead.translations)) if lead else Both("", ""),
        published=article.published,
        place=Both(article.place, _target(bilingual.place)),
        keywords=tuple(Both(t.segment.text, t.target) for t in bilingual.keywords),
        names=tuple(occurrences_of(bilingual)),
        words=sum(len(t.segment.text.split()) for t in bilingual.translations()),
        sentences=counts.sentences,
        reviewed=counts.reviewed,
        findings=counts.findings,
        missing=sum(use.missing for use in bilingual.term_uses()),
        digest=digest,
        parent=parent,
        children=tuple(r.article.slug or r.article.name for r in bilingual.related if r.blocks),
        images=tuple(dict.fromkeys(local_images(article))),
    )


def occurrences_of(bilingual: BilingualArticle) -> dict[str, list[Occurrence]]:
    """The sentences of the article in which each glossary term occurs, by the slug of the term."""
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for number, translation in enumerate(bilingual.translations(), 1):
        for headword in dict.fromkeys(use.headword for use in translation.terms):
            uses = [use for use in translation.terms if use.headword == headword]
            found[slug_of(headword)].append(
                Occurrence(
                    number,
                    translation.segment.text,
                    translation.target,
                    tuple((use.start, use.end) for use in uses),
                    tuple(sorted({(u.target_start, u.target_end) for u in uses if not u.missing})),
                    translation.origin.value == "reviewed",
                )
            )
    return dict(found)


def local_images(article: Article) -> Iterator[str]:
    """Yield the addresses of the images that lie beside the article, as paths."""
    for block in article.blocks:
        urls = [block.url] if block.kind is BlockKind.FIGURE else []
        urls += [mark.url for mark in block.markup if mark.kind is MarkupKind.IMAGE]
        for url in urls:
            parts = urlsplit(url) if is_local(url) and not url.startswith("data:") else None
            if parts and parts.path and not parts.path.startswith("/"):
                yield unquote(parts.path)


def _target(translations: Sequence[Translation]) -> str:
    return " ".join(translation.target for translation in translations)
