"""The English article of a term: the Kremlin, but Moscow, and a Kremlin spokesman."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.enforcement.presence import Span
from translator.glossary import Match

_DETERMINER = (  # not “that”, which before a name begins a clause
    r"(?:the|an?|this|these|those|his|her|its|their|our|my|your|no|every|each|any|some|\w+['’]s?)"
)
_PREPOSITIONS = (
    "of in to from by with for at on and or nor but that as than against between into under over via about"
    " near inside outside toward towards during since until after before within among through"
)
_VERBS = (
    "is are was were be been has have had will would can cannot could may might must shall should does did do"
    " said says held holds met meets took gave made told sent saw went came began won lost led left found put"
    " set kept built spoke wrote chose became rose fell got sees seeks wants calls plans denies confirms"
    " announces warns"
)
_OTHERS = (
    "which who whom whose where when while because if though although this these next last also later earlier"
    " today yesterday tomorrow now then again not never still soon"
)


def _one_of(*lists: str) -> str:
    return f"(?:{'|'.join(word for words in lists for word in words.split())})"


_AFTER_A_NAME = re.compile(  # what comes behind a name that is no attribute of the next word
    rf"['’]s?\b|['’](?!\w)|\s*(?:$|[.,;:!?)\]\"”’—–])"
    rf"|\s+(?:{_one_of(_PREPOSITIONS, _VERBS, _OTHERS)}\b|(?:the|an?)\s|[a-z]+(?:ed|ly)\b"
    rf"|[a-z]+s\s+(?:the|an?|its|his|her|their|that)\s)",
    re.IGNORECASE,
)
_DETERMINED = re.compile(  # a determiner, and nothing but words of the same noun phrase behind it
    rf"\b{_DETERMINER}\s+(?:(?!{_one_of(_PREPOSITIONS, _VERBS)}\b)(?![a-z]+ed\b)[a-z-]+\s+){{0,3}}$",
    re.IGNORECASE,
)
_MODIFIER = re.compile(  # international, former; not over, nor
    rf"\b(?!{_one_of(_PREPOSITIONS, _OTHERS)}\b)[a-z]+(?:al|ic|ous|ive|an|ian|ish|ese|er|or)\s+$"
)
_NO_ADDRESS = r"(?<![\w/.-])"  # https://example.org/a ends in no article
_ARTICLE = re.compile(rf"{_NO_ADDRESS}(?:the|an?)\s+$", re.IGNORECASE)
_THE = re.compile(rf"{_NO_ADDRESS}the\s+$", re.IGNORECASE)
_INDEFINITE = re.compile(rf"{_NO_ADDRESS}([Aa])(n?) $")
_CLAUSE_ABOUT_IT = re.compile(r"\s*(?:of|that|which|who|where|when|['’](?!s\s))")  # the Moscow of old
_END = re.compile(r"\s*(?:$|[.,;:!?)])")


def stands_alone(after: str) -> bool:
    """Whether a name before the text `after` is no attribute of a noun: Kremlin said, Kremlin spokesman."""
    return bool(_AFTER_A_NAME.match(after))


def article_before(text: str, start: int) -> Span | None:
    """The span of an article, with its space, right before `start`."""
    found = _ARTICLE.search(text[:start])
    return found.span() if found else None


def wanted(text: str, span: Span, match: Match) -> str:
    """The article to write before the term of `match` when it stands at `span`: `the ` or nothing."""
    before = text[: span[0]]
    determined = _DETERMINED.search(before)
    if not match.term.article or determined or _MODIFIER.search(before) or not stands_alone(text[span[1] :]):
        return ""
    return _cased(match.term.article, before) + " "


def articles_lacking(text: str, spans: Sequence[tuple[Span, Match]]) -> list[tuple[int, str]]:
    """Where terms lack their article, as (position, article): `For its part, Kremlin announced`."""
    return [(span[0], article) for span, match in spans if (article := wanted(text, span, match))]


def superfluous(text: str, spans: Sequence[tuple[Span, Match]]) -> list[Span]:
    """The articles before people and places that take none: `the Moscow said`, not `the Moscow talks`.

    `a Riyadh` is wrong at the end of a clause alone: `a Syria at peace`.
    """
    found = []
    for (start, end), match in spans:
        bare = match.term.kind in ("person", "place") and not match.term.article
        article = (_ARTICLE if _END.match(text[end:]) else _THE).search(text[:start])
        if not bare or not article or _ends_a_term(article.span(), spans):
            continue
        if stands_alone(text[end:]) and not _CLAUSE_ABOUT_IT.match(text[end:]):
            found.append(article.span())
    return found


def unsounding(text: str, spans: Sequence[tuple[Span, Match]]) -> list[tuple[Span, str]]:
    """Indefinite articles that do not fit the sound of their term, with the right ones: `a accord`.

    Only for words in small letters of which the first one says it all: not `an hour`, `a union`, `an MP`.
    """
    found = []
    for (start, _), _ in spans:
        article = _INDEFINITE.search(text[:start])
        if not article or _ends_a_term(article.span(), spans):
            continue
        if re.match(r"[aeio](?!u)[a-z]|[b-df-gj-np-tv-z][a-z]", text[start:]):
            fitting = article[1] + ("n" if text[start] in "aeio" else "")
            if fitting != article[1] + article[2]:
                found.append(((article.start(), start - 1), fitting))
    return found


def _ends_a_term(article: Span, spans: Sequence[tuple[Span, Match]]) -> bool:
    """Whether what looks like an article is the last word of a term: Serie A, hepatitis A."""
    return any(start < article[1] and article[0] < end for (start, end), _ in spans)


def _cased(article: str, before: str) -> str:
    """The article with a capital where a sentence begins."""
    before = before.rstrip(" \"“‘'([")
    return article.capitalize() if not before or before[-1] in ".!?" else article
