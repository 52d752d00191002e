"""A sentence pair as the checks see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from translator.inline import footnotes
from translator.translation import TermUse


@dataclass(frozen=True)
class Sentence:
    """A source sentence and its translation, with the uses of the glossary's terms in them."""

    source: str
    target: str
    pair: tuple[str, str]
    terms: Sequence[TermUse] = ()

    @cached_property
    def source_words(self) -> str:
        """The source without the terms that reached the target: their translation needs no check."""
        return _without(self.source, [(use.start, use.end) for use in self.terms if not use.missing])

    @cached_property
    def target_words(self) -> str:
        """The target without the terms and the marks of footnotes in it: `[^الحياة]` stays as it is."""
        spans = [(use.target_start, use.target_end) for use in self.terms if not use.missing]
        return _without(self.target, [*spans, *footnotes(self.target)])


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with a dot for each character of the spans, so that all else stays in its place."""
    for start, end in spans:
        text = text[:start] + "·" * (end - start) + text[end:]
    return text
