"""The articles under review: their sentences in the order of the page, with the terms of each.

Reading an article and finding its terms needs no engine and is quick; `Articles.open` translates it and
brings its file of reviewed translations up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from translator.article import Block, BlockKind
from translator.checks.ignoring import Ignore, read_ignores
from translator.desk.desk import Desk
from translator.errors import ArticleError
from translator.glossary import Matcher, read_glossary
from translator.reading import read
from translator.reviewing import ArticleReview, Record, Reviews
from translator.reviewing.reconciling import Sentence, reconcile
from translator.site.sources import Source, sources
from translator.translating import needs_translation, translate_articles
from translator.translation import BilingualArticle, Origin, Segment, Signature
from translator.units import ArticleUnits, Unit, units_of

_State = tuple[tuple[str, int, int], ...]
_KEPT = 200  # articles that are kept in memory


@dataclass(frozen=True)
class Row:
    """A sentence as the page shows it: its number there and on the site, and what part of the article it is.

    `part` is `title`, `place`, `author`, `publisher`, `keywords` or the kind of its block.
    """

    number: int
    part: str
    unit: Unit
    block: Block | None = None


@dataclass(frozen=True)
class Section:
    """An article, or one that belongs to it."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ReadArticle:
    """An article that was read, and its sentences. A sentence that stands in it twice is one.

    `ignores` are the findings in it that somebody said are right as they are.
    """

    source: Source
    title: str
    sections: tuple[Section, ...]
    ignores: tuple[Ignore, ...] = ()

    @property
    def name(self) -> str:
        """What names the article in addresses and files."""
        return self.source.path.stem

    @property
    def languages(self) -> tuple[str, str]:
        """The languages of the article and of its translation."""
        source, _, target = self.source.pair.partition("-")
        return source, target

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The sentences by their ids."""
        return {row.unit.segment.id: row.unit for section in self.sections for row in section.rows}

    def known_of(self, review: ArticleReview) -> dict[str, Record]:
        """The records of its sentences as they are now, though `review` was written before they changed."""
        return _known_of(review, (unit.segment for unit in self.units.values()))

    def to_translate(self, known: Mapping[str, Record]) -> int:
        """How many sentences are work for a person: those with words to translate, and the `known` ones."""
        language = self.languages[0]
        return sum(id in known or needs_translation(unit, language) for id, unit in self.units.items())


class Articles:
    """The articles of the project, read as they are now; several threads may ask at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reviews = {pair: Reviews(desk.settings.translations / pair) for pair in desk.pairs}
        self._read: dict[Source, tuple[_State, ReadArticle]] = {}
        self._matchers: dict[str, tuple[_State, Matcher]] = {}
        self._translated: dict[Source, tuple[_State, Signature, BilingualArticle]] = {}

    def reviews(self, pair: str) -> Reviews:
        """The reviewed translations of a pair.

        Raises:
            ArticleError: the project has no such pair.
        """
        if pair not in self._reviews:
            raise ArticleError("is no pair of this project", where=pair)
        return self._reviews[pair]

    def sources(self, pair: str) -> Sequence[Source]:
        """The files of a pair's articles."""
        return sources(self._desk.settings, pair)

    def source(self, pair: str, name: str) -> Source:
        """The file of an article.

        Raises:
            ArticleError: there is no such article.
        """
        self.reviews(pair)
        for source in self.sources(pair):
            if source.path.stem == name:
                return source
        raise ArticleError("there is no such article", where=name, remedy="it may have another name now")

    def read(self, source: Source) -> ReadArticle:
        """Read an article, unless that was done and neither it nor the glossary has changed.

        Raises:
            TranslatorError: the article or the glossary cannot be read.
        """
        checks = self._desk.settings.checks
        state = _state([source.path, checks, *self._glossary_files(source.pair)])
        known = self._read.get(source)
        if known is None or known[0] != state:
            article = read(source.path, source.pair.partition("-")[0])
            ignores = [i for i in read_ignores(checks) if i.concerns(source.pair, source.name)]
            made = _read_article(source, units_of(article, self._matcher(source.pair)), tuple(ignores))
            _make_room(self._read)
            known = self._read[source] = (state, made)
        return known[1]

    def open(self, source: Source) -> ArticleReview:
        """Translate an article as it is now, and bring its file of reviewed translations up to date.

        Raises:
            TranslatorError: the article, the glossary or the model cannot be read.
        """
        bilingual = self._translate(source)
        if self._desk.read_only:
            return self.review(source)
        return self.reviews(source.pair).update(source.path.stem, bilingual)

    def review(self, source: Source) -> ArticleReview:
        """What is known of an article's sentences; of a desk for reading also its drafts, once it was opened.

        Raises:
            ReviewError: its file cannot be read.
        """
        review = self.reviews(source.pair).read(source.path.stem)
        known = self._translated.get(source)
        return _with_drafts(review, known[2]) if self._desk.read_only and known else review

    def _translate(self, source: Source) -> BilingualArticle:
        """Translate an article, unless that was done with this very text, glossary and model."""
        workshop = self._desk.workshop(source.pair)
        state, signature = _state([source.path]), workshop.signature
        with self._desk.engine_lock:
            known = self._translated.get(source)
            if known is None or known[:2] != (state, signature):
                article = read(source.path, source.pair.partition("-")[0])
                with self._desk.memory() as memory:
                    (bilingual,) = translate_articles([article], workshop, memory)
                _make_room(self._translated)
                known = self._translated[source] = (state, signature, bilingual)
        return known[2]

    def _glossary_files(self, pair: str) -> list[Path]:
        files: list[Path] = []
        for path in self._desk.glossary_paths(pair):
            files += sorted(path.glob("*.csv")) if path.is_dir() else [path]
        return files

    def _matcher(self, pair: str) -> Matcher:
        state = _state(self._glossary_files(pair))
        known = self._matchers.get(pair)
        if known is None or known[0] != state:
            paths = [path for path in self._desk.glossary_paths(pair) if path.exists()]
            known = self._matchers[pair] = (state, Matcher(read_glossary(paths)))
        return known[1]


