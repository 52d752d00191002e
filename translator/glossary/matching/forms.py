"""The spellings of a glossary, ready to be looked up by their words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from translator.glossary.matching import adjectives
from translator.glossary.matching.clitics import readings
from translator.glossary.normalise import normal_form
from translator.glossary.terms import Glossary, Term, When

Words = tuple[str, ...]
_TAKE_ENDINGS = ("term", "organisation")
_ARTICLE = "ال"


class Form(NamedTuple):
    """One spelling of a term: its normalised words, and how it is written in the glossary.

    `target` is what must appear for it. `prefix` letters of its first word are particles: of a row
    that counts as it is written only, `وحماس` is the variant by which و is allowed.
    """

    words: Words
    term: Term
    target: str
    written: str
    when: When
    prefix: int = 0

    @property
    def is_family_name(self) -> bool:
        """Whether only the family name of a person named in full stands here."""
        return self.target != self.term.target


class Forms:
    """The spellings of a glossary by their words; looking one up takes the same time for any number.

    Rows come before what follows from them (family names, inflected adjectives), and among equals
    the first.
    """

    def __init__(self, glossary: Glossary) -> None:
        self._forms: dict[Words, Form] = {}
        self._accusatives: dict[Words, Form] = {}
        self._lengths: dict[str, int] = {}  # for each first word, a bit for each number of words
        self.take_endings = False
        for term in glossary.terms:
            for spelling in term.spellings:
                self._add(spelling, term, term.target, term.when)
            self.take_endings |= term.kind in _TAKE_ENDINGS
        self._add_adjectives()
        self._add_family_names(glossary)

    def get(self, words: Words, tanwin: bool = False) -> Form | None:
        """The spelling with these words; `tanwin` says that the last one ends in اً."""
        return (self._accusatives.get(words) if tanwin else None) or self._forms.get(words)

    def lengths(self, word: str) -> tuple[int, ...]:
        """How many words the spellings that begin with `word` have, the longest first."""
        return _lengths(self._lengths.get(word, 0))

    def _add(self, spelling: str, term: Term, target: str, when: When) -> None:
        words = normal_form(spelling)
        if words:
            prefix = _own_prefix(words, term) if when is When.IN_FULL and len(words) == 1 else 0
            self._put(self._forms, Form(words, term, target, spelling, when, prefix))

    def _put(self, forms: dict[Words, Form], form: Form) -> None:
        words = form.words
        if words not in forms:
            forms[words] = form
            self._lengths[words[0]] = self._lengths.get(words[0], 0) | 1 << len(words)

    def _add_adjectives(self) -> None:
        for form in list(self._forms.values()):
            if form.term.kind != "adjective" or form.when is When.IN_FULL:
                continue
            for words in adjectives.inflected(form.words):
                self._put(self._forms, form._replace(words=words))
            if adjectives.has_nisba(form.words):
                self._put(self._accusatives, form._replace(words=adjectives.accusative(form.words)))

    def _add_family_names(self, glossary: Glossary) -> None:
        """Let a family name stand for its person, unless two people write it differently."""
        owners: dict[Words, tuple[str, str, Term]] = {}
        disputed: set[Words] = set()
        careful: dict[Words, When] = {}
        for term in glossary.terms:
            for short, target in term.short_forms():
                words = normal_form(short)
                if not words:
                    continue
                owner = owners.setdefault(words, (short, target, term))
                if owner[1] != target:
                    disputed.add(words)
                if term.when is not When.ALWAYS:
                    careful[words] = term.when
        for words, (short, target, term) in owners.items():
            if words not in disputed:
                self._add(short, term, target, careful.get(words, term.when))


@cache
def _lengths(bits: int) -> tuple[int, ...]:
    return tuple(length for length in range(bits.bit_length(), 0, -1) if bits >> length & 1)


def takes_ending(form: Form) -> bool:
    """Whether a pronoun can follow: سياسته, but nothing after a name or after the article."""
    return form.term.kind in _TAKE_ENDINGS and not any(
        word.startswith(_ARTICLE) for word in form.written.split()
    )


def _own_prefix(words: Words, term: Term) -> int:
    """How many letters of a variant are particles before another spelling of its row: و in وحماس."""
    others = {form[0] for form in map(normal_form, term.spellings) if len(form) == 1} - set(words)
    return max((r.taken_off for r in readings(words[0]) if r.stem in others and not r.article), default=0)
