"""The words in which a language says numbers, months and weekdays, one module a language.

All words stand in normal form (see `translator.glossary.normalise`): without case, accents, diacritics
and hamza seats.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache
from importlib import import_module

from translator.glossary.normalise import normal_form

_LANGUAGES = ("ar", "en", "fr")


@dataclass(frozen=True)
class Words:
    """How a language says numbers and dates.

    numbers     what adds up to a number below a thousand: three, thirteen, thirty, ثلاثمئة, also third
    scales      what multiplies the number before it, and is 1 × itself without one: hundred, million
    counted     a scale with its number in it: ألفان; its value and its scale
    either      scales in a form that also counts them as two: مليونا
    plurals     scales in a form that says no number when none stands before it: hundreds, آلاف
    fractions   parts of one: half, ثلث
    parts       denominators behind a number: two *thirds*
    dozens      what multiplies a number and is no scale: two *dozen*
    also        numbers that are fractions too when they stand alone, or behind one: third, خمس
    hints       words that may stand for a number and need not: dozen, triple, decade, the dual
    decades     seventies, سبعينيات
    centuries   words before or behind the number of a century
    joiners     words between the parts of a number: and, et
    fillers     words between a fraction and its scale: half *a* million
    few         words that make a scale vague: several thousand
    percent     what says that a number is a percentage, as runs of words
    months      1 to 12, weekdays 1 (Monday) to 7, as runs of words
    doubtful    runs of words for months and weekdays that may say something else
    loose       the same where no word before them can make them sure: أحد
    before_dates  words before a doubtful one that make it sure: in, last
    capitals    whether months and weekdays are written with a capital
    hidden      words that look like a number with clitics and are not
    spelled     letters that a word must be written with, unlike those that it must not: مائة, not ماؤه
    apart       words that are و and another word when they are written with a letter: وأحد
    clitics     whether particles are written together with the word
    vigesimal   whether numbers go on as soixante-dix and quatre-vingts do
    """

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    months: Mapping[tuple[str, ...], int]
    weekdays: Mapping[tuple[str, ...], int]
    percent: frozenset[tuple[str, ...]]
    counted: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    either: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    centuries: frozenset[str] = frozenset()
    fractions: Mapping[str, Fraction] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    dozens: Mapping[str, int] = field(default_factory=dict)
    also: Mapping[str, Fraction] = field(default_factory=dict)
    hints: Mapping[str, frozenset[Fraction]] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    few: frozenset[str] = frozenset()
    doubtful: frozenset[tuple[str, ...]] = frozenset()
    loose: frozenset[tuple[str, ...]] = frozenset()
    before_dates: frozenset[str] = frozenset()
    capitals: bool = False
    hidden: frozenset[str] = frozenset()
    spelled: Mapping[str, str] = field(default_factory=dict)
    unlike: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    clitics: bool = False
    vigesimal: bool = False

    def counts(self, word: str) -> bool:
        """Whether a word has to do with numbers."""
        return word in self._all

    @cached_property
    def date_words(self) -> frozenset[str]:
        """The words that begin the name of a month or weekday."""
        return frozenset(run[0] for table in (self.months, self.weekdays) for run in table)

    @cached_property
    def percent_words(self) -> frozenset[str]:
        """The words that begin what says that a number is a percentage."""
        return frozenset(run[0] for run in self.percent if run)

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of numbers whose spelling must be looked at."""
        return frozenset([*self.spelled, *self.unlike, *self.either, *self.apart])

    def divides(self, word: str) -> bool:
        """Whether a word is a part of one, to which a pronoun may be tied: نصفهم."""
        return word in self.fractions or word in self.parts or word in self.also

    @cached_property
    def _all(self) -> frozenset[str]:
        tables = (self.numbers, self.scales, self.counted, self.fractions, self.parts)
        return frozenset().union(*tables, self.hints, self.decades, self.few, self.joiners, self.fillers)


@lru_cache(maxsize=8)
def words_of(language: str) -> Words | None:
    """The words of a language; None for one whose words are not known here."""
    if language not in _LANGUAGES:
        return None
    words: Words = import_module(f"translator.checks.words.{language}").WORDS
    return words


def normal(word: str) -> str:
    """A word in normal form."""
    return " ".join(normal_form(word))


def listed(text: str) -> frozenset[str]:
    """The words of a text, in normal form."""
    return frozenset(map(normal, text.split()))


def counted_up(text: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Words that stand for numbers one after the other; spellings of one number are parted by `/`."""
    return {
        normal(spelling): start + step * index
        for index, spellings in enumerate(text.split())
        for spelling in spellings.split("/")
    }


def runs(names: Iterable[str]) -> dict[tuple[str, ...], int]:
    """Names of months or weekdays, in order; spellings of one are parted by `/` and may be several words."""
    return {
        normal_form(spelling): number
        for number, spellings in enumerate(names, 1)
        for spelling in spellings.split("/")
    }


def hinted(values: Mapping[int | Fraction, str]) -> dict[str, frozenset[Fraction]]:
    """Words that may stand for a number, listed by number."""
    found: dict[str, set[Fraction]] = {}
    for value, words in values.items():
        for word in words.split():
            found.setdefault(normal(word), set()).add(Fraction(value))
    return {word: frozenset(some) for word, some in found.items()}
