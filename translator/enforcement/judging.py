"""What is wrong with the terms of a candidate: the judge of every rung of the ladder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from translator.alignment import Alignment, words_of
from translator.enforcement.addresses import tries
from translator.enforcement.presence import Span, missing, occurrences, own_occurrences
from translator.enforcement.spelling import (
    SOUNDS_ALIKE,
    SURELY_ALIKE,
    is_derived,
    likeness,
    likeness_to_any_part,
)
from translator.glossary import Match

_TIED = 0.35  # share of the attention from which a word is taken for a translation of the term


@dataclass(frozen=True)
class Verdict:
    """The faults of a target text.

    `misspelled` are words that stand beside the right spelling of a term and mean it as well (Vitkov
    Witkoff), `forbidden` spellings that the glossary forbids, whether the right one is there or not,
    `doubled` what is too much of two equal terms that follow each other. Only `missing` and
    `misspelled` terms are worth another attempt of the model; the rest is mended in place.
    """

    missing: tuple[Match, ...] = ()
    misspelled: tuple[tuple[Span, Match], ...] = ()
    forbidden: tuple[tuple[Span, Match], ...] = ()
    doubled: tuple[Span, ...] = ()

    @property
    def satisfied(self) -> bool:
        """Whether every term is there, and none of them in a wrong spelling as well."""
        return not self.missing and not self.misspelled

    @property
    def faults(self) -> int:
        """How many faults another attempt might mend."""
        return len(self.missing) + len(self.misspelled)


def judge(text: str, matches: Sequence[Match], alignment: Alignment | None = None) -> Verdict:
    """Judge `text` by the terms of its source.

    `alignment` joins it with the source that the places of `matches` refer to.
    """
    if not matches:
        return Verdict()
    lacking = missing(text, matches)
    forbidden = tuple(_forbidden(text, matches, lacking))
    replaced = {match.term for _, match in forbidden}
    absent = tuple(match for match in lacking if match.term not in replaced)
    taken = taken_by(text, matches) + [span for span, _ in forbidden]
    gone = {match.target for match in lacking}
    present = {m.target: m for m in matches if m.target not in gone}
    wrong = _misspelled(text, list(present.values()), matches, taken, alignment)
    wrong += [(span, match) for span, match in tries(text, matches) if match.target in present]
    return Verdict(absent, tuple(wrong), forbidden, tuple(_doubled(text, matches)))


def taken_by(text: str, matches: Sequence[Match]) -> list[Span]:
    """Where terms stand in `text`."""
    return [span for match in matches for span in occurrences(text, match.target, match.term.kind)]


def _forbidden(text: str, matches: Sequence[Match], absent: Sequence[Match]) -> list[tuple[Span, Match]]:
    """Each forbidden spelling with the match that it stands for: a missing one before one that is there."""
    right = taken_by(text, matches)
    found: dict[Span, Match] = {}
    for match in (*absent, *matches):
        for spelling in match.term.forbidden:
            for span in occurrences(text, spelling, match.term.kind):
                if not any(a < span[1] and span[0] < b for a, b in right):
                    found.setdefault(span, match)
    return sorted(found.items(), key=lambda item: item[0])


def _misspelled(
    text: str,
    present: Sequence[Match],
    matches: Sequence[Match],
    taken: Sequence[Span],
    alignment: Alignment | None,
) -> list[tuple[Span, Match]]:
    """The words that mean a term which is also there in its right spelling."""
    found: list[tuple[Span, Match]] = []
    free = [word for word in words_of(text) if not any(a < word[1] and word[0] < b for a, b in taken)]
    own = [(match, own_occurrences(text, match, matches)) for match in present]
    for word in free:
        written = text[slice(*word)]
        for match, spans in own:
            beside = any(text[word[1] : a].isspace() or text[b : word[0]].isspace() for a, b in spans)
            alike = likeness_to_any_part(written, match) if beside else likeness(written, match)
            if alike < SOUNDS_ALIKE or is_derived(written, match):
                continue
            tied = alignment is not None and alignment.strength(word, (match.start, match.end)) >= _TIED
            if beside or tied or (alignment is None and alike >= SURELY_ALIKE):
                found.append((word, match))
                break
    return found


def _doubled(text: str, matches: Sequence[Match]) -> list[Span]:
    """Where a term follows itself: `Witkoff Witkoff`, `Witkoff Steve Witkoff`, `Kremlin the Kremlin`.

    A possessive between the two changes nothing: `Geneva's Geneva speech`.
    """
    terms = {(match.target, match.term.kind) for match in matches}
    every = {(span, target) for target, kind in terms for span in occurrences(text, target, kind)}
    whole = sorted(
        (span, target)
        for span, target in every
        if not any(a <= span[0] and span[1] <= b and (a, b) != span for (a, b), _ in every)
    )
    spans: list[Span] = []
    for (first, one), (second, other) in pairwise(whole):
        if not re.fullmatch(r"(?:['’]s)?\s+(?:[Tt]he\s+)?", text[first[1] : second[0]]):
            continue
        if one == other or one.endswith(f" {other}"):
            spans.append((first[1], second[1]))
        elif other.endswith(f" {one}"):
            spans.append((first[0], second[0]))
    return spans
