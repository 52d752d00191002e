"""The spellings of a glossary, ready to be looked up by their words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from translator.glossary.collecting import collector_paused
from translator.glossary.matching import adjectives
from translator.glossary.matching.clitics import readings
from translator.glossary.normalise import normal_form, signs_behind
from translator.glossary.terms import Glossary, Term, When

Words = tuple[str, ...]
_TAKE_ENDINGS = ("term", "organisation")
_ARTICLE = "ال"
_SON, _SON_WITH_ALEF = "بن ", "ابن "


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
        self._forms: dict[Words, tuple[Form, ...]] = {}
        self._accusatives: dict[Words, tuple[Form, ...]] = {}
        self._owners: dict[Words, tuple[Term, ...]] = {}
        self._careful: set[Term] = set()  # all owners
        self._lengths: dict[str, int] = {}  # for each first word, a bit for each number of words
        self.take_endings = False
        with collector_paused():
            for term in glossary.terms:
                for spelling, normal in zip(term.spellings, term.normals, strict=True):
                    self._add(spelling, normal, term, term.target, term.when)
                self.take_endings |= term.kind in _TAKE_ENDINGS
            self._add_adjectives()
            self._add_family_names(glossary)

    def get(self, words: Words, tanwin: bool = False) -> tuple[Form, ...]:
        """The spellings with these words, the likeliest first; `tanwin`: the last one ends in اً.

        There are several where one has signs behind it (أوبك+ before أوبك), and where the name of a
        place is also an adjective of origin (سورية).
        """
        return (self._accusatives.get(words) if tanwin else None) or self._forms.get(words, ())

    def owners(self, form: Form) -> tuple[Term, ...]:
        """The people whose family name a form is that does not count everywhere."""
        return self._owners.get(form.words, ())

    def is_known_by_family_name(self, person: Term) -> bool:
        """Whether one of the family names of `owners` is that of this person."""
        return person in self._careful

    def lengths(self, word: str) -> tuple[int, ...]:
        """How many words the spellings that begin with `word` have, the longest first."""
        return _lengths(self._lengths.get(word, 0))

    def _add(self, spelling: str, normal: Words, term: Term, target: str, when: When) -> None:
        words = normal[:-1] if signs_behind(spelling) else normal  # the signs are looked for in the text
        if words:
            prefix = _own_prefix(words, term) if when is When.IN_FULL and len(words) == 1 else 0
            self._put(self._forms, Form(words, term, target, spelling, when, prefix))

    def _put(self, forms: dict[Words, tuple[Form, ...]], form: Form) -> None:
        words = form.words
        there = forms.get(words, ())
        if not there:
            forms[words] = (form,)
            self._lengths[words[0]] = self._lengths.get(words[0], 0) | 1 << len(words)
        elif all(signs_behind(form.written) != signs_behind(other.written) for other in there):
            forms[words] = tuple(sorted((*there, form), key=lambda f: -len(signs_behind(f.written))))
        elif form.term.kind == "adjective" and all(is_noun_at_times(other) for other in there):
            forms[words] = (*there, form)

    def _add_adjectives(self) -> None:
        for form in [form for forms in self._forms.values() for form in forms]:
            if form.term.kind != "adjective" or form.when is When.IN_FULL:
                continue
            for words in adjectives.inflected(form.words):
                self._put(self._forms, form._replace(words=words))
            if adjectives.has_nisba(form.words):
                self._put(self._accusatives, form._replace(words=adjectives.accusative(form.words)))

    def _add_family_names(self, glossary: Glossary) -> None:
        """Let a family name stand for its person, unless two people write it differently."""
        owners: dict[Words, list[tuple[str, str, Term]]] = {}
        for term in glossary.terms:
            for short, target in term.short_forms():
                for spelling in _with_alef(short):
                    words = normal_form(spelling)
                    if words:
                        owners.setdefault(words, []).append((spelling, target, term))
        for words, people in owners.items():
            short, target, term = people[0]
            if any(other != target for _, other, _ in people):
                continue
            careful = [owner.when for _, _, owner in people if owner.when is not When.ALWAYS]
            if careful:
                self._owners[words] = tuple(owner for _, _, owner in people)
                self._careful.update(self._owners[words])
            self._add(short, words, term, target, careful[-1] if careful else When.ALWAYS)


@cache
def _lengths(bits: int) -> tuple[int, ...]:
    return tuple(length for length in range(bits.bit_length(), 0, -1) if bits >> length & 1)


def is_noun_at_times(form: Form) -> bool:
    """Whether a form is the name of a place that is also an adjective of origin: السعودية."""
    return form.term.kind == "place" and form.when is When.WITH_NAME and len(form.words) == 1


def _with_alef(family: str) -> tuple[str, ...]:
    """A family name, and بن سلمان also as ابن سلمان, which is its spelling where a line begins."""
    return (family, _SON_WITH_ALEF + family[len(_SON) :]) if family.startswith(_SON) else (family,)


def takes_ending(form: Form) -> bool:
    """Whether a pronoun can follow: سياسته, but nothing after a name or after the article."""
    return form.term.kind in _TAKE_ENDINGS and not any(
        word.startswith(_ARTICLE) for word in form.written.split()
    )


def _own_prefix(words: Words, term: Term) -> int:
    """How many letters of a variant are particles before another spelling of its row: و in وحماس."""
    others = {form[0] for form in term.normals if len(form) == 1} - set(words)
    return max((r.taken_off for r in readings(words[0]) if r.stem in others and not r.article), default=0)
