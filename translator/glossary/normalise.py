"""Texts as matching sees them: one spelling for what readers take as the same word.

Diacritics, tatweel, invisible characters and presentation forms vanish; alef loses its hamza and a
hamza its seat; ta marbuta equals ha, alef maqsura and the Persian letters equal ya and kaf; digits of
every script become ASCII digits; Latin letters lose case and accents. Nothing that is normalised
ever reaches a page: every position leads back into the untouched text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

# Letters of other keyboards and languages, as Arabic papers write them. The keys stand for themselves.
_FOLDED = {
    **dict.fromkeys("ةہھەۃ", "ه"),
    **dict.fromkeys("ىیېےۍ", "ي"),
    **dict.fromkeys("کڪگڭ", "ك"),
    "ڤ": "ف",
    "ڨ": "ق",
    "پ": "ب",
    "چ": "ج",
    "ٱ": "ا",
}
_HAMZA = "ء"
_HAMZA_SEATS = "ءؤئ"
_HAMZA_ABOVE = "\u0654"  # by itself, as decomposed text has it: و + this is ؤ
# و + marks + hamza: the letter becomes ء, the marks stay, the hamza vanishes as any mark does.
_SEATED_HAMZA = re.compile(f"[ويىی]([\u064b-\u0653\u0655-\u065f\u0670ـ]*)(?={_HAMZA_ABOVE})")
_TATWEEL = "ـ"
_SIGNS = "+#"
# Chinese characters, hiragana and the letters of Thai, Lao, Burmese and Khmer are a word each: no
# space parts words there, so that a term can only be told by its characters in a row.
_UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
# A hurried paper writes غزة2025: a digit beside an Arabic letter is another word.
_GLUED = re.compile(r"[\u0621-\u064a]\d|\d[\u0621-\u064a]")
_WORD_WITHOUT_DIGITS = re.compile(rf"[{_UNSPACED}]|\d+|[^\W\d_{_UNSPACED}]+")


class Word(NamedTuple):
    """A normalised word: `text[start:end]` of the original is how it is written there.

    `offsets[i]` is the position in the original text of the word's i-th normalised letter.
    """

    normal: str
    start: int
    end: int
    offsets: Sequence[int]


def normal_words(text: str) -> list[Word]:
    """Cut `text` into normalised words with their places in the untouched text."""
    letters = text.translate(_FOLDING)
    if _FOLDING.uneven.isdisjoint(text):  # one letter for each character: the places are the same
        return [
            Word(found.group(), found.start(), found.end(), range(found.start(), found.end()))
            for found in _word_in(letters).finditer(letters)
        ]
    letters, places = _letters(text)
    words = []
    for found in _word_in(letters).finditer(letters):
        offsets = places[found.start() : found.end()]
        end = _after_marks(text, offsets[-1] + 1)
        words.append(Word(found.group(), offsets[0], end, offsets))
    return words


def _word_in(letters: str) -> re.Pattern[str]:
    return _WORD_WITHOUT_DIGITS if _GLUED.search(letters) else _WORD


def visible(text: str) -> str:
    """`text` without the characters that vanish: marks and what has no shape."""
    return "".join(character for character in text if _FOLDING[ord(character)])


def _after_marks(text: str, end: int) -> int:
    """Where the marks end that belong to the letter before `end`, with the invisible among them."""
    position = end
    while position < len(text) and text[position] in _FOLDING.gone:
        position += 1
        if text[position - 1] in _FOLDING.marks:
            end = position
    return end


def normal_form(text: str) -> tuple[str, ...]:
    """The normalised words of a glossary form, by which two spellings are compared.

    Signs that the form ends with are the last word: OPEC+ is not OPEC.
    """
    letters = _letters(text)[0] if _HAMZA_ABOVE in text else text.translate(_FOLDING)
    words = _word_in(letters).findall(letters)
    signs = signs_behind(text)
    return (*words, signs) if signs and words else tuple(words)


def signs_behind(text: str) -> str:
    """The signs that a name ends with: those of OPEC+, C++, C#."""
    return text[len(text.rstrip(_SIGNS)) :]


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded letters of `text`, and the place in it of each."""
    letters = text.translate(_FOLDING)
    gone = _FOLDING.gone
    if _HAMZA_ABOVE in text:
        letters = _SEATED_HAMZA.sub(_HAMZA + "\\1", text).translate(_FOLDING)
    places = [position for position, character in enumerate(text) if character not in gone]
    if len(places) != len(letters):  # some characters are several letters
        places = [i for i, character in enumerate(text) for _ in _FOLDING[ord(character)]]
    return letters, places


class _Folding(dict[int, str]):
    """What each character becomes, for `str.translate`; found out when it is first met.

    `uneven` are the characters that become nothing (`gone`), or several letters. `marks` are those
    that become nothing and belong to the letter before them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        self.gone: set[str] = set()
        self.marks: set[str] = set()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = self[code] = _fold(character)
        if len(folded) != 1:
            self.uneven.add(character)
        if not folded:
            self.gone.add(character)
            if unicodedata.category(character) != "Cf":
                self.marks.add(character)
        return folded


def _fold(character: str) -> str:
    # Composed first: a presentation form is the letter that it presents, also when that is ؤ or ئ.
    letters = "".join(map(_fold_letter, unicodedata.normalize("NFKC", character)))
    if letters.isspace() and character.isalpha():
        return ""  # a mark in its isolated form, which stands for a space with the mark on it
    if len(letters) > 1 and (not letters.isalnum() or re.search(f"[{_UNSPACED}]", letters)):
        return character  # ½, ﷺ and ㍻ are not several words
    return letters


def _fold_letter(letter: str) -> str:
    if letter in _HAMZA_SEATS:  # مسئول and مسؤول are one word, but مؤدي is not مودي
        return _HAMZA
    folded = []
    for part in unicodedata.normalize("NFKD", letter):
        if unicodedata.category(part) in ("Mn", "Me", "Cf") or part == _TATWEEL:
            continue
        digit = unicodedata.decimal(part, None)
        folded.append(str(digit) if digit is not None else _FOLDED.get(part, part).casefold())
    return "".join(folded)


_FOLDING = _Folding()
