"""Texts as matching sees them: one spelling for what readers take as the same word.

Diacritics, tatweel, invisible characters and presentation forms vanish; alef loses its hamza and a
hamza its seat; ta marbuta equals ha, alef maqsura and the Persian letters equal ya and kaf; digits of
every script become ASCII digits; Latin letters lose case and accents. Nothing that is normalised
ever reaches a page: every position leads back into the untouched text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_FOLDED = {"ة": "ه", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "ڤ": "ف", "گ": "ك", "ٱ": "ا"}
_HAMZA_SEATS = "ءؤئ"
_TATWEEL = "ـ"
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    if character in _HAMZA_SEATS:  # مسئول and مسؤول are one word, but مؤدي is not مودي
        return "ء"
    folded = []
    for part in unicodedata.normalize("NFKD", character):
        category = unicodedata.category(part)
        if category in ("Mn", "Me", "Cf") or part == _TATWEEL:
            continue
        digit = unicodedata.decimal(part, None)
        folded.append(str(digit) if digit is not None else _FOLDED.get(part, part).casefold())
    return "".join(folded)


def _vanishes(character: str) -> bool:
    return character == _TATWEEL or unicodedata.category(character) in ("Mn", "Me")


@dataclass(frozen=True)
class Word:
    """A normalised word: `text[start:end]` of the original is how it is written there.

    `offsets[i]` is the position in the original text of the word's i-th normalised letter.
    """

    normal: str
    start: int
    end: int
    offsets: tuple[int, ...]


def normal_words(text: str) -> list[Word]:
    """Cut `text` into normalised words with their places in the untouched text."""
    letters: list[str] = []
    places: list[int] = []
    for position, character in enumerate(text):
        folded = _fold(character)
        letters.append(folded)
        places.extend([position] * len(folded))
    words = []
    for found in _WORD.finditer("".join(letters)):
        offsets = tuple(places[found.start() : found.end()])
        end = offsets[-1] + 1
        while end < len(text) and _vanishes(text[end]):  # marks belong to the letter before them
            end += 1
        words.append(Word(found.group(), offsets[0], end, offsets))
    return words


def normal_form(text: str) -> tuple[str, ...]:
    """The normalised words of a glossary form, by which two spellings are compared."""
    return tuple(word.normal for word in normal_words(text))
