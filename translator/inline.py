"""Carrying the inline markup of a source sentence over to its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from translator.alignment import Alignment, words_of
from translator.article import Block, Markup, MarkupKind
from translator.translation import Finding, Segment, Severity, TermUse

Span = tuple[int, int]
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»،]+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#][A-Za-z]\w+"
)
_FOOTNOTE = re.compile(r"\A\[\^[^\[\]\s]+\]:|\[\^[^\[\]\s]+\]")  # before the note itself, or in the text
_TIED = 0.5  # share of attention from which a target word belongs to a marked source span
_COMPACT = 0.6  # share of the words of a target span that must belong to it


def markup_of(block: Block, segment: Segment) -> tuple[Markup, ...]:
    """The markup of a block that touches a segment, in the segment's own positions."""
    marks = []
    for mark in block.markup:
        start, end = max(mark.start, segment.start), min(mark.end, segment.end)
        if start < end:
            marks.append(replace(mark, start=start - segment.start, end=end - segment.start))
    return tuple(marks)


def carry_over(
    marks: Sequence[Markup],
    source: str,
    target: str,
    terms: Sequence[TermUse],
    alignment: Alignment | None,
    known: Mapping[Markup, Span] | None = None,
) -> tuple[tuple[Markup, ...], list[Finding]]:
    """Place each mark in the target text, or say in a finding that it could not be placed surely.

    A mark over the whole sentence, or exactly over a term, is placed by that; any other one by the
    alignment of its words, or where it is `known` to stand. The text always wins: a mark that is not
    sure is left out.
    """
    placed: list[Markup] = []
    findings: list[Finding] = []
    for mark in marks:
        span = _place((mark.start, mark.end), source, target, terms, alignment) or (known or {}).get(mark)
        if span is None or any(_cross(span, (other.start, other.end)) for other in placed):
            marked = source[mark.start : mark.end]
            message = f"The {mark.kind.value} on “{marked}” could not be placed in the translation"
            findings.append(Finding("markup", Severity.NOTE, message))
        else:
            placed.append(replace(mark, start=span[0], end=span[1]))
    return tuple(placed), findings


def _place(
    marked: Span, source: str, target: str, terms: Sequence[TermUse], alignment: Alignment | None
) -> Span | None:
    if not target.strip():
        return None
    if not _letters(source[: marked[0]] + source[marked[1] :]):
        return (0, len(target))
    for use in terms:
        if not use.missing and source[slice(*marked)].strip() == use.source:
            return (use.target_start, use.target_end)
    return _aligned(marked, target, alignment) if alignment is not None else None


def _aligned(marked: Span, target: str, alignment: Alignment) -> Span | None:
    words = words_of(target)
    belonging = [i for i, word in enumerate(words) if alignment.strength(word, marked) >= _TIED]
    if not belonging:
        return None
    first, last = belonging[0], belonging[-1]
    if len(belonging) / (last - first + 1) < _COMPACT:
        return None
    return (words[first][0], words[last][1])


def _letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _cross(one: Span, other: Span) -> bool:
    """Whether two spans overlap without one lying in the other: no markup can express that."""
    apart = one[1] <= other[0] or other[1] <= one[0]
    nested = (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
    return not (apart or nested)


def verbatim(marks: Sequence[Markup], text: str) -> Iterator[Span]:
    """Yield the spans of `text` that must stay as they are: inline code and web addresses."""
    for mark in marks:
        if mark.kind is MarkupKind.CODE:
            yield (mark.start, mark.end)
    yield from (found.span() for found in _ADDRESS.finditer(text))


def footnotes(text: str) -> list[Span]:
    """The spans of the marks of footnotes in `text`, as Markdown writes them: `[^1]`."""
    return [found.span() for found in _FOOTNOTE.finditer(text)]
