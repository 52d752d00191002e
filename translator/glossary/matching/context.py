"""What a word that is also a name means where it stands, by the words beside it.

Three questions: is a known person's family name meant, a country rather than its adjective, or the
predicate of a sentence.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

from translator.glossary.matching.clitics import readings
from translator.glossary.matching.common_words import common_words
from translator.glossary.matching.neighbours import after_first_name
from translator.glossary.matching.passage import Passage
from translator.glossary.matching.wordlists import entries
from translator.glossary.normalise import normal_form, visible

_GENITIVE = "…"
_TANWIN = frozenset("\u064b\u064c\u064d")
_WITH_HAMZA = frozenset("أإآ")
_CONJUNCTIONS = frozenset("وف")
_PREFIXES_OF_VERBS = frozenset("وفس")
_NAME_PREFIXES = ("ب", "ل")
_LIKE = "ك"
_FEMININE = "ت"
_IMPERFECT = "ي"
_SHORTEST_IMPERFECT = 4
_NO_IMPERFECTS = frozenset(normal_form("يناير يونيو يوليو يسار يمين يهود يوان يورو يومي يوميا يومين"))
_THAT = frozenset(normal_form("إن أن لأن لكن بأن كأن أما"))
_AFTER_ANOTHER_NAME = frozenset(normal_form("بن ابن بنت أبو آل عبد"))
_NO_MASCULINE_SINGULAR = ("ه", "ات", "ين", "ون")
_ADJECTIVE = "يه"
_CLOSING = frozenset("»”\"’'›)")
_OPENING_OR_ITSELF = frozenset("«“\"'‘")

IsName = Callable[[int], bool]


def is_known_person(passage: Passage, position: int, taken_off: int, written: str, is_name: IsName) -> bool:
    """Whether a family name, written so, means its person where an article has named that in full.

    An everyday word (سلام, بري) needs a verb, a particle or the like before it (وقال بري), where
    an adjective or the second part of a phrase cannot stand (هجوم بري, اتفاق سلام).
    """
    word = passage.words[position]
    prefix = word.normal[:taken_off]
    if _letters(passage.text[word.offsets[taken_off] : word.end]) != _letters(written):
        return False  # بأول is no باول, كبرى no كبري
    if prefix.endswith(_LIKE) or _is_another(passage, position, taken_off):
        return False
    if normal_form(written) not in common_words():
        return True
    if not _TANWIN.isdisjoint(passage.marks(position)) or _stands_in_quotation_marks(passage, position):
        return False
    if prefix.endswith(_NAME_PREFIXES) or passage.begins_clause(position):
        return True
    if prefix:  # وعون
        return is_name(position - 1)
    return _cue(passage, position - 1, genitives=True)


def is_noun(passage: Passage, position: int, taken_off: int, is_name: IsName, is_person: IsName) -> bool:
    """Whether a word that is a country and its adjective (السعودية, سورية) is the country.

    It is where nothing stands before it that the adjective could describe: no definite noun before
    السعودية (القوات السعودية), no noun at all before سورية (قوات سورية).
    """
    prefix = passage.normals[position][:taken_off]
    if prefix.endswith(_NAME_PREFIXES):
        return True
    if position and passage.gap(position)[:1] in _CLOSING:
        return False  # «أرامكو» السعودية
    if passage.begins_clause(position):
        return True
    before = passage.normals[position - 1]
    if prefix:  # مصر والسعودية, but القوات الإماراتية والسعودية
        return is_name(position - 1) or not before.endswith(_ADJECTIVE)
    if is_person(position - 1) or _cue(passage, position - 1, genitives=False):
        return True
    definite = any(reading.article for reading in readings(passage.normals[position]))
    return definite and not is_name(position - 1) and not is_definite(passage, position - 1)


def is_predicate(passage: Passage, position: int, is_name: IsName) -> bool:
    """Whether a sentence without a verb says the word of its subject: إن الزعيم مصر."""
    start = position
    while (
        start and not passage.gap(start).strip() and (is_name(start - 1) or is_definite(passage, start - 1))
    ):
        start -= 1
    if start == position:
        return False
    return passage.begins_clause(start) or _stem_in(passage.normals[start - 1], _THAT)


def is_attribute(passage: Passage, position: int) -> bool:
    """Whether a definite masculine noun stands directly before the word: الجسر الموصل."""
    if not position or passage.gap(position).strip():
        return False
    before = passage.normals[position - 1]
    return is_definite(passage, position - 1) and not before.endswith(_NO_MASCULINE_SINGULAR)


def is_definite(passage: Passage, position: int) -> bool:
    """Whether a word is a noun with the article: القوات, للقوات, but neither إلى nor التقى."""
    word = passage.words[position]
    article = any(
        reading.article and passage.text[word.offsets[reading.taken_off - 2]] not in _WITH_HAMZA
        for reading in readings(word.normal)
    )
    return article and not _cue(passage, position, genitives=False)


def _cue(passage: Passage, position: int, genitives: bool) -> bool:
    """Whether a word is of those that stand before a name."""
    plain, nouns = _cues()
    for reading in readings(passage.normals[position]):
        if reading.article or not _PREFIXES_OF_VERBS.issuperset(
            passage.normals[position][: reading.taken_off]
        ):
            continue
        stem = reading.stem
        if stem in plain or (stem[-1] == _FEMININE and stem[:-1] in plain):
            return True
        if stem[0] == _IMPERFECT and len(stem) >= _SHORTEST_IMPERFECT and stem not in _NO_IMPERFECTS:
            return True
    # A noun may have any particle before it: بتصريحات عون.
    return genitives and _stem_in(passage.normals[position], nouns)


def _stem_in(word: str, words: frozenset[str]) -> bool:
    return any(reading.stem in words for reading in readings(word) if not reading.article)


@cache
def _cues() -> tuple[frozenset[str], frozenset[str]]:
    """The words of `before-names`: those without a sign, and the nouns with `…`."""
    plain: set[str] = set()
    nouns: set[str] = set()
    for entry in entries("before-names"):
        (nouns if entry.endswith(_GENITIVE) else plain).update(normal_form(entry))
    return frozenset(plain), frozenset(nouns)


def _letters(text: str) -> str:
    return unicodedata.normalize("NFKC", visible(text))


def _is_another(passage: Passage, position: int, taken_off: int) -> bool:
    """Whether the name is part of somebody else's: أحمد عون, عباس بن فرناس."""
    after = position + 1
    if after < len(passage) and passage.normals[after] in _AFTER_ANOTHER_NAME:
        return not passage.gap(after).strip()
    return not taken_off and after_first_name(passage, position)


def _stands_in_quotation_marks(passage: Passage, position: int) -> bool:
    """Whether the word alone is quoted: أطلق عليه اسم «سلام»."""
    after = passage.text[passage.words[position].end :][:1]
    return after in _CLOSING - {")"} and after != "" and passage.before(position) in _OPENING_OR_ITSELF
