"""The kind of a name that stands by itself, with its translation, as glossaries of other tools have it."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from translator.glossary.normalise import normal_form
from translator.glossary.suggest import cues
from translator.glossary.suggest.arabic import is_first_name
from translator.glossary.suggest.known import is_place
from translator.glossary.suggest.transcription import transcribed

_SMALL = frozenset("of the and for in on at to de da di du la le el al bin ibn von van der den".split())
_SMALL_ARTICLE = re.compile("(?:al|el|ad|as|ash|ar|az|an|at|ul)-(?=[A-Z])")
_ORGANISATIONS = cues.ORGANISATIONS | cues.INSTITUTIONS | cues.DEFINITE_INSTITUTIONS
_PLACES = cues.BEFORE_PLACES | cues.PLACE_PHRASES | cues.DEFINITE_PLACES
# English words in the names of papers, broadcasters, companies, clubs and unions.
_OF_ORGANISATIONS = frozenset(
    """Times Post News Press Journal Street Watch Tribune Herald Guardian Agency Network Radio Television TV
    Bank Group Company Motors Airlines Airways Industries Energy Oil Gas Pictures Studios Media Social
    City United Club Party Front Movement Union League Alliance Council University Institute
    Foundation Federation Association Corporation Inc. Ltd""".split()
)
_SOUNDS_ALIKE = 75  # of 100, from which a source is the target in Arabic letters
_SAME_SOUND = (
    ("ph", "f"), ("ck", "k"), ("th", "t"), ("dh", "d"), ("kh", "k"), ("gh", "g"), ("c", "k"), ("q", "k"),
    ("x", "ks"), ("w", "f"), ("v", "f"), ("z", "s"), ("p", "b"), ("j", "g"),
)  # fmt: skip


def kind_of_name(source: str, target: str) -> str:
    """The likely kind of an Arabic name with its English: `term` where nothing speaks for another.

    What English does not write with capitals is no name. A name of several words that is written in
    Arabic as it sounds in English is that of a person: those of institutions are mostly translated.
    """
    words, english = normal_form(source), target.split()
    if not words or not english or not all(map(_is_of_a_name, english)):
        return "term"
    if words[0] in _ORGANISATIONS or (len(english) == 1 and len(target) > 1 and target.isupper()):
        return "organisation"
    if is_place(words) or (words[0] in _PLACES and len(words) > 1):
        return "place"
    if len(words) < 2 or len(english) < 2:
        return "term"
    if is_first_name(words[0]):
        return "person"
    if not _OF_ORGANISATIONS.isdisjoint(english):
        return "organisation"
    return "person" if _sounds_like(source, target) else "term"


def _is_of_a_name(word: str) -> bool:
    return word[0].isupper() or word.lower() in _SMALL or bool(_SMALL_ARTICLE.match(word))


def _sounds_like(source: str, target: str) -> bool:
    latin = "".join(transcribed(word.removeprefix("ال")) for word in source.split())
    return fuzz.ratio(_consonants(latin), _consonants(target)) >= _SOUNDS_ALIKE


def _consonants(text: str) -> str:
    """What is heard of a name whatever its spelling: its consonants, one for each sound."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if c.isalpha())
    for spelling, sound in _SAME_SOUND:
        letters = letters.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyh]", "", letters))
