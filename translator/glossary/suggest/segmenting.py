"""Cutting runs of unknown words into names: in زار بوتين بكين there are two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from translator.glossary.matching.clitics import readings
from translator.glossary.suggest import cues
from translator.glossary.suggest.arabic import is_first_name
from translator.glossary.suggest.mentions import Evidence, Mention

_AND = "و"
_OFTEN = 2
_SHORTEST_STEM = 3


class Segmenter:
    """Cuts runs by what stands by itself elsewhere in the texts."""

    def __init__(self, runs: Sequence[Mention]) -> None:
        self._alone: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._first = {run.words[0] for run in runs}
        for run in runs:
            if len(run.words) == 1:
                self._alone.update(
                    {reading.stem for reading in readings(run.words[0]) if not reading.article}
                )
            self._pairs.update(zip(run.words, run.words[1:], strict=False))

    def cut(self, run: Mention) -> Iterator[Mention]:
        """Yield the names in a run."""
        first = 0
        for end in range(1, len(run.words) + 1):
            if end == len(run.words) or self._parts(run, first, end):
                part = run.part(first, end)
                yield part.without(1, part.words[0][1:]) if first and _begins_with_and(part) else part
                first = end

    def _parts(self, run: Mention, first: int, end: int) -> bool:
        """Whether a new name begins at the word `end`."""
        last, word = run.words[end - 1], run.words[end]
        if last in cues.PARTICLES or word in cues.PARTICLES or is_first_name(last):
            return False
        if is_first_name(word) and end - first > 1:  # دونالد ترامب ستيف ويتكوف
            return True
        if self._pairs[last, word] >= _OFTEN:
            return False
        if self._has_particle(word):
            return True
        if first == 0 and end == 1 and run.evidence & {Evidence.TITLE, Evidence.SPEAKER}:
            return self._alone[word[1:]] > 0 and word.startswith(_AND)
        if word.startswith(_AND) and len(word) > _SHORTEST_STEM:
            return True
        return max(self._alone[last] * (end - first == 1), self._alone[word]) >= _OFTEN

    def _has_particle(self, word: str) -> bool:
        """Whether a name that is known begins here with a particle: لفوكس نيوز."""
        return any(
            reading.taken_off
            and not reading.article
            and len(reading.stem) >= _SHORTEST_STEM
            and (reading.stem in self._first or is_first_name(reading.stem))
            for reading in readings(word)
        )


def _begins_with_and(part: Mention) -> bool:
    return part.words[0].startswith(_AND) and len(part.words[0]) > _SHORTEST_STEM
