"""Finding glossary terms in a source text.

Whole words only; the leftmost term wins, and of those that begin there the longest; the result is
deterministic. In Arabic, particles may be written together with a term: و ف أ س ب ك ل ال in front of
it, a pronoun behind it. A person's family name counts as the person. Words are looked up in a hash
table, so the time does not depend on the size of the glossary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from translator.glossary.matching.clitics import Ending, Reading, endings, readings
from translator.glossary.matching.context import is_known_person, is_noun
from translator.glossary.matching.forms import Form, Words, is_noun_at_times, takes_ending
from translator.glossary.matching.neighbours import after_first_name, after_title, before_first_name
from translator.glossary.matching.parted_article import closing_of_parted, with_article_joined
from translator.glossary.matching.passage import Passage
from translator.glossary.matching.set_phrases import set_phrase_end
from translator.glossary.matching.written import end_behind, end_of, has_tanwin_on_alef, last_letter, start_of
from translator.glossary.terms import Glossary, Term, When

_NAMES = ("person", "place", "organisation")
_WITHOUT_ARTICLE = ("person", "place", "verbatim")  # قطر is Qatar, but القطر the diameter
_SHORTEST_STEM = 3  # letters that must remain of a word by itself when particles are taken off
_SURE_QUESTION = 5  # letters of a name before which أ needs no question mark: أدبي is literary
_QUESTION = "أ"
_QUESTION_MARKS = frozenset("؟?")
_TA_MARBUTA = frozenset("ةۃ")


@dataclass(frozen=True)
class Match:
    """A term at `text[start:end]`.

    `clitics` characters in front of it and `enclitics` behind it belong to the same word. `target` is
    what must appear in the translation: the term's target, or the family name when only that stands
    in the source.
    """

    term: Term
    target: str
    start: int
    end: int
    clitics: int = 0
    enclitics: int = 0


class _Candidate(NamedTuple):
    """A form that the words from some position on spell, when read so."""

    form: Form
    reading: Reading
    ending: Ending | None

    @property
    def rank(self) -> tuple[int, int]:
        """The longest is the best, and of those the one with the least taken off."""
        taken_off = self.reading.taken_off + (self.ending.letters if self.ending else 0)
        return len(self.form.words), -taken_off


class Matcher:
    """A glossary made ready for matching, which costs one pass over its terms."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._forms = glossary.forms

    def find(self, text: str, known: Collection[Term] = ()) -> list[Match]:
        """The terms in `text`, in order, not overlapping.

        Of the people `known`, and of those whom the text names in full, the family name by itself
        counts even where `when` is with-name: النائب جوزيف عون … وقال عون.
        """
        passage = Passage(text)
        people = frozenset(known)
        matches = self._find(passage, people)
        named = self.people_named(matches) - people
        return self._find(passage, people | named) if named else matches

    def people_named(self, matches: Iterable[Match]) -> frozenset[Term]:
        """Of those named in full, the people whose family name counts only once they are known."""
        return frozenset(
            match.term
            for match in matches
            if match.target == match.term.target and self._forms.is_known_by_family_name(match.term)
        )

    def _find(self, passage: Passage, known: frozenset[Term]) -> list[Match]:
        matches: list[Match] = []
        names: dict[int, Match] = {}  # by the words that have been found to be names
        position = reserved = 0  # up to `reserved` reaches a set phrase, in which there are no names
        while position < len(passage):
            reserved = max(reserved, set_phrase_end(passage, position, names.__contains__))
            found = self._longest(passage, position, names, known) or self._parted(
                passage, position, names, known
            )
            if found is None or (found[0].term.kind in _NAMES and position + found[1] <= reserved):
                position += 1
                continue
            match, length = found
            matches.append(match)
            if match.term.kind in _NAMES:
                names.update(dict.fromkeys(range(position, position + length), match))
            position += length
        return matches

    def _longest(
        self, passage: Passage, position: int, names: Mapping[int, Match], known: frozenset[Term]
    ) -> tuple[Match, int] | None:
        best: _Candidate | None = None
        end = 0
        for candidate in self._candidates(passage, position):
            if best is None or candidate.rank > best.rank:
                there = self._end(passage, position, candidate, names, known)
                if there is not None:
                    best, end = candidate, there
        if best is None:
            return None
        form, length = best.form, len(best.form.words)
        start = start_of(passage, form, position, best.reading.taken_off + form.prefix)
        clitics = start - min(passage.words[position].start, start)
        pronoun = best.ending is not None and not best.ending.accusative
        enclitics = passage.words[position + length - 1].end - end if pronoun else 0
        return Match(self._meant(form, known), form.target, start, end, clitics, enclitics), length

    def _parted(
        self, passage: Passage, position: int, names: Mapping[int, Match], known: frozenset[Term]
    ) -> tuple[Match, int] | None:
        """The term whose article alone is the word at `position`: الـ«ناتو», with both quotation marks.

        A term without article is not found here but, as anywhere, within the quotation marks.
        """
        closing = closing_of_parted(passage, position)
        if closing is None:
            return None
        found = self._longest(with_article_joined(passage, position), position, names, known)
        if found is None or found[0].start >= passage.words[position + 1].start:
            return None
        match, length = found
        end = end_behind(passage.text, closing, match.end)
        return (replace(match, end=end), length + 1) if end is not None else None

    def _meant(self, form: Form, known: frozenset[Term]) -> Term:
        """The term of a form; of two people with one family name the one who is known."""
        if not form.is_family_name or form.term in known:
            return form.term
        return next((owner for owner in self._forms.owners(form) if owner in known), form.term)

    def _candidates(self, passage: Passage, position: int) -> Iterator[_Candidate]:
        for reading in readings(passage.normals[position]):
            for length in self._forms.lengths(reading.stem):
                words = (reading.stem, *passage.normals[position + 1 : position + length])
                if len(words) < length:
                    continue
                tanwin = has_tanwin_on_alef(passage, position + length - 1)
                for form in self._forms.get(words, tanwin):
                    yield _Candidate(form, reading, None)
                if length > 1:
                    yield from self._with_ending(words, reading)
            yield from self._with_ending((reading.stem,), reading)

    def _with_ending(self, words: Words, reading: Reading) -> Iterator[_Candidate]:
        if not self._forms.take_endings or reading.article:
            return
        for ending in endings(words[-1]):
            for form in self._forms.get((*words[:-1], ending.stem)):
                if takes_ending(form):
                    yield _Candidate(form, reading, ending)

    def _end(
        self,
        passage: Passage,
        position: int,
        candidate: _Candidate,
        names: Mapping[int, Match],
        known: frozenset[Term],
    ) -> int | None:
        """Where the candidate ends in the text; None when it is not meant there."""
        form, reading, ending = candidate
        if reading.taken_off and not _takes(form, reading, passage, position):
            return None
        if ending and not _ends(form, ending, passage, position):
            return None
        if len(form.words) == 1 and not self._counts(passage, position, candidate, names, known):
            return None
        letters = ending.letters if ending and not ending.accusative else 0
        return end_of(passage, form, position, reading.taken_off, letters)

    def _counts(
        self,
        passage: Passage,
        position: int,
        candidate: _Candidate,
        names: Mapping[int, Match],
        known: frozenset[Term],
    ) -> bool:
        """Whether one word stands for the term here, as the row's `when` wants it."""
        form, reading, ending = candidate
        if form.term.kind == "person" and passage.is_half_a_name(position):
            return False
        if form.when is When.IN_FULL:
            return not reading.taken_off and not ending
        if form.when is not When.WITH_NAME:
            return True
        if is_noun_at_times(form):
            return is_noun(passage, position, reading.taken_off, names.__contains__, _is_person(names))
        # A particle parts the word from what stands before it.
        if not reading.taken_off and after_title(passage, position, names.__contains__):
            return True
        if form.is_family_name and not known.isdisjoint(self._forms.owners(form)):
            return is_known_person(passage, position, reading.taken_off, form.written, names.__contains__)
        # A first name does not help a family name: its own would have made the full name, another
        # one makes another person (إدوارد سعيد), or a sentence (توم سعيد, Tom is happy).
        return not form.is_family_name and (
            self._before_name(passage, position)
            or (not reading.taken_off and _after_name(passage, position, names))
        )

    def _before_name(self, passage: Passage, position: int) -> bool:
        after = position + 1
        if after >= len(passage) or passage.gap(after).strip():
            return False
        return before_first_name(passage, position) or any(
            form.term.kind == "person" and (length > 1 or form.when is When.ALWAYS)
            for length in self._forms.lengths(passage.normals[after])
            for form in self._forms.get(passage.normals[after : after + length])
            if end_of(passage, form, after, 0) is not None
        )


