"""A glossary: terms that must appear in the target text exactly as they are written here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from translator.glossary.families import family_names
from translator.glossary.normalise import normal_form

if TYPE_CHECKING:
    from translator.glossary.matching.forms import Forms

KINDS = ("person", "place", "organisation", "adjective", "term", "verbatim")
"""What a term can be, which decides what Arabic may write together with it and what else stands for it.

و ف أ ب ك ل may stand in front of any of them. Besides:

- `person`: the family name of a full name stands for the person;
- `place`: nothing more; like a person, it takes no ال that its row has not (القطر is the diameter),
  unless it is in Latin letters;
- `organisation`: may take ال, and a pronoun behind it when its source has no ال;
- `adjective`, one of origin (أوكراني, Ukrainian): may take ال; of one in ي feminine, plural and dual
  are found too, and the accusative with its tanwin, without which أوكرانيا is the country;
- `term`, any other: may take ال, سـ, a pronoun (سياسته) and the alef of the accusative (هدفاً);
- `verbatim`, not to be translated: found letter by letter as it is written.
"""

ARTICLES = ("", "the")


class When(str, Enum):
    """When the one-word spellings of a term stand for the term; the family name of a person is one.

    Spellings of several words always count, with particles in front of them as well.
    """

    ALWAYS = "always"
    WITH_NAME = "with-name"
    """With a title directly before it (الرئيس سعيد, رئيس تونس سعيد, الرئيس التونسي السابق سعيد). A row of one
    word counts also with another name directly beside it: a common first name (أحمد عادل), or a
    person of the glossary, which has to be a single name when it stands before (in ترامب سعيد Trump
    is happy). In a text that names the person in full, a family name counts by itself, an everyday
    word where a verb or particle stands before it (قال سعيد). The name of a place that is also an
    adjective of origin (السعودية) counts where nothing stands before it that it could describe."""
    IN_FULL = "in-full"
    """The row as it is written and nothing less: no family name; a spelling of one word without
    particles or endings. A prefix is allowed by a variant that has it (وحماس for حماس), and still
    counts as a prefix."""


@dataclass(frozen=True)
class Term:
    """One row of a glossary.

    `kind` is one of KINDS. `forbidden` are target spellings that must not appear where the term does
    (Kiev for Kyiv).
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

    @cached_property
    def normals(self) -> tuple[tuple[str, ...], ...]:
        """The normalised words of each spelling."""
        return tuple(map(normal_form, self.spellings))

    def short_forms(self) -> tuple[tuple[str, str], ...]:
        """Family names as (source, target) for a person named in full: ويتكوف, Witkoff.

        The particles of a name belong to it (فون دير لاين, von der Leyen). A name of one word, a byname
        (أبو مازن) and a ruler with a number (محمد السادس) have none.
        """
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
    def forms(self) -> Forms:
        """The spellings of all terms, ready to be looked up."""
        from translator.glossary.matching.forms import Forms  # which is made of terms

        return Forms(self)

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
