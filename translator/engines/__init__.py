"""Running a MarianMT model: one small interface, two implementations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Hypothesis:
    """What a model answers to one source text.

    `tokens` are the target pieces without the end mark, `source_tokens` the source pieces without
    language token and end mark. `score` is the mean log-probability of a target token, the end mark
    included. `attention` has one row a target token and one column a source token.
    """

    text: str
    tokens: tuple[str, ...]
    source_tokens: tuple[str, ...]
    score: float
    attention: tuple[tuple[float, ...], ...] | None = None


class Engine(Protocol):
    """Translates texts in batches; a single text is a batch of one."""

    name: str
    limit: int

    def translate(
        self,
        sources: Sequence[str],
        *,
        prefixes: Sequence[str] | None = None,
        attention: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[Hypothesis]:
        """Translate `sources`, in order; `progress` hears how many are done."""
        ...

    def length(self, source: str) -> int:
        """How many tokens `source` has for the model, all marks included."""
        ...
