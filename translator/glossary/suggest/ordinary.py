"""Whether an Arabic word is an ordinary word of the language, and so no name by itself."""

from __future__ import annotations

from collections.abc import Container
from functools import cache, lru_cache

from translator.glossary.matching.wordlists import entries
from translator.glossary.normalise import normal_form

_ARTICLE = "ال"
_SHORTEST = 3
_SHORTEST_BETWEEN = 4  # letters that must remain when both a prefix and an ending are off
_SHORTEST_BEFORE_AN_ENDING = 3
# What stands before a word in the same word: conjunction, then preposition or future, then article.
_PREFIXES = tuple(
    sorted(
        {
            conjunction + preposition + article
            for conjunction in ("", "و", "ف")
            for preposition in ("", "ب", "ك", "ل", "س")
            for article in ("", _ARTICLE)
        }
        | {conjunction + "لل" for conjunction in ("", "و", "ف")},
        key=len,
    )
)
# Endings of gender, number, person and pronouns, in normal form. What also ends foreign names (ين in برلين,
# ان in إيران, ا, ي) needs a longer word before it.
_ENDINGS = (
    "ه", "ها", "هم", "هما", "هن", "كم", "نا", "ات", "ون", "وا", "ته", "تها", "تهم", "يه", "يون", "تين", "تان",
    "اته", "اتها", "اتهم", "ني", "تهما", "ت", "تا",
)  # fmt: skip
_DOUBTFUL_ENDINGS = ("ا", "ي", "ان", "ين", "يين")
_SHORTEST_BEFORE_A_DOUBTFUL_ENDING = 4


def is_explained(word: str, known: Container[str]) -> bool:
    """Whether `word`, in normal form, is one of `known` with or without prefixes and an ending."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            rest = word[len(prefix) :]
            if rest in known or (len(rest) >= _SHORTEST_BETWEEN and _without_ending(rest, known)):
                return True
    return word in known


def _without_ending(word: str, known: Container[str]) -> bool:
    for endings, shortest in (
        (_ENDINGS, _SHORTEST_BEFORE_AN_ENDING),
        (_DOUBTFUL_ENDINGS, _SHORTEST_BEFORE_A_DOUBTFUL_ENDING),
    ):
        for ending in endings:
            stem = word[: -len(ending)]
            if stem.endswith("ي") and ending == "ا":  # روسيا is no روسي
                continue
            if word.endswith(ending) and len(stem) >= shortest and (stem in known or stem + "ه" in known):
                return True
    return False


@cache
def stems() -> frozenset[str]:
    """The ordinary words of the list, in normal form."""
    words = (normal_form(entry) for entry in entries("ordinary-words"))
    return frozenset(word[0] for word in words if len(word) == 1)


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Whether `word`, in normal form, is an ordinary word with whatever is written together with it."""
    return is_explained(word, stems())


def is_ordinary_by_particle(word: str) -> bool:
    """Whether a word would be ordinary only with ك or ف off: كارني may be “like …”, and is a name."""
    return word[:1] in ("ك", "ف") and is_ordinary(word) and not is_ordinary("x" + word[1:])


def is_ordinary_by_ending(word: str) -> bool:
    """Whether a word would be ordinary only with ي or ني off: رسامني may be “my painter”, and is a name.

    With the article, or what may be a particle, before it, such words are mostly adjectives.
    """
    bare = not word.startswith((_ARTICLE, "و", "ف", "ب", "ك", "ل"))
    return bare and word.endswith("ي") and is_ordinary(word) and word not in stems()
