"""Putting markup around a text whose spans overlap as they please."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Wrapped:
    """A span of a text and what to put around its rendered content.

    A `verbatim` span gets its text unrendered: nothing lies inside it.
    """

    start: int
    end: int
    wrap: Callable[[str], str]
    verbatim: bool = False


def nest(text: str, spans: Iterable[Wrapped], escape: Callable[[str], str]) -> str:
    """Render `text` with its spans nested; of two that cross, the later one is cut in two."""
    return _render(text, 0, len(text), sorted(spans, key=lambda span: (span.start, -span.end)), escape)


def _render(text: str, start: int, end: int, spans: list[Wrapped], escape: Callable[[str], str]) -> str:
    parts: list[str] = []
    position = start
    waiting = list(spans)
    while waiting:
        span = waiting.pop(0)
        parts.append(escape(text[position : span.start]))
        inside = [replace(other, end=min(other.end, span.end)) for other in waiting if other.start < span.end]
        cut_off = [replace(other, start=span.end) for other in waiting if other.start < span.end < other.end]
        later = [other for other in waiting if other.start >= span.end]
        waiting = sorted(cut_off + later, key=lambda other: (other.start, -other.end))
        content = text[span.start : span.end]
        parts.append(
            span.wrap(content if span.verbatim else _render(text, span.start, span.end, inside, escape))
        )
        position = span.end
    parts.append(escape(text[position:end]))
    return "".join(parts)
