"""The months and weekdays that a sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.checks.tokens import Token
from translator.checks.words import Words

_LONGEST = 2  # words of a name: كانون الثاني


@dataclass(frozen=True)
class Named:
    """A month (`value` 1 to 12) or a weekday (1 to 7) in the tokens `start:end`.

    `firm` says that the words mean nothing else: a March, not a march.
    """

    kind: str
    value: int
    start: int
    end: int
    firm: bool


def calendar_names(text: str, found: Sequence[Token], words: Words) -> list[Named]:
    """The months and weekdays in a sentence."""
    names: list[Named] = []
    for position, token in enumerate(found):
        if token.names and not (names and position < names[-1].end):
            names += _name_at(position, text, found, words)
    return [replace(name, firm=False) if _in_a_pair(name, names, text, found) else name for name in names]


def _in_a_pair(name: Named, names: Sequence[Named], text: str, found: Sequence[Token]) -> bool:
    """Whether the name is the second of two weekdays that say one night: ليل الأربعاء-الخميس."""
    weekdays = (other for other in names if other.kind == name.kind == "weekday")
    before = next((other for other in weekdays if other.end == name.start), None)
    gap = text[found[before.end - 1].end : found[name.start].start] if before else "and"
    return not gap.strip(" -–/(")


def _name_at(position: int, text: str, found: Sequence[Token], words: Words) -> list[Named]:
    """The name that begins at a position, the longest one; none or one."""
    for length in range(_LONGEST, 0, -1):
        rest = tuple(token.word for token in found[position + 1 : position + length])
        for first in found[position].names:
            run = (first, *rest)
            table, kind = (words.months, "month") if run in words.months else (words.weekdays, "weekday")
            if len(run) == length and run in table:
                if not _written_so(run, found[position : position + length + 1], text, words):
                    continue
                sure = run not in words.doubtful or _confirmed(position, position + length, found, words)
                firm = sure and run not in words.loose
                return [Named(kind, table[run], position, position + length, firm)]
    return []


def _written_so(run: tuple[str, ...], some: Sequence[Token], text: str, words: Words) -> bool:
    """Whether a name is written as a name, and is none of the words of a number: الأحد عشر."""
    written = text[some[0].start : some[0].end]
    if words.capitals and not written[:1].isupper():
        return False
    if words.spelled.get(run[0], "") not in written:
        return False
    following = some[len(run)] if len(some) > len(run) else None
    if following is None or not words.clitics:
        return True
    number = words.numbers.get(following.stem, 0)
    return number != 10 and not (following.joined and number >= 20)


def _confirmed(start: int, end: int, found: Sequence[Token], words: Words) -> bool:
    """Whether a day or year, or a word such as *in*, says that the words between are a date."""
    before = found[start - 1] if start else None
    behind = found[end] if end < len(found) else None
    digits = any(token is not None and token.values for token in (before, behind))
    return digits or (before is not None and before.word in words.before_dates)


def percent_marks(found: Sequence[Token], words: Words) -> list[tuple[int, int]]:
    """Where a sentence says that a number is a percentage, as spans of tokens."""
    spans = []
    for position, token in enumerate(found):
        for length in (2, 1) if token.word in words.percent_words else ():
            run = tuple(token.word for token in found[position : position + length])
            if len(run) == length and run in words.percent:
                spans.append((position, position + length))
                break
    return spans
