"""What an import would change: terms that are added, the same, to merge, or in conflict with rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from translator.glossary.terms import Term


class OnConflict(str, Enum):
    """What becomes of an imported term that contradicts the glossary."""

    STOP = "stop"  # nothing at all is to be written
    KEEP = "keep"  # ours stays, theirs is left out
    REPLACE = "replace"  # theirs is taken wholly; the columns that their file lacks stay ours


@dataclass(frozen=True)
class Conflict:
    """An imported term that contradicts a row; `what` says how, in half a sentence.

    `by_family_name`: one of the two is a person, and the other a row for the family name: both can stay
    when theirs is taken, and go on contradicting each other.
    """

    what: str
    ours: Term
    theirs: Term
    by_family_name: bool = False

    @property
    def is_between_targets(self) -> bool:
        """Whether one spelling has two targets; not a matter of kinds and forbidden spellings only."""
        shared = set(self.ours.normals) & set(self.theirs.normals)
        return self.by_family_name or bool(shared and self.ours.target != self.theirs.target)


@dataclass(frozen=True)
class Needless:
    """An imported term that is found without a row of its own, by the family name of the person `ours`."""

    ours: Term
    theirs: Term


@dataclass(frozen=True)
class Merge:
    """An imported term that adds something to a row: `adds`, for people to read."""

    adds: str
    ours: Term
    theirs: Term


@dataclass(frozen=True)
class Plan:
    """What an import finds and what it would change.

    `changed` are pairs of a row and what becomes of it (None: it goes); `added` are the new rows, of
    which some may be `needless`. `within` are contradictions between rows of the file itself, `left` those
    that would be in the glossary afterwards: a plan that has any of them is not to be carried out.
    """

    added: tuple[Term, ...]
    same: tuple[Term, ...] = ()
    merges: tuple[Merge, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    changed: tuple[tuple[Term, Term | None], ...] = ()
    needless: tuple[Needless, ...] = ()
    within: tuple[Conflict, ...] = ()
    left: tuple[Conflict, ...] = ()
