"""What all lists of articles share: which articles they hold, and how a long list goes over several pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translator.scripts import direction
from translator.site.cards import Card
from translator.site.chrome import article_path, render
from translator.site.listing import Listed
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


def slices(articles: Sequence[Listed], path: str, more: str, size: int = ARTICLES) -> Iterator[Slice]:
    """Cut a list into pages: the first one at `path`, the others in the folder `more`.

    A list without articles is one page.
    """
    count = max(1, -(-len(articles) // size))
    paths = ["", path, *(f"{more}/{number}.html" for number in range(2, count + 1)), ""]
    for index in range(count):
        keys = tuple(article.key for article in articles[index * size : (index + 1) * size])
        yield Slice(paths[index + 1], keys, index + 1, count, len(articles), paths[index], paths[index + 2])


def shown(site: Site, keys: Iterable[str]) -> list[tuple[str, str]]:
    """What a list's fingerprint holds of its articles."""
    return [(site.by_key[key].head, site.by_key[key].face) for key in keys]


def grouped(
    articles: Sequence[Listed], keys_of: Callable[[Listed], Sequence[str]]
) -> dict[str, list[Listed]]:
    """The articles under each of their keys, in their order."""
    found: defaultdict[str, list[Listed]] = defaultdict(list)
    for article in articles:
        for key in dict.fromkeys(keys_of(article)):
            found[key].append(article)
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
        cards=[site.card(key) for key in part.keys] if part else [],
        sides=lambda card: sides(card, language),
        article_path=lambda card: article_path(card.key, language),
        parent=lambda card: site.card(key) if (key := site.parent(card)) else None,
        versions=lambda card: [site.card(key) for key in site.versions(card)],
        **more,
    )
