"""Taking off what Arabic writes together with a word: particles in front of it, pronouns behind it.

All letters here are in normal form (see `normalise`): أ is ا, ة is ه.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_QUESTION = "ا"  # أ, folded
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_LAM = "ل"
_FUTURE = "س"
_ARTICLE = "ال"
_IMPERFECT = "ايتن"  # the future particle stands before these only: سيعقد
_FIRST_LETTERS = frozenset(_QUESTION + _CONJUNCTIONS + _PREPOSITIONS + _FUTURE)
_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ه", "ك", "ي")
_MY = "ي"
_ACCUSATIVE = "ا"
# Letters that must remain: of a word with an ending taken off, of the first word of a term.
_SHORTEST_STEM = 3
_SHORTEST_FIRST_WORD = 2
_CACHED = 1 << 15  # words; a text says the same ones again and again


class Reading(NamedTuple):
    """A word seen as particles and a stem: `taken_off` letters stand before the stem."""

    stem: str
    taken_off: int = 0
    article: bool = False  # ال is among them
    future: bool = False  # سـ is among them
    question: bool = False  # أ is among them

    @property
    def is_latin(self) -> bool:
        """Whether the stem is in Latin letters, so that nothing but particles can stand before it."""
        return self.stem.isascii()


class Ending(NamedTuple):
    """A word seen as a stem and an ending of `letters` letters."""

    stem: str
    letters: int
    written: str = ""  # the letter that the stem must be written with at its end: ة, ى
    accusative: bool = False  # the ending is the alef of هدفاً, and no pronoun


@lru_cache(maxsize=_CACHED)
def readings(word: str) -> tuple[Reading, ...]:
    """All readings of `word`, from the least to the most taken off; the first is the word itself.

    The particles follow one another as أ, then و or ف, then س or one of ب ك ل, then ال. The alef
    of the article is not written after ل (للكرملين), nor is its lam where three would meet
    (لليكود).
    """
    found = [Reading(word)]
    if word[0] in _FIRST_LETTERS:
        for start, question in ((0, False), (1, True)) if word[0] == _QUESTION else ((0, False),):
            found += _after(word, start, question)
            if word[start : start + 1] in _CONJUNCTIONS and len(word) > start:
                found += _after(word, start + 1, question)
    found = [reading for reading in found if not reading.taken_off or _leaves_a_word(reading)]
    return tuple(sorted(dict.fromkeys(found), key=lambda reading: reading.taken_off))


def _leaves_a_word(reading: Reading) -> bool:
    shortest = 1 if reading.is_latin else _SHORTEST_FIRST_WORD  # F of بـF-16
    return len(reading.stem) >= shortest


def _after(word: str, start: int, question: bool) -> Iterator[Reading]:
    """Yield the readings of `word` from `start` on, where a preposition or the article may stand."""
    if start:
        yield Reading(word[start:], start, question=question)
    if word.startswith(_ARTICLE, start):
        yield Reading(word[start + 2 :], start + 2, article=True, question=question)
    first, rest = word[start : start + 1], word[start + 1 :]
    if not rest:
        return
    if first in _PREPOSITIONS:
        yield Reading(rest, start + 1, question=question)
        if rest.startswith(_ARTICLE):
            yield Reading(rest[2:], start + 3, article=True, question=question)
        if first == rest[0] == _LAM:
            yield Reading("ا" + rest, start + 1, question=question)
            yield Reading(_ARTICLE + rest, start + 1, question=question)
            yield Reading(rest[1:], start + 2, article=True, question=question)
    elif first == _FUTURE and rest[0] in _IMPERFECT:
        yield Reading(rest, start + 1, future=True, question=question)


@lru_cache(maxsize=_CACHED)
def endings(word: str) -> tuple[Ending, ...]:
    """What `word` may be without a pronoun or the alef of the accusative, the shortest ending first.

    Before a pronoun ة is written ت (سياسته) and ى is written ا (مستواه). Of ي only what cannot be
    the ي of an adjective is taken for a pronoun: اقتصادي is “economic” before it is “my economy”.
    """
    found = []
    if word[-1] == _ACCUSATIVE and len(word) > _SHORTEST_STEM:
        found.append(Ending(word[:-1], 1, accusative=True))
    for pronoun in _PRONOUNS:
        stem = word[: -len(pronoun)]
        if not word.endswith(pronoun) or len(stem) < _SHORTEST_STEM:
            continue
        if stem[-1] == "ت":
            found.append(Ending(stem[:-1] + "ه", len(pronoun), written="ة"))
        elif stem[-1] == "ا":
            found.append(Ending(stem[:-1] + "ي", len(pronoun), written="ى"))
        if pronoun != _MY:
            found.append(Ending(stem, len(pronoun)))
    return tuple(sorted(found, key=lambda ending: ending.letters))
