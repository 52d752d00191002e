"""Numbers, percentages, months and weekdays that one side of a sentence pair says and the other does not.

They are compared by value, whether written in digits of any script or in words (Arabic, English and
French): ثمانٍ وعشرين is 28, 1.5 million is مليون ونصف المليون. Of a language whose number words are not
known, only large numbers in digits are compared, since small ones are spelled out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.checks.calendar import Named, calendar_names, percent_marks
from translator.checks.quantities import Quantity, differing, quantities
from translator.checks.sentence import Sentence
from translator.checks.tokens import Token, tokens
from translator.checks.words import words_of
from translator.translation import Finding, Severity

_SPELLED_OUT = 12  # the largest number that a language writes in words, when its words are not known


@dataclass(frozen=True)
class _Said:
    """What one side says."""

    text: str
    tokens: Sequence[Token]
    numbers: Sequence[Quantity]
    names: Sequence[Named]
    percent: bool


def check_numbers(sentence: Sentence) -> Iterator[Finding]:
    """Yield what the two sides do not both say."""
    source = _said(sentence.source_words, sentence.pair[0])
    target = _said(sentence.target_words, sentence.pair[1])
    lost = differing(source.numbers, target.numbers)
    invented = differing(target.numbers, source.numbers)
    yield from _finding("numbers", _shown(lost, source), _shown(invented, target))
    if words_of(sentence.pair[0]) is None or words_of(sentence.pair[1]) is None:
        return
    if source.percent != target.percent and (source.numbers or target.numbers):
        yield from _finding("numbers", "%" if source.percent else "", "%" if target.percent else "")
    for kind in ("month", "weekday"):
        lost_names = _names_not_in(source, target, kind)
        yield from _finding("dates", lost_names, _names_not_in(target, source, kind))


def _finding(check: str, lost: str, invented: str) -> Iterator[Finding]:
    if lost and invented:
        message = f"The source says {lost}, the translation {invented}"
    elif lost:
        message = f"Not in the translation: {lost}"
    else:
        message = f"Not in the source: {invented}"
    if lost or invented:
        yield Finding(check, Severity.WARNING, message)


@lru_cache(maxsize=2)
def _said(text: str, language: str) -> _Said:
    words = words_of(language)
    found = tokens(text, language)
    if words is None:
        return _Said(text, found, _in_digits(found), (), percent=False)
    names = calendar_names(text, found, words)
    marks = percent_marks(found, words)
    skipped = {i for name in names if name.firm for i in range(name.start, name.end)}
    skipped |= {i for start, end in marks for i in range(start, end)}
    numbers = quantities(text, found, words, skipped)
    return _Said(text, found, numbers, names, bool(marks) or "%" in text or "٪" in text)


def _in_digits(found: Sequence[Token]) -> list[Quantity]:
    return [
        Quantity(
            frozenset(token.values), token.start, token.end, token.firm and min(token.values) > _SPELLED_OUT
        )
        for token in found
        if token.values
    ]


def _shown(some: Sequence[Quantity], said: _Said) -> str:
    """Numbers as their side writes them, with the value of one that is written in words."""
    shown = []
    for quantity in some:
        written = said.text[quantity.start : quantity.end]
        value = min(quantity.values)
        in_digits = any(character.isdigit() for character in written)
        shown.append(written if in_digits or value.denominator != 1 else f"{written} ({value})")
    return ", ".join(dict.fromkeys(shown))


def _names_not_in(one: _Said, other: _Said, kind: str) -> str:
    known = {name.value for name in other.names if name.kind == kind}
    if kind == "month":  # 12/3/2025
        known |= {int(value) for token in other.tokens if not token.firm for value in token.values}
    lost = [name for name in one.names if name.kind == kind and name.firm and name.value not in known]
    written = [one.text[one.tokens[n.start].start : one.tokens[n.end - 1].end] for n in lost]
    return ", ".join(dict.fromkeys(written))