def _is_person(names: Mapping[int, Match]) -> Callable[[int], bool]:
    return lambda position: position in names and names[position].term.kind == "person"


def _after_name(passage: Passage, position: int, names: Mapping[int, Match]) -> bool:
    """Whether the word before is a first name, of our list or of a row that is that name alone."""
    if after_first_name(passage, position):
        return True
    before = names.get(position - 1)
    return (
        before is not None
        and before.term.kind == "person"
        and len(before.term.source.split()) == 1
        and not passage.gap(position).strip()
    )


def _takes(form: Form, reading: Reading, passage: Passage, position: int) -> bool:
    """Whether the particles of `reading` can stand before the form."""
    kind = form.term.kind
    if reading.future and kind != "term":
        return False
    if not reading.is_latin:  # الـF-16 and الـBMW are nothing else
        if len(form.words) == 1 and len(reading.stem) < _SHORTEST_STEM:
            return False
        if reading.article and kind in _WITHOUT_ARTICLE:
            return False
    return not reading.question or _is_question(form, passage, position)


def _is_question(form: Form, passage: Passage, position: int) -> bool:
    """Whether أ at the start of a word asks a question: it begins a clause, and is no part of the word."""
    word = passage.words[position]
    letter = unicodedata.normalize("NFKC", passage.text[word.start : word.offsets[1]])
    if not letter.startswith(_QUESTION) or not passage.begins_clause(position):
        return False
    sure = sum(map(len, form.words)) >= _SURE_QUESTION
    return sure or not _QUESTION_MARKS.isdisjoint(passage.text[word.end :])


def _ends(form: Form, ending: Ending, passage: Passage, position: int) -> bool:
    """Whether the ending can stand behind the form as both are written."""
    if ending.accusative:
        return form.term.kind == "term"
    if ending.written and ending.written != last_letter(form.written):
        return False
    last = passage.words[position + len(form.words) - 1]
    return passage.text[last.offsets[-1]] not in _TA_MARBUTA
