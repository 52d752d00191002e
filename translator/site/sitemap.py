"""The sitemap, which names each page in all its languages, and robots.txt.

Protocol: https://www.sitemaps.org/protocol.html

A sitemap holds whole addresses, so there is none without a `base_url`. The protocol allows 50,000
addresses and 50 MB a file; ours hold fewer, so that what a build has in memory does not grow with the
site.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from translator.site.chrome import absolute, article_path
from translator.site.metadata import alternates
from translator.site.pages import Page, Site

if TYPE_CHECKING:
    from lxml.etree import _Element

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_MOST = 1000  # addresses of a file
_TOOLS = ("search.html", "review.html")  # nothing to be found there


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the sitemap: its path, the day it is of, and the languages that have the same page."""

    path: str
    day: datetime.date | None
    languages: tuple[str, ...]


def pages(site: Site, others: Iterable[str]) -> Iterator[Page]:
    """Yield robots.txt and the sitemap, in several files if need be.

    `others` are the paths of all pages but those of articles.
    """
    yield Page("robots.txt", site.fingerprint("robots"), make_robots)
    if not site.settings.base_url:
        return
    stream = chain(articles(site), lists(site, others))
    parts = iter(lambda: list(islice(stream, _MOST)), [])
    first, second = next(parts, []), next(parts, [])
    if not second:
        yield _page(site, "sitemap.xml", first)
        return
    names: list[str] = []
    for some in chain([first, second], parts):
        names.append(f"sitemap-{len(names) + 1}.xml")
        yield _page(site, names[-1], some)
    yield Page("sitemap.xml", site.fingerprint("sitemaps", names), partial(make_index, names=names))


def _page(site: Site, name: str, places: list[Place]) -> Page:
    return Page(name, site.fingerprint("sitemap", places), partial(make, places=places))


def articles(site: Site) -> Iterator[Place]:
    """Yield the pages of articles, the newest last: one of today leaves the files of others as they are."""
    for article in reversed(site.articles):
        found = alternates(site, article)
        for language in sorted({article.source, article.target}):
            path = article_path(article.key, language)
            yield Place(path, article.published, tuple(found) if path in found.values() else ())


def lists(site: Site, paths: Iterable[str]) -> Iterator[Place]:
    """Yield the other pages that readers may look for, in the order of their paths."""
    known = {path for path in paths if path.endswith(".html")}
    for path in sorted(known):
        language, _, rest = path.partition("/")
        if language not in site.languages or rest in _TOOLS:
            continue
        if _begins_a_list(rest, language, known):
            yield Place(path, None, tuple(code for code in site.languages if f"{code}/{rest}" in known))


def _begins_a_list(rest: str, language: str, known: set[str]) -> bool:
    """Whether a page is the first of its list, or no list: `keywords/oil/2.html` goes on a list."""
    folder, _, name = rest.rpartition("/")
    first = "index.html" if folder == "page" else f"{folder}.html"
    return not (name.removesuffix(".html").isdecimal() and f"{language}/{first}" in known)


def make(site: Site, *, places: Sequence[Place]) -> bytes:
    """Make a sitemap of some pages."""
    from lxml import etree

    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})
    for place in places:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = absolute(site, place.path)
        if place.day:
            etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = place.day.isoformat()
        for language in place.languages if len(place.languages) > 1 else ():
            address = absolute(site, _path_in(site, place.path, language))
            attributes = {"rel": "alternate", "hreflang": language, "href": address}
            etree.SubElement(url, f"{{{_XHTML}}}link", attributes)
    return _written(root)


def _path_in(site: Site, path: str, language: str) -> str:
    """The path of a page in another language."""
    rest = path.partition("/")[2]
    article = site.by_key.get(rest.removesuffix(".html"))
    return alternates(site, article)[language] if article else f"{language}/{rest}"


def make_index(site: Site, *, names: Sequence[str]) -> bytes:
    """Make the index of several sitemaps."""
    from lxml import etree

    root = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap={None: _SITEMAP})
    for name in names:
        sitemap = etree.SubElement(root, f"{{{_SITEMAP}}}sitemap")
        etree.SubElement(sitemap, f"{{{_SITEMAP}}}loc").text = absolute(site, name)
    return _written(root)


def make_robots(site: Site) -> bytes:
    """Make robots.txt: everything may be read."""
    sitemap = absolute(site, "sitemap.xml")
    return f"User-agent: *\nAllow: /\n{f'Sitemap: {sitemap}' if sitemap else ''}".encode().rstrip() + b"\n"


def _written(root: _Element) -> bytes:
    from lxml import etree

    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written
