"""From the folder of articles to the store: what has changed is read and translated, the rest is kept.

An article that cannot be read any more keeps its last good translation, and the build says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from translator.article import Article
from translator.checks.ignoring import Ignore
from translator.errors import ArticleError, ReviewError, TranslatorError
from translator.memory import TranslationMemory
from translator.reading import read
from translator.reviewing import Reviews, Status
from translator.site.cards import alone, card_of, occurrences_of
from translator.site.remarks import remarks_of, without_ignored
from translator.site.sources import Source
from translator.site.store import Store, Stored
from translator.translating import Progress, Tally, Workshop, translate_articles
from translator.translation import BilingualArticle

_BATCH = 32  # articles that are in memory at once
_CODE = (".py", ".j2", ".css", ".js", ".po")


@dataclass
class Gathered:
    """What a build found: failures, and how much was translated."""

    failures: list[TranslatorError] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


@lru_cache(maxsize=1)
def program() -> str:
    """A fingerprint of the program: its code, templates, styles and catalogues."""
    root: Any = resources.files("translator")
    digest = hashlib.sha256()
    for path in sorted(Path(root).rglob("*")):
        if path.suffix in _CODE:
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def gather(
    found: Sequence[Source],
    workshops: Mapping[str, Workshop],
    store: Store,
    memory: TranslationMemory,
    say: Callable[[str], None],
    progress: Progress,
    ignores: Sequence[Ignore] = (),
    only: Collection[Source] | None = None,
) -> Gathered:
    """Bring the store up to date with the files `found`; `workshops` are those of their pairs.

    `ignores` are the findings that are right as they are. When `only` some files are asked for, the
    others stay as the store has them, unless they are gone.
    """
    gathered = Gathered()
    _forget_vanished(store, found)
    changed: list[tuple[Source, str]] = []
    for source in found if only is None else only:
        try:
            fingerprint = _fingerprint(source, workshops[source.pair], _concerning(source, ignores))
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            gathered.failures.append(
                ArticleError(what, where=str(source.path), remedy="check its permissions")
            )
            continue
        if store.fingerprint(source.origin) != fingerprint:
            changed.append((source, fingerprint))
    for start in range(0, len(changed), _BATCH):
        batch = list(_read_all(changed[start : start + _BATCH], workshops, gathered, say))
        for pair in dict.fromkeys(source.pair for source, _, _ in batch):
            some = [item for item in batch if item[0].pair == pair]
            articles = [article for _, _, article in some]
            results = translate_articles(articles, workshops[pair], memory, progress, gathered.tally)
            with store.together():
                for (source, fingerprint, _), result in zip(some, results, strict=True):
                    stored = list(_stored(source, fingerprint, result, _concerning(source, ignores)))
                    _keep(source, stored, store, gathered)
    return gathered


def _forget_vanished(store: Store, found: Sequence[Source]) -> None:
    there = {source.origin for source in found}
    if gone := [origin for origin in store.origins() if origin not in there]:
        store.forget(gone)


def _concerning(source: Source, ignores: Sequence[Ignore]) -> list[Ignore]:
    return [ignore for ignore in ignores if ignore.concerns(source.pair, source.name)]


def _fingerprint(source: Source, workshop: Workshop, ignores: Sequence[Ignore]) -> str:
    digest = hashlib.sha256()
    ignored = [(ignore.sentence, ignore.check, ignore.reason) for ignore in ignores]
    for part in (program(), source.pair, source.name, str(workshop.signature), repr(ignored)):
        digest.update(part.encode() + b"\0")
    digest.update(source.path.read_bytes())
    digest.update(_approved(source, workshop))
    return digest.hexdigest()[:32]


def _approved(source: Source, workshop: Workshop) -> bytes:
    """What people approved of the article, and what they are to look at again; a new draft shows nowhere."""
    if workshop.reviews is None:
        return b""
    try:
        review = Reviews(workshop.reviews).read(source.path.stem)
    except ReviewError as error:  # told when the article is read
        return str(error).encode()
    approved = [record for record in (*review.records, *review.obsolete) if record.approved]
    changed = [record.id for record in review.records if record.status is Status.CHANGED]
    shown = [(r.id, r.source, r.target, r.draft) for r in approved], changed
    return repr(shown).encode() if approved or changed else b""


def _read_all(
    changed: Sequence[tuple[Source, str]],
    workshops: Mapping[str, Workshop],
    gathered: Gathered,
    say: Callable[[str], None],
) -> Iterator[tuple[Source, str, Article]]:
    for source, fingerprint in changed:
        try:
            article = read(source.path, source.pair.partition("-")[0])
            if folder := workshops[source.pair].reviews:
                Reviews(folder).read(article.name)  # one damaged file stops its article alone
        except TranslatorError as error:
            gathered.failures.append(error)
            continue
        for notice in article.notices:
            say(f"{source.path}: {notice}")
        yield source, fingerprint, article


def _keep(source: Source, stored: Sequence[Stored], store: Store, gathered: Gathered) -> None:
    """Store an article and its related articles, unless another file has taken one of their pages."""
    for item in stored:
        other = store.owner(item.card.key) or source.origin
        if other == source.origin:
            continue
        first, second = sorted((source.origin, other))  # of one pair, so in the order of their names
        what = f"its page would be that of {first.partition('/')[2]} too"
        where = str(source.folder / second.partition("/")[2])
        gathered.failures.append(ArticleError(what, where=where, remedy="rename one of the two"))
        if second == source.origin:
            store.forget([source.origin])
            return
        store.forget([other])
    store.put(source.origin, stored)


def _stored(
    source: Source,
    fingerprint: str,
    bilingual: BilingualArticle,
    ignores: Sequence[Ignore],
    parent: str = "",
) -> Iterator[Stored]:
    remarks = remarks_of(bilingual, ignores)
    shown = without_ignored(bilingual, ignores)
    card = card_of(shown, source.pair, fingerprint, parent)
    yield Stored(source.origin, fingerprint, card, alone(shown), occurrences_of(shown), remarks)
    for related in bilingual.related:
        if related.blocks:
            yield from _stored(source, fingerprint, related, ignores, card.slug)
