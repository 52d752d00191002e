"""Counting what a translation costs and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from translator.engines import Engine, Hypothesis

Span = tuple[int, int]

_BESIDE = re.compile(r"\s+(?:the\s+)?", re.IGNORECASE)
_ALIKE = 75.0  # rapidfuzz percent from which two neighbouring words are taken for one name


class CountingEngine:
    """An engine that counts the sources that it is asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name = engine.name
        self.limit = engine.limit
        self.asked = 0

    def translate(self, sources: Sequence[str], **options: Any) -> list[Hypothesis]:
        """Translate `sources`; see `Engine.translate`."""
        self.asked += len(sources)
        return self._engine.translate(sources, **options)

    def length(self, source: str) -> int:
        """Return how many tokens the model reads for `source`."""
        return self._engine.length(source)


def doubles(text: str, targets: Iterable[str]) -> list[str]:
    """The places where a term stands beside itself, or beside a word that looks like it.

    `Witkoff Witkoff`, `Vitkov Witkoff`, `Witkoff Steve Witkoff`, `Kremlin the Kremlin`. The rule is
    simpler than that of enforcement and not taken from it, so that the one can judge the other.
    """
    terms = _whole_terms(text, set(targets))
    words = [found.span() for found in re.finditer(r"\b(?!the\b)[\w'’-]+", text, re.IGNORECASE)]
    free = {span: "" for span in words if not any(a < span[1] and span[0] < b for a, b in terms)}
    units = sorted((free | terms).items())
    return [
        text[left[0] : right[1]]
        for (left, one), (right, other) in pairwise(units)
        if (one or other)
        and _BESIDE.fullmatch(text[left[1] : right[0]])
        and _same_name(text[slice(*left)], text[slice(*right)], both_terms=bool(one and other))
    ]


def _whole_terms(text: str, targets: set[str]) -> dict[Span, str]:
    """Where terms stand in `text`, without those inside a longer one."""
    spans: dict[Span, str] = {}
    for target in sorted(targets, key=len, reverse=True):
        words = r"\s+".join(map(re.escape, target.split()))
        for found in re.finditer(rf"(?<!\w){words}(?!\w)", text):
            if not any(a <= found.start() and found.end() <= b for a, b in spans):
                spans[found.span()] = target
    return spans


def _same_name(one: str, other: str, *, both_terms: bool) -> bool:
    if both_terms:  # Witkoff and Steve Witkoff, but not North Korea and South Korea
        shorter, longer = sorted((one.split(), other.split()), key=len)
        return shorter == longer[: len(shorter)] or shorter == longer[-len(shorter) :]
    if one[0].isupper() != other[0].isupper():
        return False
    return any(
        fuzz.ratio(word.casefold(), beside.casefold()) >= _ALIKE
        for word in one.split()
        for beside in other.split()
    )
