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
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from translator.article import Article, BlockKind, MarkupKind
from translator.glossary.normalise import normal_form
from translator.rendering.parts import reading_order, state
from translator.rendering.urls import is_local
from translator.translation import BilingualArticle, Translation

Span = tuple[int, int]
_TAKEN = frozenset(["index"])  # the page that lists the others
_LONGEST = 160  # bytes; file systems allow 255, suffix and all
_LONGEST_OF_ARTICLES = 240  # shortened later than others, since their authors named them


@dataclass(frozen=True, slots=True)
class Both:
    """A text in both languages."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Card:
    """An article of one language pair, as lists show it.

    `slug` is unique within the pair; `parent` is the slug of the article whose related article this
    one is. `names` are the glossary's terms in it, as their rows are headed. `digest` changes with
    anything that its page shows.
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
    """A term of a pair's glossary that has a page, with all spellings of its source.

    `slug` is the page's address; names of several pairs that are one name share it. `source` is how
    the glossary's row is headed. `family` is the family name of a person named in full, else empty.
    """

    slug: str
    source: str
    target: str
    kind: str
    spellings: tuple[str, ...]
    family: Both = Both("", "")


def slug_of(text: str) -> str:
    """A text as a part of an address: `Steve Witkoff` -> `steve-witkoff`; letters of any script stay.

    Texts that differ in case, diacritics, hamza or punctuation alone have one address.
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    slug = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", plain)).strip("-")
    if not slug or slug in _TAKEN:
        return f"{slug}-{_hash(text)}".strip("-")
    return _shortened(slug, _LONGEST)


def _article_slug(article: Article) -> str:
    """What the pages of an article are named: as its front matter says, or else as its file."""
    return _shortened(article.slug or article.name, _LONGEST_OF_ARTICLES)


def _shortened(slug: str, longest: int) -> str:
    """The slug, cut and made unique again when no file could have so long a name."""
    if len(slug.encode()) <= longest:
        return slug
    return f"{slug.encode()[:longest].decode(errors='ignore').strip('-')}-{_hash(slug)}"


@lru_cache(maxsize=10_000)
def keyword_slug(text: str) -> str:
    """The address of a keyword: one for all ways to write it that matching takes for the same."""
    return slug_of(" ".join(normal_form(text)) or text)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def alone(bilingual: BilingualArticle) -> BilingualArticle:
    """The article as its page shows it: without the related articles that have pages of their own."""
    return replace(bilingual, related=tuple(r for r in bilingual.related if not r.blocks))


def card_of(bilingual: BilingualArticle, pair: str, digest: str, parent: str = "") -> Card:
    """The card of an article, without its related articles."""
    article = bilingual.article
    paragraphs = (b for b in bilingual.blocks if b.translations and b.block.kind is BlockKind.PARAGRAPH)
    lead = next(paragraphs, None)
    shown = alone(bilingual)
    counts = state(shown)
    return Card(
        pair=pair,
        slug=_article_slug(article),
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
        missing=sum(use.missing for use in shown.term_uses()),
        digest=digest,
        parent=parent,
        children=tuple(_article_slug(r.article) for r in bilingual.related if r.blocks),
        images=tuple(dict.fromkeys(local_images(article))),
    )


def occurrences_of(bilingual: BilingualArticle) -> dict[str, list[Occurrence]]:
    """The sentences of the article in which each glossary term occurs, by the head of its row."""
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for number, translation in enumerate(reading_order(bilingual), 1):
        for headword in dict.fromkeys(use.headword for use in translation.terms):
            uses = [use for use in translation.terms if use.headword == headword]
            found[headword].append(
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
