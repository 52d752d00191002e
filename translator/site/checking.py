"""Checking the translations of a site's articles, without building it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.checks.ignoring import Ignore
from translator.errors import ArticleError, TranslatorError
from translator.memory import TranslationMemory
from translator.settings import Settings
from translator.site.builder import plan_of, store_path
from translator.site.remarks import Remark
from translator.site.sources import Source
from translator.site.store import Store
from translator.translating import Progress


@dataclass(frozen=True)
class Found:
    """A remark on the article that was read from a file, translated by a pair."""

    source: Source
    article: str
    remark: Remark


@dataclass(frozen=True)
class Checked:
    """What a check came to: remarks by file, articles, files that cannot be read, ignores of no use."""

    found: Sequence[Found]
    articles: int
    failures: Sequence[TranslatorError]
    unused: Sequence[Ignore]


def check_articles(
    settings: Settings,
    names: Sequence[str],
    memory: TranslationMemory,
    say: Callable[[str], None],
    progress: Progress,
) -> Checked:
    """Check the articles of the site that are named, or all; translate first what is not translated yet.

    Raises:
        ArticleError: a name is that of no article of the site.
        TranslatorError: nothing can be translated at all (settings, glossary, model).
    """
    plan = plan_of(settings, say)
    wanted = named_sources(plan.found, names, settings) if names else plan.found
    with Store(store_path(settings.output)) as store:
        gathered = plan.gather(store, memory, say, progress, only=wanted)
        found = _found(store, wanted)
        known = set(store.origins())
    unused = [] if names else _unused(plan.ignores, found)
    articles = sum(source.origin in known for source in wanted)
    return Checked(found, articles, tuple(gathered.failures), unused)


def named_sources(all_sources: Sequence[Source], names: Sequence[str], settings: Settings) -> list[Source]:
    """The articles of the site that are named, by file name or path; one in several pairs is there for each.

    Raises:
        ArticleError: a name is that of no article of the site.
    """
    wanted: dict[Source, None] = {}
    for name in names:
        path = Path(name)
        same = [s for s in all_sources if s.name == name or s.path.resolve() == path.resolve()]
        if not same:
            raise ArticleError(
                "is no article of the site",
                where=name,
                remedy=f"name a file that lies in {settings.articles}",
            )
        wanted.update(dict.fromkeys(same))
    return list(wanted)


def _found(store: Store, wanted: Collection[Source]) -> list[Found]:
    """The remarks on some files, in the order of the files."""
    by_origin = {source.origin: source for source in wanted}
    order = {origin: number for number, origin in enumerate(by_origin)}
    rows = [row for row in store.remarks() if row[0] in by_origin]
    rows.sort(key=lambda row: order[row[0]])
    return [Found(by_origin[origin], key, remark) for origin, key, remarks in rows for remark in remarks]


def _unused(ignores: Sequence[Ignore], found: Sequence[Found]) -> list[Ignore]:
    return [ignore for ignore in ignores if not any(_covers(ignore, each) for each in found)]


def _covers(ignore: Ignore, found: Found) -> bool:
    remark = found.remark
    concerned = ignore.concerns(found.source.pair, found.source.name)
    return concerned and ignore.covers(remark.sentence, remark.check)
