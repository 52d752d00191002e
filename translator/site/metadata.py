"""What a page says of itself to machines: schema.org as JSON-LD, and where it stands in other languages.

The template `_metadata.html.j2` writes it into the heads of pages, with Open Graph and the canonical
address. Whole addresses are only known when the settings name a base_url; the rest is said anyway.

schema.org: https://schema.org/NewsArticle, https://schema.org/translationOfWork
Open Graph: https://ogp.me
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from babel.core import get_global
from markupsafe import Markup as SafeText

from translator.site.cards import Card
from translator.site.listing import Listed
from translator.site.pages import Site
from translator.translation import BilingualArticle, Translation

Address = Callable[[str], str]
"""Gives the whole address of a file of the site; empty without a base_url."""

_LONGEST = 300  # letters of a description
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def alternates(site: Site, article: Listed | Card) -> dict[str, str]:
    """The page of an article in each language: that of the first pair that has the language.

    Only these pages name each other as the same in other languages. In the source language the page of a
    second pair is none of them.
    """
    found: dict[str, str] = {}
    pairs = [pair for pair in site.settings.pairs if pair.startswith(f"{article.source}-")]
    for key in (f"{pair}/{article.slug}" for pair in pairs):
        for language in key.partition("/")[0].split("-") if key in site.by_key else ():
            found.setdefault(language, f"{language}/{key}.html")
    return found


def locale_of(language: str) -> str:
    """A language with its likeliest country, as Open Graph names locales: `en_US`.

    Arabic is `ar_AR` there, the only form that those who read Open Graph know.
    """
    if language == "ar":
        return "ar_AR"
    parts = get_global("likely_subtags").get(language, "").split("_")
    return f"{language}_{parts[-1]}" if len(parts) > 1 else language


def website(site: Site, language: str, address: Address) -> SafeText:
    """The data of the home page in a language."""
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.title(language),
        "inLanguage": language,
        **_at(address(f"{language}/index.html"), "site"),
    }
    return _as_script(data)


def of_article(
    site: Site, card: Card, article: BilingualArticle, language: str, address: Address
) -> dict[str, Any]:
    """What the page of an article in a language gives its template: the data, and what Open Graph says."""
    images = [address(f"{card.pair}/{image}") for image in card.images]
    return {
        "alternates": alternates(site, card),
        "data": _as_script(_news(site, card, article, language, address)),
        "preview": {
            "title": _in(card, language, card.title.source, card.title.target),
            "description": shortened(_in(card, language, card.lead.source, card.lead.target)),
            "published": card.published,
            "image": images[0] if images else "",
            "address": unquote(address(f"{language}/{card.key}.html")),
        },
    }


def shortened(text: str) -> str:
    """The beginning of a text, cut between words when it is long."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0] or text[:_LONGEST]} …"


def _news(
    site: Site, card: Card, article: BilingualArticle, language: str, address: Address
) -> dict[str, Any]:
    is_source = language == card.source
    keywords = [_in(card, language, keyword.source, keyword.target) for keyword in card.keywords]
    page = address(f"{language}/{card.key}.html")
    data = {
        "@context": "https://schema.org",
        **_work(card, language, address),
        "description": shortened(_in(card, language, card.lead.source, card.lead.target)),
        "datePublished": card.published.isoformat() if card.published else "",
        "dateline": _in(card, language, card.place.source, card.place.target),
        "keywords": keywords,
        "author": _named("Person", article.article.author, article.author, is_source),
        "sourceOrganization": _named("Organization", article.article.publisher, article.publisher, is_source),
        "publisher": {"@type": "Organization", "name": site.title(language)},
        "image": [address(f"{card.pair}/{image}") for image in card.images if page],
        "mainEntityOfPage": page,
        "isPartOf": {
            "@type": "WebSite",
            "name": site.title(language),
            **_at(address(f"{language}/index.html"), "site"),
        },
    }
    if is_source:
        data["workTranslation"] = [
            _work(other, other.target, address, headline=other is card) for other in _versions(site, card)
        ]
    else:
        original = _work(card, card.source, address)
        data["creativeWorkStatus"] = "Reviewed" if 0 < card.sentences == card.reviewed else "Machine draft"
        data["translationOfWork"] = original
        data["isBasedOn"] = {"@id": original["@id"]}
    return {name: value for name, value in data.items() if value}


def _versions(site: Site, card: Card) -> list[Card]:
    return [card, *map(site.card, site.versions(card))]


def _work(card: Card, language: str, address: Address, headline: bool = True) -> dict[str, Any]:
    """The article in one of its languages, as other data refer to it."""
    title = {"headline": _in(card, language, card.title.source, card.title.target)} if headline else {}
    url = address(f"{language}/{card.key}.html")
    return {"@type": "NewsArticle", "inLanguage": language, **title, **_at(url, f"article-{language}")}


def _at(url: str, name: str) -> dict[str, str]:
    """What names a thing: its address, or else a name within the page."""
    return {"@id": f"{url}#{name}", "url": url} if url else {"@id": f"_:{name}"}


def _named(kind: str, source: str, made: tuple[Translation, ...], is_source: bool) -> dict[str, str]:
    name = source if is_source else " ".join(translation.target for translation in made)
    return {"@type": kind, "name": name} if name else {}


def _in(card: Card, language: str, source: str, target: str) -> str:
    return source if language == card.source else target


def _as_script(data: dict[str, Any]) -> SafeText:
    """The data as the content of a script element, out of which no text can break."""
    return SafeText(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE))