def _with_drafts(review: ArticleReview, bilingual: BilingualArticle) -> ArticleReview:
    """What a file would hold, without writing it: its records, and drafts of the other sentences."""
    made = [each for article in (bilingual, *bilingual.related) for each in article.translations()]
    known = _known_of(review, (each.segment for each in made))
    drafts = {
        each.segment.id: Record(each.segment.id, each.segment.text, each.target, draft=each.target)
        for each in made
        if each.origin is not Origin.COPIED and each.segment.id not in known
    }
    return replace(review, records=(*known.values(), *drafts.values()))


def _known_of(review: ArticleReview, segments: Iterable[Segment]) -> dict[str, Record]:
    now = {segment.id: Sentence(segment.id, segment.text) for segment in segments}
    found, _, _ = reconcile(review, list(now.values()))
    return found


def _make_room(kept: dict[Source, Any]) -> None:
    while len(kept) >= _KEPT:
        kept.pop(next(iter(kept)), None)


def _state(files: Sequence[Path]) -> _State:
    found = []
    for path in files:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def _read_article(source: Source, planned: ArticleUnits, ignores: tuple[Ignore, ...]) -> ReadArticle:
    """The sections of an article; numbers are those of the site, where a related article has its own page."""
    own = [planned, *(related for related in planned.related if not related.blocks)]
    others = [related for related in planned.related if related.blocks]
    seen: set[str] = set()
    number = 0
    sections = []
    for title, some in [(planned.article.title, own), *((each.article.title, [each]) for each in others)]:
        rows = []
        for part, unit, block in (item for each in some for item in _in_order(each)):
            number += 1
            if unit.segment.id not in seen:
                seen.add(unit.segment.id)
                rows.append(Row(number, part, unit, block))
        sections.append(Section(title, tuple(rows)))
    return ReadArticle(source, planned.article.title or source.path.stem, tuple(sections), ignores)


def _in_order(planned: ArticleUnits) -> Iterator[tuple[str, Unit, Block | None]]:
    """The sentences in the order of `rendering.parts.reading_order`."""
    for part in ("title", "place", "author", "publisher", "keywords"):
        yield from ((part, unit, None) for unit in getattr(planned, part))
    for block, units in planned.blocks:
        kind = block.kind.value if block.kind is not BlockKind.PARAGRAPH else ""
        yield from ((kind, unit, block) for unit in units)
