"""Proposing how a name is written in the target language; the person decides.

A word is looked up in the user's own glossary (who writes Sergei writes it again), in a small table of
common names, and in the index of the package arabic-name-romanizer, which knows how names of the
Arab world are mostly spelled (its neural model is not used: it is no better than the rules here, and
slow). What is left, foreign names above all, which Arabic has itself transcribed, is transcribed back
by rule.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from translator.glossary.matching.wordlists import Words, entries
from translator.glossary.normalise import normal_form
from translator.glossary.suggest.known import places
from translator.glossary.suggest.transcription import transcribed
from translator.glossary.terms import Term

if TYPE_CHECKING:
    from arabic_name_romanizer import Transliterator

_ARTICLE = "ال"
_LARGE_ARTICLES = ("Al-", "El-")
_OTHER_SCRIPTS = frozenset("ar fa ur ps he ru uk bg sr el zh ja ko hi th ka hy am".split())
_ORDER = ("glossary", "table", "dictionary", "rules")  # from the most certain on
_HEADS = {
    normal_form(head): pattern
    for pattern, heads in {
        "{}": "مدينة|بلدة|قرية",
        "{} Peninsula": "شبه جزيرة",
        "{} Island": "جزيرة",
        "{} Islands": "جزر",
        "Gulf of {}": "خليج",
        "Strait of {}": "مضيق",
        "{} Sea": "بحر",
        "{} River": "نهر",
        "Lake {}": "بحيرة",
        "Mount {}": "جبل",
        "{} Canal": "قناة",
        "{} Province": "محافظة|مقاطعة",
        "{} State": "ولاية",
        "{} Strip": "قطاع",
        "{} camp": "مخيم",
        "{} crossing": "معبر",
        "{} Airport": "مطار",
    }.items()
    for head in heads.split("|")
}
_JOINED = frozenset(("عبد", "ابو", "ال", "ام", "بو"))  # with the next word one part of a name


# How often a proposal was right, by where it came from; see benchmarks/suggest.py.
_SURE = {"table": 0.95, "copied": 0.9, "variant": 0.8, "glossary": 0.6, "dictionary": 0.4, "rules": 0.1}
_LIKE = 0.87  # from which two spellings in Arabic are taken for one name
_LONG_ENOUGH = 7  # letters, to be compared so


@dataclass(frozen=True)
class Proposal:
    """A proposed target; `by` is `table`, `variant`, `glossary`, `dictionary`, `rules` or `copied`.

    A `variant` is spelled almost as a name of the glossary, in whose row it belongs; of `glossary`
    are the spellings of the words. Both are empty where nothing can be proposed.
    """

    text: str
    by: str

    @property
    def sure(self) -> float:
        """How likely this is the right spelling, from 0 to 1."""
        return _SURE.get(self.by, 0.0)


class Romaniser:
    """Proposes targets for the names of one language pair, in the manner of a glossary."""

    def __init__(self, terms: Iterable[Term] = (), source: str = "ar", target: str = "en") -> None:
        self._source, self._target = source, target
        own = list(terms)
        self._own = _words_of(own)
        self._people = {
            " ".join(normal_form(spelling)): term.target
            for term in own
            if term.kind == "person"
            for spelling in term.spellings
        }

    def propose(self, written: str, kind: str, phrase: bool = False) -> Proposal:
        """The proposal for a name as it is written; of several sources the least certain is named.

        A `phrase` of ordinary words would have to be translated: only what the table has is proposed.
        Names between two languages in Latin letters stay as they are.
        """
        if self._source != "ar":
            same_script = not {self._source, self._target} & _OTHER_SCRIPTS
            return Proposal(written, "copied") if same_script else Proposal("", "")
        words = normal_form(written)
        if words in places("ar", self._target):
            return Proposal(places("ar", self._target)[words], "table")
        if self._target in _OTHER_SCRIPTS:
            return Proposal("", "")
        for head, pattern in _HEADS.items() if (kind, self._target) == ("place", "en") else ():
            if words[: len(head)] == head and len(words) > len(head):
                rest = self.propose(written.split(maxsplit=len(head))[-1], kind)
                return Proposal(pattern.format(rest.text), rest.by)
        if phrase:
            return Proposal("", "")
        like = self._like(words) if kind == "person" else ""
        if like:
            return Proposal(like, "variant")
        parts = [self._part(unit, first=place == 0) for place, unit in enumerate(_units(written))]
        least = max((part.by for part in parts), key=_ORDER.index, default="rules")
        return Proposal(" ".join(part.text for part in parts if part.text), least)

    def _like(self, words: Words) -> str:
        """The target of the person in the glossary whose name is spelled almost so."""
        name = " ".join(words)
        if len(words) < 2 or len(name) < _LONG_ENOUGH:
            return ""
        scorer = Levenshtein.normalized_similarity
        found = process.extractOne(name, self._people.keys(), scorer=scorer, score_cutoff=_LIKE)
        return self._people[found[0]] if found else ""

    def _part(self, unit: str, first: bool) -> Proposal:
        key = normal_form(unit)
        if key in self._own:
            return Proposal(self._own[key], "glossary")
        if key in _table():
            return Proposal(_table()[key], "table")
        found = _from_index(unit)
        if not found:
            return Proposal(_transcribed(unit), "rules")
        small = not first and found.startswith(_LARGE_ARTICLES)
        return Proposal(found[0].lower() + found[1:] if small else found, "dictionary")


def _transcribed(unit: str) -> str:
    if unit.startswith(_ARTICLE) and len(unit) > len(_ARTICLE) + 2:
        return f"al-{transcribed(unit.removeprefix(_ARTICLE))}"
    return " ".join(map(transcribed, unit.split()))


def _units(written: str) -> list[str]:
    """The words of a name, those that belong together as one: عبد العزيز, أبو الغيط."""
    units: list[str] = []
    for word in written.replace("-", " ").split():
        if (
            units
            and " " not in units[-1]
            and normal_form(units[-1])[:1]
            and normal_form(units[-1])[0] in _JOINED
        ):
            units[-1] += f" {word}"
        else:
            units.append(word)
    return units


def _words_of(terms: Iterable[Term]) -> dict[Words, str]:
    """How the people of a glossary are spelled, word by word."""
    seen: dict[Words, Counter[str]] = defaultdict(Counter)
    for term in terms:
        target = term.target.split()
        for spelling in term.spellings if term.kind == "person" else ():
            source = spelling.split()
            if len(source) == len(target):
                for ours, theirs in zip(source, target, strict=True):
                    seen[normal_form(ours)][theirs] += 1
    seen.pop((), None)
    return {words: max(found, key=lambda text: (found[text], text)) for words, found in seen.items()}


@cache
def _table() -> dict[Words, str]:
    table = {}
    for entry in entries("name-words"):
        arabic, _, english = entry.partition("\t")
        table[normal_form(arabic)] = english.strip()
    return table


@cache
def _index() -> Transliterator | None:
    """The index of names, where the package is installed (it needs Python 3.11)."""
    try:
        from arabic_name_romanizer import Transliterator
    except ImportError:
        return None
    return Transliterator(auto_load_model=False, use_rules_fallback=False)


def _from_index(unit: str) -> str:
    """The most frequent spelling of a part of a name, without accents, or nothing."""
    index = _index()
    candidates = index.transliterate_many([unit], top_k=2)[0] if index else []
    text = candidates[0].text if candidates else ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.replace("'", "")
