"""Whether a target text contains its terms: the judge of every rung of the ladder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from translator.glossary import Match

Span = tuple[int, int]


@lru_cache(maxsize=8192)
def _pattern(target: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, target.split()))
    if may_be_capitalised(target):
        first = re.escape(target[0])
        words = f"(?:{words}|{re.escape(target[0].upper())}{words[len(first) :]})"
    before = r"(?<!\w)" if re.match(r"\w", target) else ""
    after = r"(?!\w)" if re.search(r"\w$", target) else ""
    return re.compile(before + words + after)


def may_be_capitalised(target: str) -> bool:
    """Whether a term may begin with a capital at the start of a sentence: al-Qaeda may, iPhone not."""
    return (
        bool(re.match(r"[^\W\d_]", target))
        and re.split(r"[\s-]", target)[0].islower()
        and len(target[0].upper()) == 1
    )


def occurrences(text: str, target: str) -> list[Span]:
    """Where `target` stands in `text` as whole words, spelled as the glossary says.

    A possessive ('s) may follow; a term in small letters may begin with a capital.
    """
    return [found.span() for found in _pattern(target).finditer(text)]


def own_occurrences(text: str, match: Match, matches: Iterable[Match]) -> list[Span]:
    """Where the target of `match` stands for itself: not as a part of another term's target.

    `Trump` within `Melania Trump` names another person, within `Donald Trump` the same one.
    """
    others = [
        span
        for other in {m.target: m for m in matches if m.term != match.term}.values()
        if len(other.target) > len(match.target)
        for span in occurrences(text, other.target)
    ]
    found = occurrences(text, match.target)
    return [span for span in found if not any(a <= span[0] and span[1] <= b for a, b in others)]


def missing(text: str, matches: Sequence[Match]) -> list[Match]:
    """The matches whose target does not stand in `text`: one for each target, in source order."""
    absent: dict[str, Match] = {}
    for match in matches:
        if match.target not in absent and not own_occurrences(text, match, matches):
            absent[match.target] = match
    return list(absent.values())


def places(text: str, matches: Sequence[Match]) -> list[Span | None]:
    """For each match the place of its target in `text`, None where it is missing.

    Matches of one target get its occurrences in order; when the source names it more often than
    the target text (where a pronoun stands for it), the last occurrence serves for the rest. A
    family name prefers an occurrence of its own to one inside a full name.
    """
    found: dict[int, Span] = {}
    claimed: set[Span] = set()
    longest_first = sorted(range(len(matches)), key=lambda i: (-len(matches[i].target), i))
    for index in longest_first:
        spans = own_occurrences(text, matches[index], matches)
        free = [span for span in spans if not any(a <= span[0] and span[1] <= b for a, b in claimed)]
        if spans:
            found[index] = free[0] if free else spans[-1]
            claimed.add(found[index])
    return [found.get(index) for index in range(len(matches))]


def without_doubles(text: str, matches: Iterable[Match]) -> str:
    """Take out a term that directly follows itself: `Witkoff Witkoff said` -> `Witkoff said`."""
    for target in {match.target for match in matches}:
        pattern = _pattern(target).pattern
        text = re.sub(rf"({pattern})(?:\s+{pattern})+", r"\1", text)
    return text
