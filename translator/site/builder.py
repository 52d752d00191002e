"""Building the site: articles/ in, build/site/ out, one article's failure never stops the others.

gathering    what has changed in the folder of articles is read, translated and stored
pages        each kind of page says what it makes, and of what
publishing   the pages that have changed are made
replacing    the new site takes the place of the old one

The same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from translator.checks.ignoring import Ignore, read_ignores
from translator.errors import ModelError, SettingsError, TranslatorError
from translator.memory import TranslationMemory
from translator.processes import seldom_collected
from translator.reviewing.applying import CHANGED_SOURCE
from translator.settings import Settings
from translator.site import (
    about,
    archive,
    articles,
    chrome,
    epub,
    feeds,
    home,
    keywords,
    names,
    not_found,
    review,
    search,
    sitemap,
)
from translator.site.gathering import Gathered, gather, program
from translator.site.listing import newest_first
from translator.site.pages import Page, Site
from translator.site.publishing import publish
from translator.site.remarks import look_again
from translator.site.sources import Source, sources, unread
from translator.site.store import Store
from translator.site.theme import check_theme, theme_files
from translator.translating import Progress, Tally, Workshop
from translator.workshop import Engines, Wishes, open_workshop

KINDS = (chrome, home, articles, archive, keywords, names, search, about, review, not_found, feeds, epub)
"""The modules that make pages, each with a function `pages(site)`; `sitemap` comes after them."""

_NAMED = 5  # articles without a date, in what the build says


@dataclass(frozen=True)
class Report:
    """What a build did: articles of the site, failures, missing terms, sentences translated, files made.

    `findings` are those that a reviewer should look at, on the page `review`; `changed` is whether the
    site is another one than before.
    """

    home: Path
    review: Path
    articles: int
    failures: tuple[TranslatorError, ...]
    missing: int
    findings: int
    tally: Tally
    made: int
    changed: bool


@seldom_collected()
def build_site(
    settings: Settings,
    memory: TranslationMemory,
    say: Callable[[str], None],
    progress: Progress,
    engines: Engines | None = None,
) -> Report:
    """Translate what is new, and bring the site up to date; `engines` are those that are loaded already.

    Raises:
        TranslatorError: nothing can be built at all (settings, glossary, model, output folder).
    """
    check_theme(settings.theme, chrome.environment(settings.theme, "en"))
    for notice in unread(settings):
        say(notice)
    plan = plan_of(settings, say, engines)
    with Store(store_path(settings.output)) as store:
        gathered = plan.gather(store, memory, say, progress)
        site = _site(settings, plan.workshops, store)
        if gathered.failures and not site.articles:
            for failure in gathered.failures[:-1]:
                say(str(failure))
            raise gathered.failures[-1]  # the last good site is better than an empty one
        _say_missing_images(site, say)
        _say_changed_sources(plan, store, say)
        _say_undated(site, say)
        if not settings.base_url:
            say("No feeds and no sitemap: they need the address of the site, base_url in translator.toml.")
        with closing(site):
            made = publish(site, partial(_pages, site), settings.output)
    return Report(
        settings.output / "index.html",
        settings.output / site.first_language / "review.html",
        len(site.articles),
        tuple(gathered.failures),
        sum(article.missing for article in site.articles),
        sum(article.findings for article in site.articles),
        gathered.tally,
        made or 0,
        made is not None,
    )


@dataclass(frozen=True)
class Plan:
    """What is to be translated and with what: files, the workshop of each pair, findings to leave alone."""

    found: Sequence[Source]
    workshops: Mapping[str, Workshop]
    ignores: Sequence[Ignore]

    def gather(
        self,
        store: Store,
        memory: TranslationMemory,
        say: Callable[[str], None],
        progress: Progress,
        only: Collection[Source] | None = None,
    ) -> Gathered:
        """Bring the store up to date: with all files, or with some."""
        return gather(self.found, self.workshops, store, memory, say, progress, self.ignores, only)


def plan_of(settings: Settings, say: Callable[[str], None], engines: Engines | None = None) -> Plan:
    """Find the articles, the models and the glossaries; `engines` are those that are loaded already.

    Raises:
        TranslatorError: nothing can be translated at all (settings, glossary, model).
    """
    ignores = read_ignores(settings.checks)
    found = [source for pair in settings.pairs for source in sources(settings, pair)]
    return Plan(found, _workshops(settings, found, say, engines), ignores)


def store_path(output: Path) -> Path:
    """Where builds keep what the next one needs: beside the site."""
    return output.with_name(f".{output.name}.sqlite")


def _workshops(
    settings: Settings, found: list[Source], say: Callable[[str], None], engines: Engines | None
) -> dict[str, Workshop]:
    workshops = {}
    for pair in dict.fromkeys(source.pair for source in found):
        source, _, target = pair.partition("-")
        wishes = Wishes(
            source,
            target,
            settings.model,
            settings.engine,
            beam=settings.beam,
            glossaries=settings.glossaries.get(pair) or None,
            glossary_folder=settings.glossary_folder,
            translations=settings.translations,
        )
        try:
            workshops[pair] = open_workshop(wishes, engines, say)
        except ModelError as error:
            where = ": ".join(filter(None, (settings.model_where, error.where)))
            raise ModelError(error.what, where=where, remedy=error.remedy) from error
    return workshops


def _site(settings: Settings, workshops: Mapping[str, Workshop], store: Store) -> Site:
    shown = [settings.title, settings.base_url, settings.pairs]
    signatures = {pair: workshop.signature for pair, workshop in workshops.items()}
    theme = [(path.name, path.read_bytes()) for path in theme_files(settings.theme)]
    fingerprint = hashlib.sha256(msgspec.json.encode([program(), shown, theme, signatures])).hexdigest()
    return Site(
        settings,
        newest_first(store.cards(), settings.pairs),
        fingerprint,
        {pair: workshop.glossary for pair, workshop in workshops.items()},
        signatures,
        store.path,
    )


def built_site(settings: Settings) -> Site:
    """The articles as the last build left them, for making something else of them; close it after use.

    Raises:
        SettingsError: the site has not been built.
    """
    if not store_path(settings.output).is_file():
        raise SettingsError(
            "there is no site yet", where=str(settings.output), remedy="make it with `translator build`"
        )
    with Store(store_path(settings.output)) as store:
        listed = newest_first(store.cards(), settings.pairs)
        return Site(settings, listed, program(), {}, {}, store.path)


def _say_missing_images(site: Site, say: Callable[[str], None]) -> None:
    for article in site.articles:
        for image in article.images:
            folder = site.settings.articles_in(article.source)
            if articles.image_file(folder, image) is None:
                say(f"{article.slug}: there is no image {image} in {folder}")


def _say_changed_sources(plan: Plan, store: Store, say: Callable[[str], None]) -> None:
    paths = {source.origin: source.path for source in plan.found}
    found = store.remarks(check=CHANGED_SOURCE)
    if told := look_again((paths[origin], remark) for origin, _, remarks in found for remark in remarks):
        say(f"{told} `translator check` shows them.")


def _say_undated(site: Site, say: Callable[[str], None]) -> None:
    """Say which articles no feed has; one within the file of another is left out, it seldom has a date."""
    undated = (article.key for article in site.articles if not (article.published or article.parent))
    names = sorted({key.partition("/")[2] for key in undated})
    if names:
        listed = ", ".join(names[:_NAMED]) + ", …" * (len(names) > _NAMED)
        count = (
            "1 article has no date and is"
            if len(names) == 1
            else f"{len(names)} articles have no date and are"
        )
        remedy = "write a line “date: 12 March 2025” below the title, in Markdown into the front matter"
        say(f"{count} in no feed ({listed}): {remedy}.")


def _pages(site: Site) -> Iterator[Page]:
    paths = []
    for kind in KINDS:
        for page in kind.pages(site):
            if kind is not articles and page.path.endswith(".html"):
                paths.append(page.path)
            yield page
    yield from sitemap.pages(site, paths)
