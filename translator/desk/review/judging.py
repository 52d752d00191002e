"""What is to be said about a target text while somebody writes it: its terms, and what the checks find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from translator.checks import check
from translator.enforcement.judging import judge
from translator.enforcement.presence import places
from translator.glossary import Match
from translator.translation import Finding, How, TermUse


class TermState(str, Enum):
    """How a term of the source stands in the target text."""

    PRESENT = "present"
    MISSING = "missing"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True)
class TermJudged:
    """A term of the source sentence: what the glossary wants, and how the target text has it.

    `written` is what stands in its place, when that is a spelling which the glossary forbids or one that
    somebody made up.
    """

    source: str
    target: str
    state: TermState
    written: str = ""
    note: str = ""


@dataclass(frozen=True)
class Judgement:
    """All that is to be said about a target text."""

    terms: tuple[TermJudged, ...]
    findings: tuple[Finding, ...]

    @property
    def remarks(self) -> int:
        """How many things there are to look at."""
        return len(self.findings) + sum(term.state is not TermState.PRESENT for term in self.terms)


@lru_cache(maxsize=20_000)
def judgement(source: str, target: str, pair: tuple[str, str], matches: tuple[Match, ...]) -> Judgement:
    """Judge a target text; `matches` are the terms found in its source. What was judged is remembered."""
    return Judgement(
        tuple(_terms(source, target, matches)),
        tuple(check(source, target, pair, _uses(source, target, matches))),
    )


def _terms(source: str, target: str, matches: Sequence[Match]) -> list[TermJudged]:
    """One for each target that the source asks for, in its order."""
    verdict = judge(target, matches)
    lacking = {match.target for match in verdict.missing}
    wrong = {match.target: target[slice(*span)] for span, match in (*verdict.misspelled, *verdict.forbidden)}
    judged: dict[str, TermJudged] = {}
    for match in matches:
        written = wrong.get(match.target, "")
        state = TermState.MISSING if match.target in lacking else TermState.PRESENT
        judged.setdefault(
            match.target,
            TermJudged(
                source[match.start : match.end],
                match.target,
                TermState.FORBIDDEN if written else state,
                written,
                match.term.note,
            ),
        )
    return list(judged.values())


def _uses(source: str, target: str, matches: Sequence[Match]) -> list[TermUse]:
    """The terms as a person has placed them, for the checks, which leave terms alone."""
    return [
        TermUse(
            match.term.source,
            source[match.start : match.end],
            match.target,
            match.start,
            match.end,
            *(span or (-1, -1)),
            How.REVIEWED if span else None,
        )
        for match, span in zip(matches, places(target, matches), strict=True)
    ]
