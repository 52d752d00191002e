"""The site as the makers of its pages see it, and what a page is.

Each kind of page is a module with a function `pages(site)` that yields what it makes: the path of
each page, a fingerprint of all that its bytes depend on, and how to make it. The builder makes only
the pages whose fingerprint has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from translator.glossary import Glossary
from translator.settings import Settings
from translator.site.cards import Card, Name
from translator.site.listing import Listed, parent_of, versions_of
from translator.site.naming import names_of
from translator.site.store import Store
from translator.translation import Signature

_CARDS = 200  # that are in memory at once


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site. `make` is called with the site, in any process; `path` is relative to it."""

    path: str
    fingerprint: str
    make: Callable[[Site], bytes]


@dataclass(frozen=True)
class Site:
    """All that pages are made from.

    `articles` are listed the newest first. `chrome` is a fingerprint of templates, stylesheets,
    settings and the program itself. `glossaries` and `signatures` are those of each pair.
    """

    settings: Settings
    articles: tuple[Listed, ...]
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
    def card(self) -> Callable[[str], Card]:
        """Read the card of an article by its key; the last ones that were read are kept."""
        return lru_cache(maxsize=_CARDS)(self.store.card)

    @cached_property
    def by_key(self) -> dict[str, Listed]:
        """The articles by key."""
        return {article.key: article for article in self.articles}

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

    def of_language(self, language: str) -> list[Listed]:
        """The articles that have `language` on one of their sides, the newest first."""
        return self._of_languages[language]

    @cached_property
    def _of_languages(self) -> dict[str, list[Listed]]:
        return {
            language: [article for article in self.articles if language in (article.source, article.target)]
            for language in self.languages
        }

    def once_each(self, language: str) -> list[Listed]:
        """The articles that lists in a language hold, the newest first.

        An article that the site has in several pairs with the language stands there once, as the first of
        the pairs has it.
        """
        return self._once_each[language]

    @cached_property
    def _once_each(self) -> dict[str, list[Listed]]:
        return {language: self._first_of_each(language) for language in self.languages}

    def _first_of_each(self, language: str) -> list[Listed]:
        rank = {pair: number for number, pair in enumerate(self.settings.pairs)}
        first: dict[tuple[str, str], Listed] = {}
        for article in self.of_language(language):
            same = first.setdefault((article.source, article.slug), article)
            if rank.get(article.pair, len(rank)) < rank.get(same.pair, len(rank)):
                first[article.source, article.slug] = article
        return [a for a in self.of_language(language) if first[a.source, a.slug] is a]

    @cached_property
    def names_by_head(self) -> dict[str, dict[str, Name]]:
        """The names that occur in the articles of each pair, by the head of their row (see `Card.names`)."""
        used: dict[str, set[str]] = {pair: set() for pair in self.glossaries}
        for article in self.articles:
            used.get(article.pair, set()).update(article.names)
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

    def names_in(self, article: Listed | Card) -> list[Name]:
        """The names that have a page and occur in an article, in its order."""
        names = self.names_by_head.get(article.pair, {})
        return [names[head] for head in article.names if head in names]

    def parent(self, article: Listed | Card) -> str:
        """The key of the article whose related article this one is; empty when there is none."""
        key = parent_of(article)
        return key if key in self.by_key else ""

    def versions(self, article: Listed | Card) -> list[str]:
        """The keys of the same article in the other pairs that translate it."""
        return [key for key in versions_of(article, self.settings.pairs) if key in self.by_key]

    def fingerprint(self, *parts: object) -> str:
        """A fingerprint of `parts` and of the chrome."""
        return hashlib.sha256(msgspec.json.encode([self.chrome, *parts])).hexdigest()[:24]
