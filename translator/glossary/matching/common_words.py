"""Everyday words that are also names, by which a row is told that it needs a `when`."""

from __future__ import annotations

from functools import cache

from translator.glossary.matching.wordlists import Words, words_of

_ARTICLE = "ال"


@cache
def common_words() -> frozenset[Words]:
    """Everyday Arabic words that are also names (سعيد: happy), in normal form.

    Each is there as it is and with the article: الأسد is the lion as well as al-Assad.
    """
    words = words_of("common-words")
    definite = {(_ARTICLE + word[0], *word[1:]) for word in words if not word[0].startswith(_ARTICLE)}
    return words | definite
