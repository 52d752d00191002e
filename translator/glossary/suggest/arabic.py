"""Finding what may be a name in Arabic text, by rules: Arabic has no capitals.

A run of words that are no ordinary ones may be a name; what stands beside it says how likely and of
which kind. Institutions and some places are made of ordinary words (مجلس الأمن, البحر الأحمر): these
are known by their first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from translator.glossary.matching.clitics import readings
from translator.glossary.matching.common_words import common_words
from translator.glossary.matching.neighbours import after_title
from translator.glossary.matching.passage import Passage
from translator.glossary.matching.wordlists import words_of
from translator.glossary.suggest import cues
from translator.glossary.suggest.foreign import foreignness
from translator.glossary.suggest.known import demonyms, first_words, is_place
from translator.glossary.suggest.mentions import Evidence, Mention
from translator.glossary.suggest.ordinary import (
    is_ordinary,
    is_ordinary_by_ending,
    is_ordinary_by_particle,
)

_ARABIC = re.compile("[\u0621-\u064a]{2,}")
_TANWIN = re.compile("[\u064b-\u064d]")
_ARTICLE = "ال"
_NISBA = re.compile("(?:ال|لل).{2,}(?:ي|يه|يين|يون|يات|يتين|يان|يتان)")
_NISBA_ENDINGS = re.compile("(?:ه|ين|ون|ات|ان|ا)?$")
_ALI = "علي"  # but for its dots the preposition على
_LONGEST = 5
_LONGEST_PHRASE = 4
_LONGEST_PLACE = 4
_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n]{2,40})[»”\"]")
_FOREIGN, _VERY_FOREIGN = 0.4, 0.9  # by `foreignness`
_SPEECH_MARKS = tuple(':«“"')
_SAYS_LITTLE = frozenset({Evidence.SOMEWHERE})  # about what stands before a word
_JOINS = " -\u00a0\u2010\u2011"


class Sentence:
    """A sentence in which names are looked for, outside the spans that are `taken`."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> None:
        self.passage = Passage(text)
        self.normals = self.passage.normals
        words = self.passage.words
        self.taken = [any(s < word.end and word.start < e for s, e in taken) for word in words]
        self.names = [self._may_be_name(i) for i in range(len(words))]

    def mentions(self) -> Iterator[Mention]:
        """Yield what may be names; phrases with all their beginnings, so that some overlap."""
        yield from self._places()
        yield from self._runs()
        yield from self._phrases()
        yield from self._quotations()

    def _may_be_name(self, i: int) -> bool:
        word = self.normals[i]
        if self.taken[i] or not _ARABIC.fullmatch(word) or word in cues.NEVER or is_origin(word):
            return False
        if _TANWIN.search(self.passage.text, self.passage.words[i].start, self.passage.words[i].end):
            return False
        if word in cues.NOUNS or (word,) in words_of("titles"):
            return False
        return not is_ordinary(word) or is_first_name(word)

    def _joined(self, i: int) -> bool:
        """Whether word `i` directly follows the one before."""
        return 0 < i < len(self.normals) and not self.passage.gap(i).strip(_JOINS)

    def _before(self, i: int) -> frozenset[str]:
        """The word before `i` as it is and without particles."""
        return _stems(self.normals[i - 1]) if self._joined(i) else frozenset()

    def _written(self, i: int) -> str:
        return self.passage.text[self.passage.words[i].start : self.passage.words[i].end]

    def _mention(self, first: int, end: int, *evidence: Evidence, free: bool = False) -> Mention:
        return Mention(
            self.normals[first:end],
            self.passage.text,
            tuple(self.passage.words[first:end]),
            frozenset(evidence),
            free,
        )

    def _places(self) -> Iterator[Mention]:
        """Places of the table, the longest first; their words are no part of other runs."""
        for i, word in enumerate(self.normals):
            if self.taken[i]:
                continue
            for reading in readings(word):
                if reading.stem in first_words() and not reading.article:
                    end = self._place_end(i, reading.stem)
                    if end:
                        found = self._mention(i, end, Evidence.TABLE, *self._context(i))
                        yield found.without(reading.taken_off, reading.stem)
                        self.names[i:end] = [False] * (end - i)
                        self.taken[i:end] = [True] * (end - i)
                        break

    def _place_end(self, first: int, stem: str) -> int:
        for end in range(min(first + _LONGEST_PLACE, len(self.normals)), first, -1):
            together = all(self._joined(i) and not self.taken[i] for i in range(first + 1, end))
            if together and is_place((stem, *self.normals[first + 1 : end])):
                return end
        return 0

    def _runs(self) -> Iterator[Mention]:
        """Runs of words that are no ordinary ones."""
        i = 0
        while i < len(self.names):
            end = self._run_end(i)
            if end:
                evidence = self._context(i)
                if Evidence.SPEAKER in evidence and self._speech_follows(end):
                    evidence.add(Evidence.SPEAKS)
                free = bool(evidence & {Evidence.SPEAKER, Evidence.PLACE, Evidence.SOMEWHERE})
                found = self._mention(i, end, *evidence, free=free)
                if end - i == 1 and evidence <= _SAYS_LITTLE and self._is_of_something(end):
                    found = replace(found, doubtful=True)
                after_name = self._joined(i) and self.taken[i - 1]
                yield found.without(1, found.words[0][1:]) if after_name and _has_and(found) else found
            i = end or i + 1

    def _run_end(self, first: int) -> int:
        if not self.names[first] and (self.taken[first] or self.normals[first] not in cues.PARTICLES):
            return 0
        end = first + 1
        while (
            end < len(self.names)
            and end - first < _LONGEST
            and self._joined(end)
            and self._goes_on(first, end)
        ):
            end += 1
        while end - first > 2 and _looks_like_a_verb(self.normals[end - 1]):
            end -= 1
        while end > first and self.normals[end - 1] in cues.PARTICLES - cues.LAST_PARTICLES:
            end -= 1
        return end if any(self.names[first:end]) else 0

    def _goes_on(self, first: int, end: int) -> bool:
        """Whether the run from `first` goes on with the word at `end`."""
        last, word = self.normals[end - 1], self.normals[end]
        if self.taken[end] or (word,) in words_of("titles"):
            return False
        if word in cues.FUNCTION_WORDS and self._written(end) != _ALI:
            return False
        if word in cues.PARTICLES or (last in cues.BEFORE_THE_ARTICLE and word.startswith(_ARTICLE)):
            return True
        if self.names[end]:
            # الكرملين دميتري: a first name begins another name, but for a second one (محمد علي).
            begins = is_first_name(word) and end - first == 1 and last.startswith(_ARTICLE)
            return not begins and not word.startswith("و" + _ARTICLE)
        if (first, end, len(self.normals)) == (0, 1, 2):  # the name of an author, by itself: كريم النجار
            return word not in cues.NEVER
        # الوزير فايز رسامني: a word may be the family name of somebody whom a title announces.
        if end - first == 1 and is_ordinary_by_ending(word) and Evidence.TITLE in self._context(first):
            return True
        # محمد السوداني, عبد اللطيف رشيد: after a first name the family name may be an ordinary word.
        if self.normals[first:end] not in words_of("given-names"):
            return False
        may_be_family = (
            word.startswith(_ARTICLE) or (word,) in common_words() or is_ordinary_by_particle(word)
        )
        return may_be_family and word not in cues.NEVER

    def _context(self, first: int) -> set[Evidence]:
        """What the words before say."""
        before = self._before(first)
        found = set()
        if after_title(self.passage, first, lambda i: self.taken[i] or self.names[i]):
            found.add(Evidence.TITLE)
        elif before & cues.SAYING:
            found.add(Evidence.SPEAKER)
        if before & cues.BEFORE_PLACES:
            found.add(Evidence.PLACE)
        elif before & cues.BEFORE_COUNTRIES and Evidence.TITLE not in found:
            found.add(Evidence.COUNTRY)
        elif before & cues.ORGANISATIONS:
            found.add(Evidence.ORGANISATION)
        elif before & cues.PREPOSITIONS:
            found.add(Evidence.SOMEWHERE)
        return found

    def _is_of_something(self, end: int) -> bool:
        """Whether a definite noun follows a word without article: جيران المعلم are neighbours of somebody."""
        if not self._joined(end) or self.normals[end - 1].startswith(_ARTICLE):
            return False
        word = self.normals[end]
        return word.startswith(_ARTICLE) and is_ordinary(word) and not is_origin(word)

    def _speech_follows(self, end: int) -> bool:
        """Whether what somebody says begins at the word `end`: after إن, a colon or quotation marks."""
        if end == len(self.normals):
            return False
        gap = self.passage.gap(end).strip()
        return gap[:1] in _SPEECH_MARKS if gap else self.normals[end] in cues.THAT

    def _phrases(self) -> Iterator[Mention]:
        """Institutions and places that are made of ordinary words, each with its beginnings."""
        for first, word in enumerate(self.normals):
            head = None if self.taken[first] else _head(word)
            if head is None or self.normals[first - 1 : first + 1] == cues.PENINSULA:
                continue
            evidence, definite, stem, letters = head
            for end in range(first + 2, min(first + _LONGEST_PHRASE, len(self.normals)) + 1):
                if not self._joined(end - 1) or self.normals[end - 1] in cues.NEVER:
                    break
                if not self._belongs(first, end - 1, stem, evidence, definite):
                    break
                if (stem, *self.normals[first + 1 : end]) != cues.PENINSULA:
                    yield self._mention(first, end, evidence).without(letters, stem)

    def _belongs(self, first: int, i: int, head: str, evidence: Evidence, definite: bool) -> bool:
        """Whether word `i` belongs to a phrase with this head: it has the article, or is a name itself."""
        if (head, self.normals[i]) == cues.PENINSULA:
            return True
        first += (head, self.normals[first + 1]) == cues.PENINSULA
        if evidence is Evidence.INSTITUTION or definite:
            return not self.taken[i] and self.normals[i].startswith((_ARTICLE, "لل"))
        if i > first + 1 and self.normals[i].startswith("و"):
            return False  # القرم ولوجانسك
        if self.names[i] or (self.taken[i] and i == first + 1 and head in cues.PLACES_BY_NAME):
            return True
        of_words = head in cues.PLACES_OF_WORDS and (i == first + 1 or is_origin(self.normals[i]))
        return of_words and not self.taken[i] and self.normals[i].startswith(_ARTICLE)

    def _quotations(self) -> Iterator[Mention]:
        """What stands in quotation marks behind a word for an organisation."""
        words = self.passage.words
        for quotation in _QUOTED.finditer(self.passage.text):
            inside = [i for i, word in enumerate(words) if quotation.start() < word.start < quotation.end()]
            if not inside or len(inside) > _LONGEST_PHRASE or any(self.taken[i] for i in inside):
                continue
            first, end = inside[0], inside[-1] + 1
            if first and _stems(self.normals[first - 1]) & cues.ORGANISATIONS:
                yield self._mention(first, end, Evidence.QUOTED, Evidence.ORGANISATION, free=True)
            elif all(self.names[i] for i in inside):
                yield self._mention(first, end, Evidence.QUOTED, free=True)


