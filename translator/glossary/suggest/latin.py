"""Finding names in text that has capitals: capitalised words that do not begin a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from translator.glossary.matching.passage import Passage
from translator.glossary.matching.wordlists import words_of
from translator.glossary.suggest.gathering import Gathered, by_words, with_short_forms
from translator.glossary.suggest.mentions import Evidence, Mention

_WITHIN = frozenset("of de du des del della di da dos van von der den la le al bin ibn el y".split())
_TITLES = frozenset(
    "mr mrs ms dr president minister ambassador senator king queen prince princess pope general judge "
    "premier chancellor secretary spokesman spokeswoman chairman mayor governor président ministre roi "
    "reine".split()
)
_PLACES = frozenset("in at from near to city town village province à en dans vers ville".split())
_ORGANISATIONS = frozenset(
    "ministry university party company corporation inc corp ltd group bank agency council committee court "
    "union association institute ministère université parti société groupe banque agence conseil".split()
)
_LONGEST = 6
_JOINS = " -\u2010\u2011'’.&"
_ENDS = (".", "!", "?", "…", "”", '"', "»")
_POSSESSIVE = re.compile(r"['’]s$")
_NO_CAPITALS_BUT_FIRST = ("de",)  # German writes every noun with a capital


class CapitalisedNames:
    """Finds and gathers capitalised names in texts of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def mentions(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Mention]:
        """Yield runs of capitalised words outside the spans that are `taken`."""
        passage = Passage(text)
        words = passage.words
        if _is_headline(passage):
            return
        i = 0
        while i < len(words):
            end = self._run_end(passage, i, taken)
            if end:
                yield self._mention(passage, i, end)
            i = end or i + 1

    def _run_end(self, passage: Passage, first: int, taken: Sequence[tuple[int, int]]) -> int:
        if not self._is_name(passage, first, taken):
            return 0
        end = last = first + 1
        while end < len(passage) and end - first < _LONGEST and not passage.gap(end).strip(_JOINS):
            if ". " in passage.gap(end) and len(passage.normals[end - 1]) > 2:
                break
            if self._is_name(passage, end, taken):
                last = end + 1
            elif passage.normals[end] not in _WITHIN:
                break
            end += 1
        return last

    def _is_name(self, passage: Passage, i: int, taken: Sequence[tuple[int, int]]) -> bool:
        word = passage.words[i]
        written = passage.text[word.start : word.end]
        if not written[:1].isupper() or len(written) < 2:
            return False
        if any(start < word.end and word.start < end for start, end in taken):
            return False
        return passage.normals[i] not in _not_names(self.language)

    def _mention(self, passage: Passage, first: int, end: int) -> Mention:
        found = set()
        if not _begins_sentence(passage, first):
            found.add(Evidence.CAPITALS)
        if end - first > 1:
            found.add(Evidence.SEVERAL)
        before = passage.normals[first - 1] if first else ""
        if passage.normals[first] in _TITLES or before in _TITLES:
            found.add(Evidence.TITLE)
        if passage.normals[first] in _TITLES and end - first > 1:
            first += 1
        words = passage.normals[first:end]
        if words[:1] in words_of("given-names") and len(words) > 1:
            found.add(Evidence.FIRST_NAME)
        if _ORGANISATIONS & set(words):
            found.add(Evidence.ORGANISATION)
        elif before in _PLACES:
            found.add(Evidence.SOMEWHERE)
        return Mention(words, passage.text, tuple(passage.words[first:end]), frozenset(found), free=True)

    def gather(self, mentions: Iterable[Mention]) -> list[Gathered]:
        """The names in the mentions of all texts; what only ever begins sentences is none."""
        everything = list(mentions)
        inside = Counter(m.words for m in everything if Evidence.CAPITALS in m.evidence)
        kept = []
        for mention in everything:
            begins_only = Evidence.CAPITALS not in mention.evidence
            if (
                begins_only
                and not inside[mention.words]
                and len(mention.words) > 1
                and inside[mention.words[1:]]
            ):
                # “But Steve Witkoff”: the first word belongs to the sentence.
                mention = replace(mention, words=mention.words[1:], parts=mention.parts[1:])
            if self.language in _NO_CAPITALS_BUT_FIRST:
                mention = replace(mention, evidence=mention.evidence - {Evidence.CAPITALS})
            kept.append(mention)
        return with_short_forms(by_words(kept), lambda words: False)


def _begins_sentence(passage: Passage, i: int) -> bool:
    return i == 0 or passage.before(i) in (".", "!", "?", ":", "“", '"', "«", "„")


def _is_headline(passage: Passage) -> bool:
    """Whether most words are capitalised, so that capitals tell nothing."""
    starts = [passage.text[word.start] for word in passage.words if word.end - word.start > 3]
    ends = passage.text.rstrip()[-1:] in _ENDS
    return not ends and len(starts) > 3 and sum(start.isupper() for start in starts) > 0.8 * len(starts)


@cache
def _not_names(language: str) -> frozenset[str]:
    """Capitalised words that are no names: days, months, languages, pronouns."""
    from babel import Locale

    locale = Locale.parse(language)
    texts: list[str] = [*locale.languages.values(), "I Mr Mrs Ms Dr The"]
    for widths in (locale.months["format"], locale.months["stand-alone"], locale.days["format"]):
        for names in widths.values():
            texts += names.values()
    passages = (Passage(_POSSESSIVE.sub("", text)) for text in texts if text)
    return frozenset(word for passage in passages for word in passage.normals if not word.isdigit())
