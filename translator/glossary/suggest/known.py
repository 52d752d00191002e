"""Places with their English names: from the locale data of Unicode, and from a small table of our own."""

from __future__ import annotations

from functools import cache

from translator.glossary.matching.wordlists import Words, entries
from translator.glossary.normalise import normal_form
from translator.glossary.suggest.ordinary import is_ordinary

_SHORTEST = 4  # letters of a place that is told by its name alone
_NO_PLACES = ("001", "ZZ", "QO", "EZ", "UN")  # the world, no region


@cache
def places(source: str = "ar", target: str = "en") -> dict[Words, str]:
    """The target names of territories and of the cities of time zones by their source names.

    For Arabic and English also those of `data/places.txt`, which says what papers write.
    """
    from babel import Locale

    ours, theirs = Locale.parse(source), Locale.parse(target)
    table = dict(_own_table()) if (source, target) == ("ar", "en") else {}
    for code, name in ours.territories.items():
        if code in theirs.territories and code not in _NO_PLACES:
            table.setdefault(normal_form(name), theirs.territories[code])
    for zone, names in ours.time_zones.items():
        if "city" in names:
            city = theirs.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            table.setdefault(normal_form(names["city"]), city)
    table.pop((), None)
    return table


@cache
def _own_table() -> dict[Words, str]:
    rows = (entry.partition("\t") for entry in entries("places"))
    return {normal_form(name): english.strip() for name, _, english in rows}


@cache
def _telling() -> frozenset[Words]:
    """The places of the table that are nothing else: not مالي, which is Mali and means financial."""
    own = _own_table()
    return frozenset(
        words
        for words in places()
        if words in own or len(words) > 1 or (len(words[0]) >= _SHORTEST and not is_ordinary(words[0]))
    )


def is_place(words: Words) -> bool:
    """Whether these words, in normal form, name a place of the table and nothing else."""
    return words in _telling()


@cache
def first_words() -> frozenset[str]:
    """The words with which places of the table begin."""
    return frozenset(words[0] for words in _telling())


@cache
def demonyms() -> frozenset[str]:
    """What is said of people and things from the places of the table, masculine: سوري, أميركي."""
    found = set()
    for name in _telling():
        if len(name) == 1:
            stem = name[0].removeprefix("ال")
            for ending in ("", "ا", "يا", "ه", "يه"):
                if stem.endswith(ending) and len(stem) - len(ending) > 2:
                    found.add(stem[: len(stem) - len(ending)] + "ي")
    return frozenset(found)
