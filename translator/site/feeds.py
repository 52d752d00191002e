"""Atom feeds of the newest articles: one in each language of the site, and one in both languages at once.

Feeds hold whole addresses, so there are none without a `base_url`. An article is as old as its day of
publication says; one without a day is in no feed. Nothing depends on when the site was built.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from translator.rendering.plain import xml_text
from translator.rendering.urls import local_path
from translator.site.cards import Card
from translator.site.chrome import absolute, article_path
from translator.site.listing import Listed
from translator.site.pages import Page, Site
from translator.site.xhtml import plain_parts, render_xhtml
from translator.translation import BilingualArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

BILINGUAL = "feed.xml"
_NEWEST = 20
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_NEVER = datetime.date(1970, 1, 1)


def pages(site: Site) -> Iterator[Page]:
    """Yield the feeds, when the site has a base_url."""
    if not site.settings.base_url:
        return
    for language in site.languages:
        yield _page(site, feed_path(language), site.once_each(language), language)
    yield _page(site, BILINGUAL, site.articles, "")


def feed_path(language: str) -> str:
    """The path of the feed in a language."""
    return f"{language}/feed.xml"


def _page(site: Site, path: str, articles: Sequence[Listed], language: str) -> Page:
    newest = [article for article in articles if article.published][:_NEWEST]
    fingerprint = site.fingerprint("feed", language, [(article.key, article.digest) for article in newest])
    keys = tuple(article.key for article in newest)
    return Page(path, fingerprint, partial(make, path=path, keys=keys, language=language))


def make(site: Site, *, path: str, keys: Sequence[str], language: str) -> bytes:
    """Make a feed of the articles `keys`, in a language or else in both of each article."""
    from lxml import etree

    cards = [site.card(key) for key in keys]
    feed = etree.Element(_name("feed"), nsmap={None: _ATOM})
    if language:
        feed.set(f"{{{_XML}}}lang", language)
    titles = [site.title(language)] if language else list(dict.fromkeys(site.settings.title.values()))
    home = absolute(site, f"{language or site.first_language}/index.html")
    _add(feed, "id", absolute(site, path))
    _add(feed, "title", " · ".join(titles))
    _add(feed, "updated", _time(cards[0].published if cards else None))
    _add(feed, "link", rel="self", type="application/atom+xml", href=absolute(site, path))
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    _add(_add(feed, "author"), "name", titles[0])
    for card in cards:
        _add_entry(site, feed, card, language)
    written: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _add_entry(site: Site, feed: _Element, card: Card, language: str) -> None:
    article = site.store.article(card.key)
    here = language or site.first_language
    address = absolute(site, article_path(card.key, here))
    entry = _add(feed, "entry")
    # The article in both languages is another entry than its text in one of them.
    _add(entry, "id", address if language else absolute(site, card.key))
    _add(entry, "title", _in(card.title.source, card.title.target, card, language))
    _add(entry, "published", _time(card.published))
    _add(entry, "updated", _time(card.published))
    author = _author(article, card, language)
    if author:
        _add(_add(entry, "author"), "name", author)
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    for keyword in card.keywords:
        text = _in(keyword.source, keyword.target, card, language)
        if text:
            _add(entry, "category", term=text)
    lead = _in(card.lead.source, card.lead.target, card, language)
    if lead:
        _add(entry, "summary", lead)
    _add(entry, "content", _content(site, card, article, language, address), type="html")


def _content(site: Site, card: Card, article: BilingualArticle, language: str, address: str) -> str:
    def find_image(url: str) -> str:
        path = local_path(url)
        return absolute(site, f"{card.pair}/{path}") if path in card.images else ""

    parts = plain_parts(article, find_image)
    chosen = next((side for side in parts["sides"] if side.language == language), None)
    return render_xhtml(
        site,
        "feed_entry.xhtml.j2",
        language or card.target,
        side=chosen,
        address=address,
        **parts,
    )


def _author(article: BilingualArticle, card: Card, language: str) -> str:
    """Who wrote the article, or else the newspaper or agency that it is from."""
    for source, made in (
        (article.article.author, article.author),
        (article.article.publisher, article.publisher),
    ):
        if source:
            return _in(source, " ".join(t.target for t in made), card, language)
    return ""


def _in(source: str, target: str, card: Card, language: str) -> str:
    """A text of an article in a language, or in both."""
    if language:
        return source if language == card.source else target
    return " · ".join(filter(None, (source, target)))


def _time(day: datetime.date | None) -> str:
    return f"{(day or _NEVER).isoformat()}T00:00:00Z"


def _name(tag: str) -> str:
    return f"{{{_ATOM}}}{tag}"


def _add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    from lxml import etree

    made = etree.SubElement(parent, _name(tag), {name: xml_text(value) for name, value in attributes.items()})
    made.text = xml_text(text) or None
    return made
