"""The search page of each language, and the index that it searches: no server is needed, nor even a web.

search/PAIR/index.js            which shards there are
search/PAIR/LANGUAGE/….js       shards of words (see `postings`)
search/PAIR/names/….js          shards of names, with all their spellings
search/PAIR/texts/….js          the sentences of an article, for the results

All are scripts that call `searchPart(name, content)`, because a page that was opened from a folder may
load scripts but no data. A shard is made again when a word in it has changed its places.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from gettext import NullTranslations
from typing import Any, NamedTuple

import msgspec
from babel import Locale, UnknownLocaleError

from translator.glossary.normalise import normal_words
from translator.i18n import interface_language, long_date, translations
from translator.rendering.parts import reading_order
from translator.scripts import direction
from translator.site.cards import Card, Name
from translator.site.chrome import link, render
from translator.site.pages import Page, Site
from translator.site.postings import ENTRIES, LETTERS, Cell, Shard, document_of, marks_of, postings, shards
from translator.site.stems import OWN, STOPPED, readings
from translator.translation import Origin

_NAMES = "names"
_TEXTS = "texts"
_NAMES_OF_A_SHARD = 400  # each under each of its words


class Part(NamedTuple):
    """A shard and the page that it is."""

    shard: Shard
    page: Page


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of each pair and the page in each language."""
    versions: dict[str, str] = {}
    for pair in site.settings.pairs:
        digest = hashlib.sha256()  # of all texts: their addresses end with the version of the index
        for page in _texts(site, pair):
            digest.update(page.fingerprint.encode())
            yield page
        shelves = _shelves(site, pair)
        for parts in shelves.values():
            yield from (part.page for part in parts)
        told = {
            shelf: {part.shard.prefix: _version(part.page) for part in parts}
            for shelf, parts in shelves.items()
        }
        path = f"search/{pair}/index.js"
        fingerprint = site.fingerprint(path, told, digest.hexdigest())
        page = Page(path, fingerprint, partial(make_index, pair=pair, shelves=told))
        versions[pair] = _version(page)
        yield page
    for language in site.languages:
        path = f"{language}/search.html"
        known = {pair: version for pair, version in versions.items() if language in pair.split("-")}
        yield Page(
            path,
            site.fingerprint("search", path, known),
            partial(make, path=path, language=language, versions=known),
        )


def _version(page: Page) -> str:
    """What the address of a part ends with, so that browsers do not take an old one out of their cache."""
    return page.fingerprint[:8]


def _texts(site: Site, pair: str) -> Iterator[Page]:
    for article in site.articles:
        if article.pair == pair:
            path = f"search/{pair}/{_TEXTS}/{document_of(article)}.js"
            yield Page(path, site.fingerprint(path, article.digest), partial(make_text, key=article.key))


def _shelves(site: Site, pair: str) -> dict[str, list[Part]]:
    shelves = {}
    for language in pair.split("-"):
        shelf = f"{pair}/{language}"
        shelves[language] = [
            _part(site, shelf, shard, partial(make_shard, shelf=shelf, shard=shard))
            for shard in shards(site.store.shelves.cells(shelf), ENTRIES)
        ]
    shelf = f"{pair}/{_NAMES}"
    shelves[_NAMES] = [
        _part(site, shelf, shard, partial(make_names, pair=pair, shard=shard))
        for shard in shards(_cells_of_names(site, pair), _NAMES_OF_A_SHARD)
    ]
    return shelves


def _part(site: Site, shelf: str, shard: Shard, make: Callable[[Site], bytes]) -> Part:
    path = f"search/{shelf}/{shard.name}.js"
    return Part(shard, Page(path, site.fingerprint(path, shard), make))


def _cells_of_names(site: Site, pair: str) -> list[Cell]:
    names: defaultdict[str, list[Name]] = defaultdict(list)
    for name in site.names.get(pair, []):
        for letters in dict.fromkeys(word[:LETTERS] for word in _words_of_name(pair, name)):
            names[letters].append(name)
    return [
        Cell(letters, len(some), int(hashlib.sha256(msgspec.json.encode(some)).hexdigest()[:12], 16))
        for letters, some in sorted(names.items())
    ]


def _words_of_name(pair: str, name: Name) -> dict[str, None]:
    """All words of a name, in its spellings in both languages, without the article."""
    return {
        readings(word.normal, language)[0]: None
        for language, spellings in zip(pair.split("-"), _spellings(name), strict=True)
        for spelling in spellings
        for word in normal_words(spelling)
    }


