"""The article where a quotation mark or bracket parts it from its word: الـ«ناتو» is الناتو."""

from __future__ import annotations

from itertools import product

from translator.glossary.matching.passage import Passage
from translator.glossary.matching.written import CLOSING
from translator.glossary.normalise import Word

_ARTICLES = frozenset(map("".join, product(("", "و", "ف"), ("ال", "بال", "كال", "لل"))))
_TATWEEL = "ـ"


def closing_of_parted(passage: Passage, position: int) -> str | None:
    """What closes the word that an article at `position` is parted from: » of الـ«ناتو».

    It is empty where a space alone parts them. None where no such article stands: before a space it is
    known by its tatweel (مقر الـ «موساد»), without which بال is a mind, and وال a governor.
    """
    if passage.normals[position] not in _ARTICLES or position + 1 == len(passage):
        return None
    article = passage.words[position]
    between = passage.gap(position + 1)
    if _TATWEEL in passage.text[article.offsets[-1] : article.end]:
        between = between.strip()
        return CLOSING.get(between) if between else ""
    return CLOSING.get(between)


def with_article_joined(passage: Passage, position: int) -> Passage:
    """The same text with the article at `position` and the word behind it as one word."""
    article, noun = passage.words[position : position + 2]
    offsets = (*article.offsets, *noun.offsets)
    joined = Word(article.normal + noun.normal, article.start, noun.end, offsets)
    return Passage(passage.text, (*passage.words[:position], joined, *passage.words[position + 2 :]))
