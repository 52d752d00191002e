"""Sentences that were translated before and are like the one at hand, approved ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from translator.glossary.normalise import normal_form

_LEAST = 60.0
"""Likeness (percent) below which a sentence is of no help."""
_SHOWN = 5


@dataclass(frozen=True)
class Known:
    """A sentence with a translation that a person has approved, or that a model has made.

    `where` is the name of its article; empty when it comes from the translation memory.
    """

    source: str
    target: str
    approved: bool
    where: str = ""


@dataclass(frozen=True)
class Alike:
    """A known sentence and how like the one at hand it is: 100 when it says the same, letter by letter."""

    known: Known
    percent: int


class KnownSentences:
    """Known sentences, made ready for being searched again and again."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = list(dict.fromkeys(known))
        self._normal = [_normal(each.source) for each in self._known]

    def __len__(self) -> int:
        return len(self._known)

    def alike(self, source: str, least: float = _LEAST) -> list[Alike]:
        """What is like `source`, the most alike first, approved ones before those of a machine.

        Spellings that readers take as the same word (hamza, diacritics, digits) count as nearly the same:
        99 percent.
        """
        found = process.extract(
            _normal(source), self._normal, scorer=fuzz.ratio, score_cutoff=least, limit=_SHOWN * 4
        )
        return best([self._alike(source, index, score) for _, score, index in found])

    def _alike(self, source: str, index: int, score: float) -> Alike:
        known = self._known[index]
        same = known.source.split() == source.split()
        return Alike(known, 100 if same else min(99, round(score)))


def best(alike: Sequence[Alike]) -> list[Alike]:
    """The few that are shown, in their order: what people approved, then what a machine made.

    A translation that stands in several is shown once, and none of a machine beside a person's of the same
    sentence.
    """
    approved = {each.known.source for each in alike if each.known.approved}
    chosen: dict[str, Alike] = {}
    for each in sorted(alike, key=lambda each: (not each.known.approved, -each.percent)):
        if each.known.approved or each.known.source not in approved:
            chosen.setdefault(each.known.target, each)
    return list(chosen.values())[:_SHOWN]


def _normal(text: str) -> str:
    return " ".join(normal_form(text))
