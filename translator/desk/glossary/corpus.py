"""The articles of a pair and the terms in their sentences, brought up to date with as little work as can be.

Finding all terms of a large glossary in all articles takes a while; after a change only the articles
are looked at again in which a word of a changed term stands.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from translator.article import Article
from translator.desk.desk import Desk
from translator.errors import SettingsError, TranslatorError
from translator.glossary.matching import Matcher
from translator.glossary.normalise import normal_form
from translator.glossary.terms import Glossary, Term
from translator.reading import read
from translator.site.sources import article_files
from translator.units import Unit, units_of

Stamp = tuple[int, int, int]
_ARTICLE = "ال"  # للكرملين holds الكرملين without its alef
_STEM = 3  # letters of a word whose last one an ending may change: سياسة, سياسته
MOST = 200
"""Touched sentences that are counted; beyond them it is enough to know that there are more."""


@dataclass(frozen=True)
class Text:
    """An article with its sentences; `words` are all its words in normal form."""

    path: Path
    stamp: Stamp
    article: Article
    words: str
    units: tuple[Unit, ...]

    @property
    def name(self) -> str:
        """How people call the article."""
        return self.article.title or self.article.name

    def with_terms(self, matcher: Matcher) -> Text:
        """The article with the terms of another glossary."""
        return replace(self, units=tuple(units_of(self.article, matcher)))


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article as a glossary sees it."""

    text: Text
    unit: Unit


@dataclass(frozen=True)
class Touched:
    """A sentence in which other terms are found after a change; `before` None for one that is new."""

    text: Text
    before: Unit | None
    after: Unit


class Corpus:
    """The articles that a pair translates. Safe to use from several threads."""

    def __init__(self, desk: Desk, pair: str) -> None:
        self._desk = desk
        self._language = pair.partition("-")[0]
        self._lock = threading.Lock()
        self._texts: dict[Path, Text] = {}
        self._glossary: Glossary | None = None
        self._used: Mapping[Term, int] = {}

    def texts(self, matcher: Matcher) -> Sequence[Text]:
        """All articles that can be read, by name, with the terms of a glossary."""
        with self._lock:
            self._update(matcher)
            return tuple(self._texts.values())

    def used(self, matcher: Matcher, patience: float = -1) -> Mapping[Term, int] | None:
        """In how many sentences each term stands; None when that is not known within `patience` seconds."""
        if not self._lock.acquire(timeout=patience):
            return None
        try:
            self._update(matcher)
            return self._used
        finally:
            self._lock.release()

    def uses(self, term: Term, matcher: Matcher) -> list[Sentence]:
        """The sentences in which a term stands."""
        return [
            Sentence(text, unit)
            for text in self.texts(matcher)
            for unit in text.units
            if any(match.term == term for match in unit.matches)
        ]

    def touched(self, matcher: Matcher, after: Glossary) -> list[Touched]:
        """The sentences that another glossary would have translated otherwise, `MOST` at the most."""
        stems = _stems(set(matcher.glossary.terms) ^ set(after.terms))
        texts = [text for text in self.texts(matcher) if _concerns(text, stems)]
        if not texts:
            return []
        other = Matcher(after)
        found = (each for text in texts for each in _differences(text, text.with_terms(other)))
        return list(islice(found, MOST))

    def _update(self, matcher: Matcher) -> None:
        stems = self._stems_of_changes(matcher.glossary)
        texts: dict[Path, Text] = {}
        changed = False
        for path, stamp in self._files():
            known = self._texts.get(path)
            if known is None or known.stamp != stamp:
                known = self._read(path, stamp, matcher)
                changed = True
                if known is None:
                    continue
            elif stems is None or _concerns(known, stems):
                known = known.with_terms(matcher)
                changed = True
            texts[path] = known
        if changed or texts.keys() != self._texts.keys():
            self._used = _counted(texts.values())
        self._texts, self._glossary = texts, matcher.glossary

    def _stems_of_changes(self, glossary: Glossary) -> frozenset[str] | None:
        """What the words of changed terms begin with; None when there is nothing to compare with."""
        if self._glossary is None:
            return None
        if self._glossary is glossary:
            return frozenset()
        return _stems(set(self._glossary.terms) ^ set(glossary.terms))

    def _files(self) -> list[tuple[Path, Stamp]]:
        try:
            paths = article_files(self._desk.settings, self._language)
        except SettingsError:  # no articles yet: the glossary can be edited all the same
            return []
        found = []
        for path in paths:
            try:
                status = path.stat()
            except OSError:
                continue
            found.append((path, (status.st_mtime_ns, status.st_size, status.st_ino)))
        return found

    def _read(self, path: Path, stamp: Stamp, matcher: Matcher) -> Text | None:
        try:
            article = read(path, self._language)
        except TranslatorError:
            return None  # the build says so; here there is nothing to show of it
        units = tuple(units_of(article, matcher))
        words = " ".join(" ".join(normal_form(unit.segment.text)) for unit in units)
        return Text(path, stamp, article, words, units)


def _counted(texts: Iterable[Text]) -> Mapping[Term, int]:
    units = (unit for text in texts for unit in text.units)
    return Counter(term for unit in units for term in {match.term for match in unit.matches})


def _stems(terms: Iterable[Term]) -> frozenset[str]:
    """Parts of words, one of which stands wherever one of the terms may be found.

    They are the last words of their spellings, which short forms have too.
    """
    forms = (normal_form(spelling) for term in terms for spelling in term.spellings)
    last = {next((word for word in reversed(form) if word.isalnum()), "") for form in forms}
    bare = {word.removeprefix(_ARTICLE) or word for word in last if word}
    return frozenset(word[:-1] if len(word) > _STEM else word for word in bare)


def _concerns(text: Text, stems: frozenset[str]) -> bool:
    return any(stem in text.words for stem in stems)


def _differences(before: Text, after: Text) -> list[Touched]:
    old = {unit.segment.id: unit for unit in before.units}
    return [
        Touched(after, old.get(unit.segment.id), unit)
        for unit in after.units
        if unit.segment.id not in old or old[unit.segment.id].key(()) != unit.key(())
    ]
