"""Building the site: articles/ in, build/site/ out, one article's failure never stops the others.

gathering    what has changed in the folder of articles is read, translated and stored
pages        each kind of page says what it makes, and of what
publishing   the pages that have changed are made; the new site takes the place of the old one

The same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from translator.errors import TranslatorError
from translator.memory import TranslationMemory
from translator.settings import Settings
from translator.site import articles, chrome, home
from translator.site.gathering import Source, gather, program, sources
from translator.site.pages import Page, Site
from translator.site.publishing import publish
from translator.site.store import Store
from translator.translating import Progress, Tally, Workshop
from translator.workshop import Wishes, open_workshop

KINDS = (chrome, home, articles)
"""The modules that make pages, each with a function `pages(site)`."""


@dataclass(frozen=True)
class Report:
    """What a build did: articles of the site, failures, missing terms, sentences translated, files made."""

    home: Path
    articles: int
    failures: tuple[TranslatorError, ...]
    missing: int
    tally: Tally
    made: int


def build_site(
    settings: Settings, memory: TranslationMemory, say: Callable[[str], None], progress: Progress
) -> Report:
    """Translate what is new, and bring the site up to date.

    Raises:
        TranslatorError: nothing can be built at all (settings, glossary, model, output folder).
    """
    found = [source for pair in settings.pairs for source in sources(settings, pair)]
    workshops = _workshops(settings, found, say)
    path = store_path(settings.output)
    with Store(path) as store:
        gathered = gather(found, workshops, store, memory, say, progress)
        cards = store.cards()
        if gathered.failures and not cards:
            for failure in gathered.failures[:-1]:
                say(str(failure))
            raise gathered.failures[-1]  # the last good site is better than an empty one
        site = _site(settings, workshops, store)
        _say_missing_images(site, say)
        with closing(site):
            made = publish(site, _pages(site), settings.output)
        missing = sum(card.missing for card in site.cards)
    return Report(
        settings.output / "index.html",
        len(site.cards),
        tuple(gathered.failures),
        missing,
        gathered.tally,
        made,
    )


def store_path(output: Path) -> Path:
    """Where builds keep what the next one needs: beside the site."""
    return output.with_name(f".{output.name}.sqlite")


def _workshops(settings: Settings, found: list[Source], say: Callable[[str], None]) -> dict[str, Workshop]:
    workshops = {}
    for pair in dict.fromkeys(source.pair for source in found):
        source, _, target = pair.partition("-")
        wishes = Wishes(
            source,
            target,
            settings.model,
            settings.engine,
            beam=settings.beam,
            glossaries=settings.glossaries.get(pair, ()),
        )
        workshops[pair], notices = open_workshop(wishes)
        for notice in dict.fromkeys(notices):
            say(notice)
    return workshops


def _site(settings: Settings, workshops: dict[str, Workshop], store: Store) -> Site:
    shown = [settings.title, settings.base_url, settings.pairs]
    signatures = {pair: workshop.signature for pair, workshop in workshops.items()}
    theme = _theme(settings.theme)
    fingerprint = hashlib.sha256(msgspec.json.encode([program(), shown, theme, signatures])).hexdigest()
    cards = sorted(store.cards(), key=lambda card: card.key)
    cards.sort(key=lambda card: card.published or datetime.date.min, reverse=True)
    return Site(
        settings,
        tuple(cards),
        fingerprint,
        {pair: workshop.glossary for pair, workshop in workshops.items()},
        signatures,
        store.path,
    )


def _theme(folder: Path | None) -> list[tuple[str, bytes]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder else []
    return [(path.name, path.read_bytes()) for path in files]


def _say_missing_images(site: Site, say: Callable[[str], None]) -> None:
    for card in site.cards:
        for image in card.images:
            if articles.image_file(site.settings.articles, image) is None:
                say(f"{card.slug}: there is no image {image} in {site.settings.articles}")


def _pages(site: Site) -> Iterator[Page]:
    for kind in KINDS:
        yield from kind.pages(site)
