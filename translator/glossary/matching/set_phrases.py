"""Set phrases in which a word is not the name that it looks like: القوة القاهرة is no power of Cairo."""

from __future__ import annotations

from functools import cache

from translator.glossary.matching.clitics import readings
from translator.glossary.matching.passage import Passage
from translator.glossary.matching.wordlists import Words, words_of


def set_phrase_end(passage: Passage, position: int) -> int:
    """The position behind the longest set phrase that begins at `position`; 0 when there is none."""
    phrases, lengths = _phrases()
    end = 0
    for reading in readings(passage.normals[position]):
        for length in lengths.get(reading.stem, ()):
            if (reading.stem, *passage.normals[position + 1 : position + length]) in phrases:
                end = max(end, position + length)
    return end


@cache
def _phrases() -> tuple[frozenset[Words], dict[str, set[int]]]:
    """The phrases, and for each first word how many words its phrases have."""
    phrases = words_of("set-phrases")
    lengths: dict[str, set[int]] = {}
    for words in phrases:
        lengths.setdefault(words[0], set()).add(len(words))
    return phrases, lengths
