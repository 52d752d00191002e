"""The kind of a name that stands by itself, with its translation, as glossaries of other tools have it."""

from __future__ import annotations

from translator.glossary.normalise import normal_form
from translator.glossary.suggest import cues
from translator.glossary.suggest.arabic import is_first_name
from translator.glossary.suggest.known import is_place

_SMALL = frozenset("of the and for in on at to de da di du la le el al bin ibn von van der den".split())
_ORGANISATIONS = cues.ORGANISATIONS | cues.INSTITUTIONS | cues.DEFINITE_INSTITUTIONS
_PLACES = cues.BEFORE_PLACES | cues.PLACE_PHRASES | cues.DEFINITE_PLACES


def kind_of_name(source: str, target: str) -> str:
    """The likely kind of an Arabic name with its English: `term` where nothing speaks for another.

    What English does not write with capitals is no name.
    """
    words, english = normal_form(source), target.split()
    if not words or not english or not all(w[0].isupper() or w.lower() in _SMALL for w in english):
        return "term"
    if is_place(words):
        return "place"
    if words[0] in _ORGANISATIONS or (len(english) == 1 and len(target) > 1 and target.isupper()):
        return "organisation"
    if words[0] in _PLACES and len(words) > 1:
        return "place"
    if is_first_name(words[0]) and len(words) > 1 and len(english) > 1:
        return "person"
    return "term"
