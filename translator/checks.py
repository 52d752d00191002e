"""What a machine can see wrong with a translation, for the person who reviews it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from translator.scripts import leftover
from translator.translation import Finding, Severity

_NUMBER = re.compile(r"\d+(?:[.,٫٬:/]\d+)*")
_SEPARATORS = re.compile(r"[.,٫٬:/]")
_WORD = re.compile(r"\w+")
_WORD_THRICE = re.compile(r"\b(\w+)(?:\W+\1){2}\b", re.IGNORECASE)
_PHRASE_TWICE = re.compile(r"\b(\w+(?:\W+\w+){2,7})\W+\1\b", re.IGNORECASE)
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve"
_SPELLED_OUT = {word: str(number) for number, word in enumerate(_SMALL.split())}  # as English agencies do
_SHORT, _LONG = 0.3, 3.5  # words in the target for each word in the source


def check(source: str, target: str, pair: tuple[str, str]) -> Iterator[Finding]:
    """Yield the findings on one sentence: empty, leftover script, numbers, repetition, length."""
    if not target.strip():
        yield Finding("empty", Severity.ERROR, "The translation is empty")
        return
    left = leftover(target, *pair)
    if left:
        yield Finding("leftover-script", Severity.ERROR, f"Not translated: {' '.join(left)}")
    yield from _check_numbers(source, target)
    repeated = _repetition(target)
    if repeated:
        yield Finding("repetition", Severity.WARNING, f"“{repeated}” is repeated")
    words = len(_WORD.findall(source))
    if words >= 4 and not _SHORT <= len(_WORD.findall(target)) / words <= _LONG:
        yield Finding("length", Severity.WARNING, "The translation is strangely short or long")


def _check_numbers(source: str, target: str) -> Iterator[Finding]:
    wanted, found = _numbers(source), _numbers(target)
    found_words = {_SPELLED_OUT[w] for w in _WORD.findall(target.casefold()) if w in _SPELLED_OUT}
    lost = [number for number in (wanted - found) if number not in found_words]
    invented = list(found - wanted)
    if lost:
        yield Finding("numbers", Severity.WARNING, f"Not in the translation: {', '.join(sorted(lost))}")
    if invented and not lost and not _spelled_in(source):
        yield Finding("numbers", Severity.NOTE, f"Not in the source: {', '.join(sorted(invented))}")


def _numbers(text: str) -> Counter[str]:
    """The numbers of a text in ASCII digits, without the marks that group or divide them."""
    ascii_digits = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character for character in text
    )
    return Counter(_SEPARATORS.sub("", number) for number in _NUMBER.findall(ascii_digits))


def _spelled_in(source: str) -> bool:
    """Whether the source has number words, which may rightly become digits."""
    return bool(re.search(r"واحد|اثن|ثلاث|أربع|خمس|ست|سبع|ثماني|تسع|عشر|مئة|مائة|ألف|مليون|مليار", source))


def _repetition(text: str) -> str:
    """A word that stands three times in a row, or a phrase of three to eight words twice in a row."""
    repeated = _WORD_THRICE.search(text) or _PHRASE_TWICE.search(text)
    return repeated.group(1) if repeated else ""
