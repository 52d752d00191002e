"""What a reviewer changed: a draft and the reviewed text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"\S+\s*|\s+")


class Change(str, Enum):
    """What happened to a piece of the draft."""

    SAME = "same"
    DELETED = "del"
    INSERTED = "ins"


@dataclass(frozen=True)
class Piece:
    """A run of words that were kept, deleted or inserted, with the white space behind them."""

    change: Change
    text: str

    @property
    def words(self) -> str:
        """The text without the white space behind it."""
        return self.text.rstrip()

    @property
    def space(self) -> str:
        """The white space behind the words."""
        return self.text[len(self.words) :]


def differences(draft: str, reviewed: str) -> Iterator[Piece]:
    """Yield the pieces in order: all but the inserted ones are the draft, all but the deleted `reviewed`."""
    old, new = _WORD.findall(draft), _WORD.findall(reviewed)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(old[i1:i2]))
            continue
        if i1 < i2:
            yield Piece(Change.DELETED, "".join(old[i1:i2]))
        if j1 < j2:
            yield Piece(Change.INSERTED, "".join(new[j1:j2]))
