"""Which rows of the glossaries have pages as names, and where: each name has an address of its own.

The same name in several pairs (موسكو and Moscow of `ar-en`, Moscow and موسكو of `en-ar`) is one name
with one address. It follows from the glossaries alone, not from the articles, so that it lasts.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from translator.glossary import Glossary
from translator.glossary.normalise import normal_form
from translator.glossary.terms import Term
from translator.site.cards import Both, Name, slug_of

KINDS = ("person", "place", "organisation", "term")
"""The kinds of terms that have pages."""

_Spelling = tuple[str, tuple[str, ...]]  # a language and a normalised text


def names_of(glossaries: Mapping[str, Glossary]) -> dict[str, dict[str, Name]]:
    """The names of each pair by the head of their row."""
    pairs_of: defaultdict[str, set[str]] = defaultdict(set)
    slugs_of: defaultdict[_Spelling, list[str]] = defaultdict(list)
    found: dict[str, dict[str, Name]] = {}
    for pair, glossary in glossaries.items():
        source, _, target = pair.partition("-")
        names = found[pair] = {}
        for term in glossary.terms:
            if term.kind not in KINDS:
                continue
            spellings = _spellings(term)
            if term.source in names:  # a row that only adds spellings
                same = names[term.source]
                names[term.source] = replace(same, spellings=_unique([*same.spellings, *spellings]))
                continue
            said = [(source, normal_form(term.source)), (target, normal_form(term.target))]
            known = [slug for spelling in said for slug in slugs_of[spelling] if pair not in pairs_of[slug]]
            slug = known[0] if known else _free(term.source, pairs_of)
            pairs_of[slug].add(pair)
            for spelling in said:
                slugs_of[spelling].append(slug)
            family = Both(*next(iter(term.short_forms()), ("", "")))
            names[term.source] = Name(slug, term.source, term.target, term.kind, spellings, family)
    return found


def _spellings(term: Term) -> tuple[str, ...]:
    return _unique([*term.spellings, *(family for family, _ in term.short_forms())])


def _unique(spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spellings))


def _free(head: str, taken: Mapping[str, object]) -> str:
    """The address of a new name: the first one of two that would have the same keeps it."""
    slug = slug_of(head)
    return slug if slug not in taken else f"{slug}-{hashlib.sha256(head.encode()).hexdigest()[:8]}"