def _head(word: str) -> tuple[Evidence, bool, str, int] | None:
    """What a word begins if it begins a phrase: its evidence, whether it is definite, stem and particles."""
    for reading in readings(word):
        if reading.article:
            continue
        for heads, evidence, definite in (
            (cues.INSTITUTIONS, Evidence.INSTITUTION, False),
            (cues.DEFINITE_INSTITUTIONS, Evidence.INSTITUTION, True),
            (cues.PLACE_PHRASES, Evidence.PLACE_PHRASE, False),
            (cues.DEFINITE_PLACES, Evidence.PLACE_PHRASE, True),
        ):
            if reading.stem in heads:
                return evidence, definite, reading.stem, reading.taken_off
    return None


def is_origin(word: str) -> bool:
    """Whether a word says where something is from: الأوكراني, سورية."""
    if _NISBA.fullmatch(word):
        return True
    return any(
        r.stem in demonyms() or _NISBA_ENDINGS.sub("", r.stem, count=1) in demonyms() for r in readings(word)
    )


def is_first_name(word: str) -> bool:
    """Whether a word is a common first name."""
    return (word,) in words_of("given-names") and word not in cues.NO_FIRST_NAMES


def _has_and(mention: Mention) -> bool:
    """Whether the first word may begin with و: behind a name it does (القرم ودونيتسك)."""
    return mention.words[0].startswith("و") and len(mention.words[0]) > 4


def _looks_like_a_verb(word: str) -> bool:
    return len(word) > 3 and word.startswith(("ي", "سي", "ست")) and not is_first_name(word)


def with_looks(mention: Mention) -> Mention:
    """A mention with what its own words say: how many, how foreign, whether the first is a first name."""
    found = set(mention.evidence)
    if len(mention.words) > 1:
        found.add(Evidence.SEVERAL)
        if any(is_first_name(reading.stem) for reading in readings(mention.words[0]) if not reading.article):
            found.add(Evidence.FIRST_NAME)
    looks = [foreignness(word) for word in mention.words if len(word) > 2]
    look = sum(looks) / len(looks) if looks else 0.0
    if cues.FOREIGN_LETTERS & set(mention.written):
        look += _VERY_FOREIGN
    if look >= _FOREIGN:
        found.add(Evidence.FOREIGN)
    if look >= _VERY_FOREIGN:
        found.add(Evidence.VERY_FOREIGN)
    return replace(mention, evidence=frozenset(found))


def _stems(word: str) -> frozenset[str]:
    return frozenset(reading.stem for reading in readings(word) if not reading.article)
