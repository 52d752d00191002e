"""Finding glossary terms in a source text.

Whole words only; the longest term wins; the result is deterministic. Arabic words may carry the
proclitics و ف ب ك ل and the article ال in front of a term, with the elided alef of لل
(`للكرملين` is ل + الكرملين). A person's family name counts as the person. Words are looked up in
a hash table by their first word, so the time does not depend on the size of the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translator.glossary.normalise import Word, normal_form, normal_words
from translator.glossary.terms import Glossary, Term

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ك", "ل")
_ARTICLE = "ال"
_WITHOUT_ARTICLE = ("person", "place")  # قطر is Qatar, but القطر the diameter
_WITHIN_A_NAME = "-\u2010\u2011\u200c\u200e\u200f'’"  # hyphens, joiners, direction marks, apostrophes
_TANWIN = re.compile("[\u064b-\u064d]")
# Letters that must remain when proclitics are taken off: of a word by itself, of the first of several.
_SHORTEST_STEM = 3
_SHORTEST_FIRST_WORD = 2


@dataclass(frozen=True)
class Match:
    """A term at `text[start:end]`; `clitics` letters in front of it belong to the same word.

    `target` is what must appear in the translation: the term's target, or the family name when
    only that stands in the source.
    """

    term: Term
    target: str
    start: int
    end: int
    clitics: int = 0


@dataclass(frozen=True)
class _Form:
    words: tuple[str, ...]
    term: Term
    target: str
    written: str


class Matcher:
    """A glossary made ready for matching. Building it costs one pass over the terms."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._forms: dict[str, list[_Form]] = {}
        taken: set[tuple[str, ...]] = set()
        for term in glossary.terms:
            for spelling in term.spellings:
                self._add(spelling, term, term.target, taken)
        for short, target, term in _unambiguous_short_forms(glossary.terms):
            self._add(short, term, target, taken)
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-len(form.words), form.words))

    def _add(self, spelling: str, term: Term, target: str, taken: set[tuple[str, ...]]) -> None:
        words = normal_form(spelling)
        if words and words not in taken:
            taken.add(words)
            self._forms.setdefault(words[0], []).append(_Form(words, term, target, spelling.strip()))

    def find(self, text: str) -> list[Match]:
        """The terms in `text`, in order, not overlapping."""
        words = normal_words(text)
        matches: list[Match] = []
        position = 0
        while position < len(words):
            found = self._longest(text, words, position)
            if found is None:
                position += 1
            else:
                match, length = found
                matches.append(match)
                position += length
        return matches

    def _longest(self, text: str, words: list[Word], position: int) -> tuple[Match, int] | None:
        best: tuple[Match, int] | None = None
        first = words[position]
        # Readings come from the least to the most taken off: the first of the longest wins.
        for stem, taken_off, article in _readings(first.normal):
            for form in self._forms.get(stem, ()):
                length = len(form.words)
                if best is not None and length <= best[1]:
                    break  # forms are sorted, the longest first
                if taken_off and length == 1 and len(stem) < _SHORTEST_STEM:
                    continue
                if article and form.term.kind in _WITHOUT_ARTICLE:
                    continue
                if _stands_at(text, words, position, form):
                    start = first.offsets[taken_off]
                    end = words[position + length - 1].end
                    clitics = start - first.start
                    best = (Match(form.term, form.target, start, end, clitics), length)
                    break
        return best


def _readings(word: str) -> Iterator[tuple[str, int, bool]]:
    """Yield (stem, letters taken off in front, article among them) from the plain word on."""
    yield word, 0, False
    seen = {word}
    for conjunction in ("", *_CONJUNCTIONS):
        if not word.startswith(conjunction):
            continue
        after = len(conjunction)
        for preposition in ("", *_PREPOSITIONS):
            if not word.startswith(preposition, after):
                continue
            taken_off = after + len(preposition)
            rest = word[taken_off:]
            stems = [(rest, taken_off, False)]
            if preposition == "ل" and rest.startswith("ل"):
                stems.append(("ا" + rest, taken_off, False))  # للكرملين: the alef of the article is elided
                stems.append((rest[1:], taken_off + 1, True))
            if rest.startswith(_ARTICLE):
                stems.append((rest[len(_ARTICLE) :], taken_off + len(_ARTICLE), True))
            for stem, count, article in stems:
                if stem not in seen and len(stem) >= _SHORTEST_FIRST_WORD:
                    seen.add(stem)
                    yield stem, count, article


def _stands_at(text: str, words: list[Word], position: int, form: _Form) -> bool:
    length = len(form.words)
    if position + length > len(words):
        return False
    for offset in range(1, length):
        word = words[position + offset]
        if word.normal != form.words[offset]:
            return False
        gap = text[words[position + offset - 1].end : word.start]
        if not all(character.isspace() or character in _WITHIN_A_NAME for character in gap):
            return False
    if _TANWIN.search(text, words[position].start, words[position + length - 1].end):
        # روسياً means Russian, not روسيا: an ending that the term itself does not have.
        return bool(_TANWIN.search(form.written))
    # A capitalised name is no match for a word in small letters: Apple, not apple.
    written, source = form.written[0], text[words[position].start]
    return not (written.isupper() and source.islower())


def _unambiguous_short_forms(terms: Iterable[Term]) -> list[tuple[str, str, Term]]:
    owners: dict[tuple[str, ...], list[tuple[str, str, Term]]] = {}
    for term in terms:
        for short, target in term.short_forms():
            owners.setdefault(normal_form(short), []).append((short, target, term))
    return [claims[0] for claims in owners.values() if len({target for _, target, _ in claims}) == 1]
