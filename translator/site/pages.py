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
from translator.site.cards import Card, Name, slug_of
from translator.site.store import Store
from translator.translation import Signature

_NAME_KINDS = ("person", "place", "organisation", "term")


@dataclass(frozen=True)
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
        return [card for card in self.cards if language in (card.source, card.target)]

    @cached_property
    def names(self) -> dict[str, list[Name]]:
        """The names that occur in the articles of each pair, in the order of their targets."""
        found: dict[str, list[Name]] = {}
        for pair, glossary in self.glossaries.items():
            used = {name for card in self.cards if card.pair == pair for name in card.names}
            names = {
                slug: Name(slug, term.source, term.target, term.kind, term.spellings)
                for term in glossary.terms
                if term.kind in _NAME_KINDS and (slug := slug_of(term.source)) in used
            }
            found[pair] = sorted(names.values(), key=lambda name: (name.target.casefold(), name.slug))
        return found

    def fingerprint(self, *parts: object) -> str:
        """A fingerprint of `parts` and of the chrome."""
        return hashlib.sha256(msgspec.json.encode([self.chrome, *parts])).hexdigest()[:24]
