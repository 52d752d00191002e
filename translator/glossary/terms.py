"""A glossary: terms that must appear in the target text exactly as they are written here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from translator.glossary.families import family_names

KINDS = ("person", "place", "organisation", "adjective", "term", "verbatim")
"""What a term can be. An `adjective` is one of origin (Ukrainian); `verbatim` is kept as it is."""

ARTICLES = ("", "the")


class When(str, Enum):
    """When the one-word spellings of a term, a family name among them, stand for the term."""

    ALWAYS = "always"
    WITH_NAME = "with-name"  # with a title or another name beside it: سعيد is also the word “happy”
    IN_FULL = "in-full"  # the row as it is written, nothing less: no family name, no clitics on one word


@dataclass(frozen=True)
class Term:
    """One row of a glossary.

    `forbidden` are target spellings that must not appear where the term does (Kiev for Kyiv).
    `article` is `the` when a sentence says the target with its article (the Kremlin).
    `where` is the file and line that it comes from, for messages; it is no part of the term's
    identity.
    """

    source: str
    target: str
    variants: tuple[str, ...] = ()
    kind: str = "term"
    when: When = When.ALWAYS
    forbidden: tuple[str, ...] = ()
    article: str = ""
    note: str = ""
    where: str = field(default="", compare=False)

    @property
    def spellings(self) -> tuple[str, ...]:
        """All source spellings, the headword first."""
        return (self.source, *self.variants)

    def short_forms(self) -> tuple[tuple[str, str], ...]:
        """Family names as (source, target) for a person named in full: ويتكوف, Witkoff."""
        if self.kind != "person" or self.when is When.IN_FULL:
            return ()
        families = (family_names(spelling, self.target) for spelling in self.spellings)
        return tuple(dict.fromkeys(family for family in families if family))


@dataclass(frozen=True)
class Glossary:
    """An ordered, immutable collection of terms for one language pair."""

    terms: tuple[Term, ...] = ()

    def __len__(self) -> int:
        return len(self.terms)

    @cached_property
    def hash(self) -> str:
        """Twelve hexadecimal digits that change whenever a term does."""
        return hash_terms(self.terms)


def hash_terms(terms: Iterable[Term]) -> str:
    """Twelve hexadecimal digits over what enforcement uses of the terms, in any order."""
    rows = sorted(
        json.dumps([t.target, t.spellings, t.kind, t.when.value, t.forbidden, t.article], ensure_ascii=False)
        for t in terms
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]
