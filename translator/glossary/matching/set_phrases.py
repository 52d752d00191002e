"""Set phrases in which a word is not the name that it looks like: القوة القاهرة is no power of Cairo."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from translator.glossary.matching.clitics import readings
from translator.glossary.matching.context import is_attribute, is_predicate
from translator.glossary.matching.passage import Passage
from translator.glossary.matching.wordlists import Words, entries
from translator.glossary.normalise import normal_form

_PREDICATE = "هو…"
_ATTRIBUTE = "ال…"

IsName = Callable[[int], bool]


class _Phrases(NamedTuple):
    """Phrases with the sign before each, and for each first word how many words its phrases have."""

    signs: dict[Words, str]
    lengths: dict[str, set[int]]


def set_phrase_end(passage: Passage, position: int, is_name: IsName) -> int:
    """The position behind the longest set phrase that begins at `position`; 0 when there is none.

    `is_name` says whether a word has been found to be a name.
    """
    phrases = _phrases()
    end = 0
    for reading in readings(passage.normals[position]):
        for length in phrases.lengths.get(reading.stem, ()):
            sign = phrases.signs.get((reading.stem, *passage.normals[position + 1 : position + length]))
            if sign is not None and _stands_so(passage, position, sign, is_name):
                end = max(end, position + length)
    return end


def _stands_so(passage: Passage, position: int, sign: str, is_name: IsName) -> bool:
    if sign == _PREDICATE:
        return is_predicate(passage, position, is_name)
    return sign != _ATTRIBUTE or is_attribute(passage, position)


@cache
def _phrases() -> _Phrases:
    phrases = _Phrases({}, {})
    for entry in entries("set-phrases"):
        sign = entry.split()[0] if entry.startswith((_PREDICATE, _ATTRIBUTE)) else ""
        words = normal_form(entry.removeprefix(sign))
        phrases.signs[words] = sign
        phrases.lengths.setdefault(words[0], set()).add(len(words))
    return phrases
