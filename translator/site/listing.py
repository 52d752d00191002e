"""What a build holds of every article: as much as it takes to plan the pages of all.

Titles, texts and all else that pages show stay in the store, from which each page gets what it needs.
"""

from __future__ import annotations

import datetime
import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from translator.site.cards import Both, Card


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as the plan of the site knows it; `Card` says what its fields mean.

    `head` is a digest of what heads the article wherever it is named, `face` one of what lists show
    besides: lead and figures.
    """

    key: str
    pair: str
    source: str
    target: str
    published: datetime.date | None
    keywords: tuple[Both, ...]
    names: tuple[str, ...]
    sentences: int
    reviewed: int
    findings: int
    missing: int
    parent: str
    children: tuple[str, ...]
    images: tuple[str, ...]
    digest: str
    head: str
    face: str

    @property
    def slug(self) -> str:
        """The article's name, unique within the pair."""
        return self.key.partition("/")[2]


def newest_first(cards: Iterable[Card], pairs: Sequence[str]) -> tuple[Listed, ...]:
    """List the articles of a site that translates `pairs`: the newest first, those of a day by their keys."""
    known: dict[Any, Any] = {}
    listed = sorted((_listed(card, known) for card in cards), key=lambda article: article.key)
    listed.sort(key=lambda article: article.published or datetime.date.min, reverse=True)
    by_key = {article.key: article for article in listed}
    return tuple(_with_relatives(article, by_key, pairs) for article in listed)


def _listed(card: Card, known: dict[Any, Any]) -> Listed:
    """List an article, its head without its relatives; of what is `known`, one copy serves all articles."""
    return Listed(
        card.key,
        sys.intern(card.pair),
        sys.intern(card.source),
        sys.intern(card.target),
        known.setdefault(card.published, card.published),
        tuple(known.setdefault(keyword, keyword) for keyword in card.keywords),
        tuple(map(sys.intern, card.names)),
        card.sentences,
        card.reviewed,
        card.findings,
        card.missing,
        card.parent,
        card.children,
        card.images,
        card.digest[:24],
        _digest([card.key, card.title, card.published, card.place]),
        _digest([card.lead, card.sentences, card.reviewed, card.findings]),
    )


def parent_of(article: Listed | Card) -> str:
    """The key of the article whose related article this one is, which the site need not have."""
    return f"{article.pair}/{article.parent}" if article.parent else ""


def versions_of(article: Listed | Card, pairs: Iterable[str]) -> list[str]:
    """The keys that the article has in the other pairs, whether or not the site has it there."""
    mine = (pair for pair in pairs if pair.startswith(f"{article.source}-") and pair != article.pair)
    return [f"{pair}/{article.slug}" for pair in mine]


def _with_relatives(article: Listed, by_key: dict[str, Listed], pairs: Sequence[str]) -> Listed:
    """The article with a head that also says whose related article it is, and where else it stands."""
    parent = by_key.get(parent_of(article))
    versions = [key for key in versions_of(article, pairs) if key in by_key]
    if not parent and not versions:
        return article
    return replace(article, head=_digest([article.head, parent and parent.head, versions]))


def _digest(parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]
