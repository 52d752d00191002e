"""Keywords written in one line."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[،,؛;|/\n]+")


def split_keywords(text: str) -> tuple[str, ...]:
    """Cut a line of keywords at its separators, or at the # of hashtags; each only once.

    Keywords that only spaces separate stay together: where one ends, only a glossary can tell.
    """
    pieces = []
    for piece in _SEPARATORS.split(text):
        before, *hashtags = piece.split("#")
        pieces += [before, *(tag.replace("_", " ") for tag in hashtags)]
    keywords = (" ".join(piece.split()).strip(".\"'“”«»") for piece in pieces)
    return tuple(dict.fromkeys(keyword for keyword in keywords if keyword))
