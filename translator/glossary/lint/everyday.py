"""Words that news is full of, so that a name of that spelling needs a `when`: كيف is how as well as Kyiv."""

from __future__ import annotations

from functools import cache

from translator.glossary.matching.common_words import common_words
from translator.glossary.matching.wordlists import Words, words_of

_ARTICLE = "ال"
_SHORTEST = 3  # letters that remain when the article is off


@cache
def everyday_words() -> frozenset[Words]:
    """Everyday Arabic words in normal form, as they are, with the article and without it."""
    frequent = {word[0] for word in words_of("frequent-words")}
    bare = {word.removeprefix(_ARTICLE) for word in frequent}
    bare = {word for word in bare if len(word) >= _SHORTEST}
    forms = frequent | bare | {_ARTICLE + word for word in bare}
    return common_words() | {(form,) for form in forms}
