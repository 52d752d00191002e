"""Numbers, percentages, months and weekdays that one side of a sentence pair says and the other does not.

They are compared by value, whether written in digits of any script or in words (Arabic, English and
French): ثمانٍ وعشرين is 28, 1.5 million is مليون ونصف المليون. Of a language whose number words are not
known, only large numbers in digits are compared, since small ones are spelled out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
    if not all(map(words_of, sentence.pair)):
        source, target = (replace(side, numbers=_in_digits(side.tokens)) for side in (source, target))
    lost = _shown(differing(source.numbers, target.numbers), source)
    invented = _shown(differing(target.numbers, source.numbers), target)
    if source.percent != target.percent and (source.numbers or target.numbers):
        (lost if source.percent else invented).append("%")
    yield from _finding("numbers", lost, invented)
    for kind in ("month", "weekday"):
        yield from _finding("dates", _names_not_in(source, target, kind), _names_not_in(target, source, kind))


def _finding(check: str, lost: Sequence[str], invented: Sequence[str]) -> Iterator[Finding]:
    ours, theirs = (", ".join(dict.fromkeys(some)) for some in (lost, invented))
    if lost and invented:
        message = f"The source says {ours}, the translation {theirs}"
    elif lost:
        message = f"Not in the translation: {ours}"
    else:
        message = f"Not in the source: {theirs}"
    if lost or invented:
        yield Finding(check, Severity.WARNING, message)


@lru_cache(maxsize=2)
def _said(text: str, language: str) -> _Said:
    words = words_of(language)
    found = tokens(text, language)
    if words is None:
        return _Said(text, found, (), (), percent=False)
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


def _shown(some: Sequence[Quantity], said: _Said) -> list[str]:
    """Numbers as their side writes them, with the value of one that is written in words."""
    shown = []
    for quantity in some:
        written = said.text[quantity.start : quantity.end]
        value = min(quantity.values)
        in_digits = any(character.isdigit() for character in written)
        shown.append(written if in_digits or value.denominator != 1 else f"{written} ({value})")
    return shown


def _names_not_in(one: _Said, other: _Said, kind: str) -> list[str]:
    known = {name.value for name in other.names if name.kind == kind}
    if kind == "month":  # 12/3/2025
        known |= {int(value) for token in other.tokens if not token.firm for value in token.values}
    lost = [name for name in one.names if name.kind == kind and name.firm and name.value not in known]
    return [one.text[one.tokens[name.start].start : one.tokens[name.end - 1].end] for name in lost]