def _spellings(name: Name) -> tuple[list[str], list[str]]:
    target = [name.target, name.family.target] if name.family.target else [name.target]
    return list(name.spellings), target


def make_index(site: Site, *, pair: str, shelves: Mapping[str, Mapping[str, str]]) -> bytes:
    """Say which shards a pair has, and what the words of its languages are read by."""
    tables = {
        language: {"stopped": sorted(STOPPED.get(language, ())), "own": sorted(OWN.get(language, ()))}
        for language in pair.split("-")
    }
    return _script(f"{pair}/index", {"shelves": shelves, "languages": tables})


def make_shard(site: Site, *, shelf: str, shard: Shard) -> bytes:
    """Make a shard of words."""
    return _script(f"{shelf}/{shard.name}", postings(site.store.shelves.words(shelf, shard)))


def make_names(site: Site, *, pair: str, shard: Shard) -> bytes:
    """Make a shard of names: page, name in both languages, all spellings in both."""
    held = [
        (name.slug, name.source, name.target, *_spellings(name))
        for name in site.names[pair]
        if any(map(shard.holds, _words_of_name(pair, name)))
    ]
    return _script(f"{pair}/{_NAMES}/{shard.name}", held)


def make_text(site: Site, *, key: str) -> bytes:
    """Make the sentences of an article, in both languages and whether a person has approved them.

    The first `title` of them are its title, those from number `first` on its text; between them stand
    place, author and keywords. `marks` are what the shards call them.
    """
    card = site.card(key)
    article = site.store.article(key)
    sentences = [
        (translation.segment.text, translation.target, int(translation.origin is Origin.REVIEWED))
        for translation in reading_order(article)
    ]
    text = {
        "key": key,
        "titles": (card.title.source, card.title.target),
        "dates": _dates(card),
        "title": len(article.title),
        "first": len(sentences) - sum(len(block.translations) for block in article.blocks) + 1,
        "marks": marks_of(article),
        "sentences": sentences,
    }
    return _script(f"{card.pair}/{_TEXTS}/{document_of(card)}", text)


def _dates(card: Card) -> list[str]:
    if card.published is None:
        return []
    return [
        card.published.isoformat(),
        long_date(card.published, card.source),
        long_date(card.published, card.target),
    ]


def _script(name: str, content: object) -> bytes:
    return b"searchPart(" + msgspec.json.encode(name) + b"," + msgspec.json.encode(content) + b");\n"


def make(site: Site, *, path: str, language: str, versions: Mapping[str, str]) -> bytes:
    """Make the search page in a language."""
    told = {
        "language": interface_language(language),
        "root": link(path, "search"),
        "pairs": [_pair(site, path, language, pair, version) for pair, version in versions.items()],
        "names": link(path, f"{language}/names"),
        "letters": LETTERS,
        "articles": _forms(language, _articles),
        "more": _forms(language, _more),
    }
    return render(site, "search.html.j2", path, language, told=msgspec.json.encode(told).decode())


def _pair(site: Site, path: str, language: str, pair: str, version: str) -> dict[str, Any]:
    """What the page has to know of a pair; the side of its own language comes first."""
    source, _, target = pair.partition("-")
    source_right = direction(source) == "rtl" and direction(target) == "ltr"
    sides = [
        {
            "side": side,
            "language": code,
            "direction": direction(code),
            "place": "right" if (side == 0) == source_right else "left",
        }
        for side, code in enumerate((source, target))
    ]
    return {
        "pair": pair,
        "version": version,
        "articles": link(path, language),
        "sides": sorted(sides, key=lambda side: side["language"] != language),
    }


def _articles(texts: NullTranslations, count: int) -> str:
    return texts.ngettext("%(shown)s article", "%(shown)s articles", count)


def _more(texts: NullTranslations, count: int) -> str:
    # NOTE: a button that shows the other sentences of an article that were found
    return texts.ngettext("%(shown)s more sentence", "%(shown)s more sentences", count)


def _forms(language: str, say: Callable[[NullTranslations, int], str]) -> dict[str, str]:
    """A text in the plural forms of a language, by CLDR's names for them; # stands for the number."""
    try:
        form_of = Locale.parse(interface_language(language)).plural_form
    except (UnknownLocaleError, ValueError):
        form_of = Locale("en").plural_form
    samples: dict[str, int] = {}
    for count in range(201):
        samples.setdefault(form_of(count), count)
    texts = translations(language)
    return {form: say(texts, count) % {"shown": "#"} for form, count in samples.items()}
