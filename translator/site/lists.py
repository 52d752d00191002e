"""What all lists of articles share: which articles they hold, and how a long list goes over several pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translator.scripts import direction
from translator.site.cards import Card
from translator.site.chrome import article_path, render
from translator.site.pages import Site

ARTICLES = 30
"""Articles on a page of a list that shows how they begin."""


@dataclass(frozen=True)
class Slice:
    """One page of a list: the keys of its articles, and where the list goes on.

    `number` counts from 1; `newer` and `older` are paths, empty at the ends; `total` counts the
    articles of the whole list.
    """

    path: str
    keys: tuple[str, ...]
    number: int
    count: int
    total: int
    newer: str
    older: str


def slices(cards: Sequence[Card], path: str, more: str, size: int = ARTICLES) -> Iterator[Slice]:
    """Cut a list into pages: the first one at `path`, the others in the folder `more`.

    A list without articles is one page.
    """
    count = max(1, -(-len(cards) // size))
    paths = ["", path, *(f"{more}/{number}.html" for number in range(2, count + 1)), ""]
    for index in range(count):
        keys = tuple(card.key for card in cards[index * size : (index + 1) * size])
        yield Slice(paths[index + 1], keys, index + 1, count, len(cards), paths[index], paths[index + 2])


def listed(site: Site, language: str) -> list[Card]:
    """The articles that lists in a language hold, the newest first.

    An article that the site has in several pairs with the language stands there once, as the first of
    the pairs has it.
    """
    rank = {pair: number for number, pair in enumerate(site.settings.pairs)}
    first: dict[tuple[str, str], Card] = {}
    for card in site.of_language(language):
        same = first.setdefault((card.source, card.slug), card)
        if rank.get(card.pair, len(rank)) < rank.get(same.pair, len(rank)):
            first[card.source, card.slug] = card
    return [card for card in site.of_language(language) if first[card.source, card.slug] is card]


def shown(site: Site, keys: Iterable[str]) -> list[str]:
    """What a list's fingerprint holds of its articles."""
    return [site.faces[key] for key in keys]


def grouped(cards: Sequence[Card], keys_of: Callable[[Card], Sequence[str]]) -> dict[str, list[Card]]:
    """The cards under each of their keys, in their order."""
    found: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for key in dict.fromkeys(keys_of(card)):
            found[key].append(card)
    return dict(found)


def sides(card: Card, language: str) -> list[tuple[str, str, str]]:
    """The sides of a card: `source` or `target`, its language, and the column that it stands in.

    That of the page's language comes first, for readers of a narrow page and for those who listen.
    """
    source = "right" if direction(card.source) == "rtl" else "left"
    target = "left" if source == "right" else "right"
    both = [("source", card.source, source), ("target", card.target, target)]
    return sorted(both, key=lambda side: side[1] != language)


def make_list(
    site: Site,
    template: str,
    path: str,
    language: str,
    *,
    part: Slice | None = None,
    found: Mapping[str, str] | None = None,
    **more: Any,
) -> bytes:
    """Make a page of articles, those of `part`; `found` are the paths of the page in other languages.

    Templates get besides what `render` gives them `part`, its `cards`, `sides(card)`,
    `article_path(card)`, `parent(card)` and `versions(card)`.
    """
    return render(
        site,
        template,
        path,
        language,
        elsewhere=found,
        part=part,
        cards=[site.by_key[key] for key in part.keys] if part else [],
        sides=lambda card: sides(card, language),
        article_path=lambda card: article_path(site, card.key, language),
        parent=site.parent,
        versions=site.versions,
        **more,
    )
