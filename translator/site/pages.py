"""The site as the makers of its pages see it, and what a page is.

Each kind of page is a module with a function `pages(site)` that yields what it makes: the path of
each page, a fingerprint of all that its bytes depend on, and how to make it. The builder makes only
the pages whose fingerprint has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from translator.glossary import Glossary
from translator.settings import Settings
from translator.site.cards import Card, Name
from translator.site.naming import names_of
from translator.site.store import Store
from translator.translation import Signature


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site. `make` is called with the site, in any process; `path` is relative to it."""

    path: str
    fingerprint: str
    make: Callable[[Site], bytes]


@dataclass(frozen=True)
class Site:
    """All that pages are made from.

    `cards` are the articles, the newest first. `chrome` is a fingerprint of templates, stylesheets,
    settings and the program itself. `glossaries` and `signatures` are those of each pair.
    """

    settings: Settings
    cards: tuple[Card, ...]
    chrome: str
    glossaries: Mapping[str, Glossary]
    signatures: Mapping[str, Signature]
    store_path: Path

    def __getstate__(self) -> dict[str, Any]:
        """What another process gets: not the open store."""
        return {part.name: getattr(self, part.name) for part in fields(self)}

    def close(self) -> None:
        """Close the store, if it was opened."""
        if "store" in self.__dict__:
            self.store.close()

    @cached_property
    def store(self) -> Store:
        """The store, opened in the process that asks."""
        return Store(self.store_path)

    @cached_property
    def by_key(self) -> dict[str, Card]:
        """The cards by key."""
        return {card.key: card for card in self.cards}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the site itself speaks: those of its pairs, sources first."""
        pairs = [pair.partition("-") for pair in self.settings.pairs]
        return tuple(dict.fromkeys([source for source, _, _ in pairs] + [target for _, _, target in pairs]))

    @property
    def first_language(self) -> str:
        """The language of the page at the top: the first of the titles that the site speaks."""
        spoken = [language for language in self.settings.title if language in self.languages]
        return (spoken or list(self.languages))[0]

    def title(self, language: str) -> str:
        """The site's title in a language, or in the first one that has a title."""
        titles = self.settings.title
        return titles.get(language) or next(iter(titles.values()))

    def of_language(self, language: str) -> list[Card]:
        """The articles that have `language` on one of their sides, the newest first."""
        return self._of_languages[language]

    @cached_property
    def _of_languages(self) -> dict[str, list[Card]]:
        return {
            language: [card for card in self.cards if language in (card.source, card.target)]
            for language in self.languages
        }

    @cached_property
    def names_by_head(self) -> dict[str, dict[str, Name]]:
        """The names that occur in the articles of each pair, by the head of their row (see `Card.names`)."""
        used: dict[str, set[str]] = {pair: set() for pair in self.glossaries}
        for card in self.cards:
            used.get(card.pair, set()).update(card.names)
        return {
            pair: {head: name for head, name in names.items() if head in used[pair]}
            for pair, names in names_of(self.glossaries).items()
        }

    @cached_property
    def names(self) -> dict[str, list[Name]]:
        """The names that occur in the articles of each pair, in the order of their targets."""
        return {
            pair: sorted(names.values(), key=lambda name: (name.target.casefold(), name.slug))
            for pair, names in self.names_by_head.items()
        }

    def names_in(self, card: Card) -> list[Name]:
        """The names that have a page and occur in an article, in its order."""
        names = self.names_by_head.get(card.pair, {})
        return [names[head] for head in card.names if head in names]

    @cached_property
    def heads(self) -> dict[str, str]:
        """A digest of what heads each article wherever it is named, by its key."""
        return {card.key: _digest(self._head(card)) for card in self.cards}

    @cached_property
    def faces(self) -> dict[str, str]:
        """A digest of all that lists show of each article, by its key."""
        return {
            card.key: _digest([self.heads[card.key], card.lead, card.sentences, card.reviewed, card.findings])
            for card in self.cards
        }

    def _head(self, card: Card) -> list[object]:
        parent = self.parent(card)
        return [
            *(card.key, card.title, card.published, card.place),
            parent and (parent.key, parent.title),
            [other.key for other in self.versions(card)],
        ]

    def parent(self, card: Card) -> Card | None:
        """The article whose related article this one is."""
        return self.by_key.get(f"{card.pair}/{card.parent}") if card.parent else None

    def versions(self, card: Card) -> list[Card]:
        """The same article in the other pairs that translate it."""
        pairs = (p for p in self.settings.pairs if p.startswith(f"{card.source}-") and p != card.pair)
        return [self.by_key[key] for pair in pairs if (key := f"{pair}/{card.slug}") in self.by_key]

    def fingerprint(self, *parts: object) -> str:
        """A fingerprint of `parts` and of the chrome."""
        return hashlib.sha256(msgspec.json.encode([self.chrome, *parts])).hexdigest()[:24]


def _digest(parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]
