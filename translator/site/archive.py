"""The archive: how many articles each month has, and a page for every month."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from translator.site.listing import Listed
from translator.site.lists import Slice, grouped, make_list, shown, slices
from translator.site.pages import Page, Site

UNDATED = "undated"
_ARTICLES = 100  # on a page of a month, which shows their titles alone


@dataclass(frozen=True)
class Month:
    """A month with articles: its name in addresses (`2025-03`, or `undated`) and its number of articles."""

    name: str
    count: int

    @property
    def day(self) -> datetime.date | None:
        """The first day of the month; None for articles without a date."""
        return None if self.name == UNDATED else datetime.date.fromisoformat(f"{self.name}-01")


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of the archive and the pages of the months, in each language."""
    months = {language: by_month(site.once_each(language)) for language in site.languages}
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for language, articles_of in months.items():
        for name in articles_of:
            found[name][language] = _path(language, name)
    for language, articles_of in months.items():
        index = [Month(name, len(articles)) for name, articles in articles_of.items()]
        path = f"{language}/archive/index.html"
        made = partial(make_index, path=path, language=language, months=index)
        yield Page(path, site.fingerprint("archive", language, index), made)
        near = [None, *index, None]
        for newer, month, older in zip(near, index, near[2:], strict=False):
            articles = articles_of[month.name]
            yield from _month(site, language, month, articles, (newer, older), found[month.name])


def by_month(articles: list[Listed]) -> dict[str, list[Listed]]:
    """The articles of each month, the newest month first, those without a date last."""
    return grouped(articles, lambda article: [_month_of(article.published)])


def _month_of(day: datetime.date | None) -> str:
    return day.isoformat()[:7] if day else UNDATED


def _path(language: str, name: str) -> str:
    return f"{language}/archive/{name}.html"


def _month(
    site: Site,
    language: str,
    month: Month,
    articles: list[Listed],
    near: tuple[Month | None, Month | None],
    found: dict[str, str],
) -> Iterator[Page]:
    path = _path(language, month.name)
    for part in slices(articles, path, path.removesuffix(".html"), _ARTICLES):
        fingerprint = site.fingerprint("month", language, month, near, found, part, shown(site, part.keys))
        made = partial(make_month, language=language, month=month, near=near, found=found, part=part)
        yield Page(part.path, fingerprint, made)


def make_index(site: Site, *, path: str, language: str, months: list[Month]) -> bytes:
    """Make the index of the archive, year by year."""
    years = [
        (year, list(some)) for year, some in groupby(months, key=lambda month: month.day and month.day.year)
    ]
    return make_list(site, "archive.html.j2", path, language, years=years)


def make_month(
    site: Site,
    *,
    language: str,
    month: Month,
    near: tuple[Month | None, Month | None],
    found: dict[str, str],
    part: Slice,
) -> bytes:
    """Make a page of a month."""
    newer, older = near
    return make_list(
        site,
        "month.html.j2",
        part.path,
        language,
        part=part,
        found=found,
        month=month,
        newer=newer,
        older=older,
    )
