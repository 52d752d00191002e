"""A sentence as the checks of numbers and dates walk through it: its words, and what it writes in digits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from translator.checks.digits import written_numbers
from translator.checks.words import Words, words_of
from translator.glossary.matching.clitics import endings, readings
from translator.glossary.normalise import normal_words

_TANWIN = "\u064b"


@dataclass(frozen=True)
class Token:
    """A word in normal form, or something written in digits with the values that it may have.

    `stem` is the word without clitics when that says a number, else empty; `joined` says that و stands
    before it. `names` are the ways to see the word as the beginning of a month or weekday. `firm` says of
    digits that a translation must have them.
    """

    start: int
    end: int
    word: str = ""
    stem: str = ""
    joined: bool = False
    names: tuple[str, ...] = ()
    values: tuple[Fraction, ...] = ()
    firm: bool = True


class _Seen(NamedTuple):
    """What the checks see in a word."""

    stem: str = ""
    joined: bool = False
    names: tuple[str, ...] = ()


def tokens(text: str, language: str) -> list[Token]:
    """Cut a sentence into tokens, in order."""
    words = words_of(language)
    found = []
    in_digits = bytearray(len(text) + 1)
    for start, end, values, firm in written_numbers(text):
        in_digits[start:end] = b"\1" * (end - start)
        found.append(Token(start, end, values=values, firm=firm, joined=_follows_and(text, start)))
    for word in normal_words(text):
        if any(in_digits[word.start : word.end + 1]):  # also the particle of و850
            continue
        stem, joined, names = _seen(word.normal, language)
        if words and stem in words.written:
            stem, joined = _as_written(stem, joined, text[word.start : word.end], words)
        found.append(Token(word.start, word.end, word.normal, stem, joined, names))
    return sorted(found, key=lambda token: token.start)


def _follows_and(text: str, start: int) -> bool:
    """Whether digits are written together with the Arabic *and*: و850."""
    return text[max(start - 1, 0) : start] == "و" and not text[max(start - 2, 0) : start - 1].strip()


def _as_written(stem: str, joined: bool, written: str, words: Words) -> tuple[str, bool]:
    """The stem that the spelling says, which normal form does not tell, and whether و stands before it."""
    if words.spelled.get(stem, "") not in written:
        return "", joined
    if stem in words.unlike and words.unlike[stem] in written:
        return "", joined
    if stem in words.apart and words.apart[stem][0] in written:
        return words.apart[stem][1], True
    if stem in words.either and _TANWIN in written:  # مليوناً is one, مليونا may be two
        return stem[:-1], joined
    return stem, joined


@lru_cache(maxsize=1 << 15)
def _seen(word: str, language: str) -> _Seen:
    words = words_of(language)
    if words is None:
        return _Seen()
    if not words.clitics:
        return _Seen(word if words.counts(word) else "", False, (word,) if word in words.date_words else ())
    ways = [reading for reading in readings(word) if not reading.question and not reading.future]
    names = tuple(way.stem for way in ways if not way.article and way.stem in words.date_words)
    if word in words.hidden:
        return _Seen(names=names)
    if words.counts(word):
        return _Seen(word, False, names)
    for way in ways:
        joined = word[0] == "و" and way.taken_off > 0
        if words.counts(way.stem):
            return _Seen(way.stem, joined, names)
        for ending in endings(way.stem):
            if words.counts(ending.stem) and (ending.accusative or words.divides(ending.stem)):
                return _Seen(ending.stem, joined, names)
    return _Seen(names=names)
