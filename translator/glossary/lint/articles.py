"""English targets that begin with an article, which sentences put there by themselves."""

from __future__ import annotations

import re
from dataclasses import replace

from translator.glossary.terms import Term

_ARTICLE = re.compile(r"(the|an?) (?=\S)")  # in small letters: The Hague is spelled so
_WITH_ARTICLE = ("place", "organisation", "term")


def article_in_target(term: Term) -> str:
    """The article in small letters that the target begins with, or nothing."""
    found = _ARTICLE.match(term.target) if term.kind != "verbatim" else None
    return found.group(1) if found else ""


def without_article(term: Term) -> Term | None:
    """The term with its `the` in the column for it; None where that would not be right."""
    if article_in_target(term) != "the" or term.kind not in _WITH_ARTICLE:
        return None
    rest = term.target.removeprefix("the ").strip()
    return replace(term, target=rest, article="the") if rest else None
