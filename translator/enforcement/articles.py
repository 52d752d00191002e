"""The English article of a term: the Kremlin, but Moscow, and a Kremlin spokesman."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.enforcement.presence import Span
from translator.glossary import Match

_BEFORE_A_NAME = re.compile(
    r"(?:^|[.!?,;:—–(\[\"“‘]|\b(?:of|in|to|from|by|with|for|at|on|and|or|but|that|as|than|against|between|into"
    r"|under|over|via|about|after|before|near|since|until|during|inside|outside|towards?|said|told|says))\s*$",
    re.IGNORECASE,
)
_AFTER_A_NAME = re.compile(
    r"['’]s?\b|\s*(?:$|[.,;:!?)\]\"”’—–]|(?:is|are|was|were|be|has|have|had|will|would|can|could|may|might|must"
    r"|shall|should|does|did|do|and|or|but|in|on|of|to|for|from|by|with|at|as|that|which|who|where|when|while"
    r"|after|before|about|over|under|against|because|if|than|said|says|announced|announces|added|confirmed"
    r"|denied|stressed|noted|warned|called|expressed|rejected|accepted|welcomed|condemned|declined|refused"
    r"|decided|agreed|believes?|believed|wants?|wanted|also|later|earlier|today|yesterday|on)\b)",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_CLAUSE_ABOUT_IT = re.compile(r"\s*(?:of|that|which|who|where|when|['’])")  # the Moscow of old, the Trumps
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(?:the|an?|this|that|these|those|his|her|its|their|our|my|your|no|every|each|any|some|\w+['’]s)"
    r"(?:\s+(?:former|new|old|current|entire|whole|same|other))?\s+$",
    re.IGNORECASE,
)


def stands_alone(after: str) -> bool:
    """Whether a name before the text `after` is no attribute of a noun: Kremlin said, Kremlin spokesman."""
    return bool(_AFTER_A_NAME.match(after))


def article_before(text: str, start: int) -> Span | None:
    """The span of an article, with its space, right before `start`."""
    found = _ARTICLE.search(text[:start])
    return found.span() if found else None


def wanted(text: str, span: Span, match: Match) -> str:
    """The article to write before the term of `match` when it comes to `span`: `the ` or nothing."""
    if not match.term.article or _DETERMINER.search(text[: span[0]]):
        return ""
    if not stands_alone(text[span[1] :]) and not _BEFORE_A_NAME.search(text[: span[0]]):
        return ""
    return _cased(match.term.article, text[: span[0]]) + " "


def lacking(text: str, spans: Sequence[tuple[Span, Match]]) -> list[tuple[int, str]]:
    """Where terms lack their article, as (position, article): `For its part, Kremlin announced`."""
    found = []
    for (start, end), match in spans:
        if (
            match.term.article
            and _BEFORE_A_NAME.search(text[:start])
            and not _DETERMINER.search(text[:start])
            and stands_alone(text[end:])
        ):
            found.append((start, _cased(match.term.article, text[:start]) + " "))
    return found


def superfluous(text: str, spans: Sequence[tuple[Span, Match]]) -> list[Span]:
    """The articles before people and places that take none: `the Moscow said`, not `the Moscow talks`."""
    found = []
    for (start, end), match in spans:
        article = _THE.search(text[:start])
        bare = match.term.kind in ("person", "place") and not match.term.article
        if article and bare and stands_alone(text[end:]) and not _CLAUSE_ABOUT_IT.match(text[end:]):
            found.append(article.span())
    return found


def _cased(article: str, before: str) -> str:
    """The article with a capital where a sentence begins."""
    before = before.rstrip(" \"“‘'([")
    return article.capitalize() if not before or before[-1] in ".!?" else article
