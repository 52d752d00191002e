"""Names that a model has spelled in its own way: Vitkov for Witkoff."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from translator.glossary import Match

SOUNDS_ALIKE = 72.0
"""Likeness (percent) from which two spellings may be one name, when the right one is missing."""

SURELY_ALIKE = 84.0
"""Likeness from which a word beside the right spelling is taken for a wrong one."""

_SAME_SOUND = str.maketrans({"w": "v", "f": "v", "q": "k", "c": "k", "z": "s", "j": "g", "y": "i", "p": "b"})
_ORIGIN = re.compile(
    r"(?:i?an|n|i|is|s|ish|ese|iot|ic|ist|ism|er|ier)s?"
)  # Iranian, Israeli, Chinese, Cypriot
_ORIGINS_APART = frozenset({"greek", "greeks", "french", "frenchman", "polish", "danish"})
_LAST_LETTERS = (
    "",
    "y",
    "ia",
    "a",
    "e",
    "ce",
)  # what a place may lose before such an ending: Germany, Russia


def likeness(written: str, match: Match) -> float:
    """How alike a spelling and the target of a match are, by letters and by consonants: 0 to 100.

    A word by itself is also compared with the family name of a person.
    """
    alike = _likeness(written, match.target)
    family = match.target.rpartition(" ")[2]
    if match.term.kind == "person" and len(family) >= 4 and " " not in written.strip():
        alike = max(alike, _likeness(written, family))
    return alike


def likeness_to_any_part(written: str, match: Match) -> float:
    """How alike a word and the most alike word of the target are, or the target written as one word.

    `Lulava` before Lula da Silva, `JDance` before JD Vance.
    """
    parts = [part for part in match.target.split() if len(part) >= 3]
    if len(match.target.split()) > 1 and len(written) > 3:
        parts.append(match.target.replace(" ", ""))
    return max((_likeness(written, part) for part in parts), default=0.0)


@lru_cache(maxsize=65536)
def _likeness(written: str, target: str) -> float:
    if target[:1].isupper() and written[:1].islower():
        return 0.0
    if re.findall(r"\d+", written) != re.findall(r"\d+", target):
        return 0.0  # a Su-27 is no misspelled Su-57
    one, other = re.sub(r"['’]s$", "", written).casefold(), target.casefold()
    letters = fuzz.ratio(one, other)
    consonants = fuzz.ratio(_consonants(one), _consonants(other))
    return (letters + consonants) / 2


@lru_cache(maxsize=65536)
def _consonants(word: str) -> str:
    plain = word.replace("ph", "f").replace("kh", "k").replace("ck", "k").translate(_SAME_SOUND)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou'’-]", "", plain))


def _shared(one: str, other: str) -> int:
    """How many letters two words share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def is_derived(written: str, match: Match) -> bool:
    """Whether a word is formed from the term rather than a wrong spelling of it: Ukrainian, Trumpism."""
    word, target = written.casefold(), match.target.casefold()
    if word in _ORIGINS_APART:
        return True
    stem = word[: _shared(word, target)]
    if match.term.kind == "person":
        return stem == target and bool(_ORIGIN.fullmatch(word[len(stem) :]))
    lost = target[len(stem) :]
    if len(stem) < 3 or len(lost) > 3 or (len(stem) < 4 and lost):
        return False
    ending = word[len(stem) :]
    return bool(_ORIGIN.fullmatch(ending)) or (not ending and lost in _LAST_LETTERS[1:] and len(lost) > 0)
