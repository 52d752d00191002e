"""A glossary: terms that must appear in the target text exactly as they are written here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

NO_SHORT_FORM = "[no-short]"
"""In a person's note: the last word alone does not stand for this person."""

KINDS = ("person", "place", "organisation", "term", "verbatim")
"""What a term can be. `verbatim` is kept as it is: code, addresses."""


@dataclass(frozen=True)
class Term:
    """One row of a glossary.

    `where` is the file and line that it comes from, for messages; it is no part of the term's
    identity.
    """

    source: str
    target: str
    variants: tuple[str, ...] = ()
    kind: str = "term"
    note: str = ""
    where: str = field(default="", compare=False)

    @property
    def spellings(self) -> tuple[str, ...]:
        """All source spellings, the headword first."""
        return (self.source, *self.variants)

    def short_forms(self) -> tuple[tuple[str, str], ...]:
        """Family names as (source, target) for a person named in full: ويتكوف, Witkoff."""
        family = self.target.rsplit(maxsplit=1)
        if self.kind != "person" or NO_SHORT_FORM in self.note or len(family) < 2:
            return ()
        full = [spelling.split() for spelling in self.spellings]
        return tuple(dict.fromkeys((words[-1], family[-1]) for words in full if len(words) > 1))


@dataclass(frozen=True)
class Glossary:
    """An ordered, immutable collection of terms for one language pair."""

    terms: tuple[Term, ...] = ()

    def __len__(self) -> int:
        return len(self.terms)

    @property
    def hash(self) -> str:
        """Twelve hexadecimal digits that change whenever a term does."""
        return hash_terms(self.terms)


def hash_terms(terms: Iterable[Term]) -> str:
    """Twelve hexadecimal digits over what enforcement uses of the terms, in any order."""
    rows = sorted("\t".join((t.target, *t.spellings, t.kind, t.note)) for t in terms)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]
