"""Removing from a text what no reader sees and no later stage expects."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Control characters but tab and line feed, byte order marks, and code points that mean nothing.
# The marks of right-to-left text stay: they belong to the writing.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> tuple[str, list[str]]:
    """Return `text` with one kind of line end and without control characters, and notices.

    Pairs of surrogates become their character; single ones are removed, and a notice says so.
    """
    text = _SURROGATE_PAIR.sub(_joined, text)
    text, damaged = _LONE_SURROGATE.subn("", text)
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    notices = []
    if damaged:
        notices.append(f"{_counted(damaged, 'unpaired surrogate')} removed")
    lost = text.count("\ufffd")
    if lost:
        notices.append(f"{_counted(lost, 'character')} lost before this file was saved: look for \ufffd")
    return text, notices


def _joined(pair: re.Match[str]) -> str:
    return pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _counted(number: int, noun: str) -> str:
    return f"1 {noun} was" if number == 1 else f"{number} {noun}s were"
