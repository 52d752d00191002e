"""Joining again the lines of a text that was broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_NARROWEST, _WIDEST = 45, 100  # characters in the longest line of a wrapped text
_SLACK = 3  # columns by which programs count differently, for instance with diacritics
_LEAST_JOINTS = 2
_SENTENCE_END = re.compile(r"""[.!?؟…:]["'”»)\]]*$""")
_ITEM = re.compile(r"(?:[-*•–]|\d+[.)])\s")


def ends_sentence(line: str) -> bool:
    """Whether `line` ends with the mark of a sentence's end, or with a colon."""
    return bool(_SENTENCE_END.search(line.rstrip()))


def unwrap(paragraphs: Sequence[Sequence[str]]) -> list[list[str]]:
    """Join the lines of each paragraph where a text was wrapped, else return it as it is.

    `paragraphs` are the groups of lines between empty lines. A text counts as wrapped when lines
    end where the next word would not have fitted any more, mostly in the middle of sentences.
    """
    unchanged = [list(lines) for lines in paragraphs]
    several = [lines for lines in paragraphs if len(lines) > 1]
    width = max((len(line) for lines in several for line in lines), default=0)
    if len(paragraphs) < 2 or not _NARROWEST <= width <= _WIDEST:
        return unchanged
    joints = [pair for lines in several for pair in pairwise(lines)]
    full = [pair for pair in joints if _is_full(*pair, width)]
    in_sentence = [line for line, _ in full if not ends_sentence(line)]
    closed = [lines for lines in several if ends_sentence(lines[-1])]
    wrapped = (
        len(full) >= max(_LEAST_JOINTS, 0.8 * len(joints))
        and len(in_sentence) >= 0.6 * len(full)
        and len(closed) >= 0.6 * len(several)
    )
    return [_joined(lines, width) for lines in paragraphs] if wrapped else unchanged


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of `following` would not have fitted behind `line`."""
    if _ITEM.match(following):
        return False
    return len(line) + 1 + len(following.split()[0]) + _SLACK > width


def _joined(lines: Sequence[str], width: int) -> list[str]:
    joined = [lines[0]]
    for line, following in pairwise(lines):
        if _is_full(line, following, width):
            joined[-1] += f" {following}"
        else:
            joined.append(following)
    return joined
