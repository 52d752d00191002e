"""What an engine gives back, and what an engine is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Hypothesis:
    """A translation as the model made it.

    `tokens` are the pieces of the target without end mark, `source_tokens` those of the source
    without language token and end mark. `score` is the mean log-probability per target token, the
    end mark included. `attention`, when asked for, has a row per target token and a column per
    source token; what a row lacks to 1 went to the language token and the end mark.
    """

    text: str
    tokens: tuple[str, ...]
    source_tokens: tuple[str, ...]
    score: float
    attention: tuple[tuple[float, ...], ...] | None = None

    def __post_init__(self) -> None:
        if self.attention is None:
            return
        if len(self.attention) != len(self.tokens):
            raise ValueError(f"{len(self.attention)} rows of attention for {len(self.tokens)} target tokens")
        if any(len(row) != len(self.source_tokens) for row in self.attention):
            raise ValueError("a row of attention must have a column per source token")


Pieces = tuple[tuple[str, ...], ...]
"""Runs of target tokens, as in `Hypothesis.tokens`."""


class Engine(Protocol):
    """Something that translates sentences, many at once."""

    name: str
    """As the signature shows it, such as `ctranslate2 int8`."""

    limit: int
    """The most source tokens that the model takes."""

    def translate(
        self,
        sources: Sequence[str],
        *,
        prefixes: Sequence[str] | None = None,
        suppressed: Sequence[Pieces] | None = None,
        attention: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[Hypothesis]:
        """Translate `sources`, in their order.

        `prefixes` holds a target text per source that the output has to begin with, empty for
        none; `suppressed` holds per source the runs of target tokens that must not come in it.
        Equal requests are translated once; an empty source gives an empty hypothesis.
        `attention` costs some 30 KB of memory a sentence. `progress` hears how many more are done.

        Raises:
            ValueError: a source is longer than `limit`.
        """
        ...

    def length(self, source: str) -> int:
        """Return how many tokens the model reads for `source`, language token and end mark included."""
        ...
