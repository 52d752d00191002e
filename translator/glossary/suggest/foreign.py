"""How foreign an Arabic word looks: by its letters it is more like a transcribed name, or like Arabic.

A naive Bayes classifier over pairs and triples of letters, with the names of the Unicode locale data
and common first names on the one side and ordinary words on the other. Both lists are here already,
so that nothing has to be trained or stored.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from translator.glossary.matching.wordlists import words_of
from translator.glossary.suggest.known import places
from translator.glossary.suggest.ordinary import stems

_ARTICLE = re.compile("(?:[وفبك]?ال|لل)")
_WORD = re.compile("[\u0621-\u064a]{3,}")
_SMOOTHING = 0.5


@lru_cache(maxsize=65536)
def foreignness(word: str) -> float:
    """The mean log-odds of the letter groups of `word`, in normal form; above 0 is more like a name."""
    odds, unseen = _log_odds()
    groups = _groups(_ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word)
    return sum(odds.get(group, unseen) for group in groups) / len(groups)


@cache
def _log_odds() -> tuple[dict[str, float], float]:
    """The log-odds of each letter group, and those of a group that was never seen."""
    names = {
        word for words in (*places(), *words_of("given-names")) for word in words if _WORD.fullmatch(word)
    }
    ordinary = stems()
    foreign = _counted(name for name in names - ordinary if not name.startswith("ال"))
    native = _counted(ordinary)
    groups = foreign.keys() | native.keys()
    of_foreign = foreign.total() + _SMOOTHING * len(groups)
    of_native = native.total() + _SMOOTHING * len(groups)

    def log_odds(group: str) -> float:
        here, there = foreign[group] + _SMOOTHING, native[group] + _SMOOTHING
        return math.log(here / of_foreign) - math.log(there / of_native)

    return {group: log_odds(group) for group in groups}, log_odds("")


def _counted(words: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(_groups(word))
    return counts


def _groups(word: str) -> list[str]:
    framed = f"^{word}$"
    return [framed[i : i + length] for length in (2, 3) for i in range(len(framed) - length + 1)]
