"""The about page: what is draft and what is reviewed, the models and their scores, the glossaries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib import resources
from typing import Any

from translator.models.names import EMBEDDED
from translator.rendering.labels import N_
from translator.site.chrome import render
from translator.site.pages import Page, Site
from translator.translation import Signature

_SCORE = re.compile(
    r"^- (?P<test>[\w-]+)\((?P<sentences>\d+)\) BLEU (?P<bleu>[\d.]+) chrF2 (?P<chrf2>[\d.]+)$", re.M
)
_FULL_SIZE = re.compile(
    r"on FLORES dev: (?P<model>[\w-]+) \([^)]*\) has BLEU (?P<bleu>\d+\.\d) and chrF2 (?P<chrf2>\d+\.\d)"
)
_TESTS = {
    # NOTE: a set of sentences that models are scored on
    "flores": N_("FLORES dev, sentences of encyclopaedias and news"),
    # NOTE: a set of sentences that models are scored on
    "dev-news": N_("News sentences that the model has not seen"),
}
_KINDS = {
    "person": N_("People"),
    "place": N_("Places"),
    "organisation": N_("Organisations"),
    # NOTE: adjectives of origin in a glossary: Ukrainian, Egyptian
    "adjective": N_("Adjectives of origin"),
    "term": N_("Terms"),
    # NOTE: words of a glossary that are never translated
    "verbatim": N_("Kept as they are"),
}


@dataclass(frozen=True)
class Score:
    """What a model reached on a set of sentences."""

    test: str
    sentences: int
    bleu: str
    chrf2: str


@dataclass(frozen=True)
class FullSize:
    """What a larger model reached on FLORES dev."""

    model: str
    bleu: str
    chrf2: str


@dataclass(frozen=True)
class About:
    """What the page says of a language pair."""

    source: str
    target: str
    articles: int
    sentences: int
    reviewed: int
    findings: int
    missing: int
    kinds: tuple[tuple[str, int], ...]
    signature: Signature | None
    scores: tuple[Score, ...]
    full_size: FullSize | None

    @property
    def embedded(self) -> bool:
        """Whether its model is the small one that comes with the program."""
        return self.signature is not None and self.signature.model == EMBEDDED


def pages(site: Site) -> Iterator[Page]:
    """Yield the page in each language."""
    told = [about(site, pair) for pair in site.settings.pairs]
    for language in site.languages:
        path = f"{language}/about.html"
        yield Page(
            path, site.fingerprint("about", language, told), partial(make, path=path, language=language)
        )


def about(site: Site, pair: str) -> About:
    """Count what the site holds of a pair, and look up what its translations are made with."""
    articles = [article for article in site.articles if article.pair == pair]
    source, _, target = pair.partition("-")
    signature = site.signatures.get(pair)
    terms = site.glossaries[pair].terms if pair in site.glossaries else ()
    kinds = Counter(_KINDS.get(term.kind, _KINDS["term"]) for term in terms)
    return About(
        source,
        target,
        articles=len(articles),
        sentences=sum(article.sentences for article in articles),
        reviewed=sum(article.reviewed for article in articles),
        findings=sum(article.findings for article in articles),
        missing=sum(article.missing for article in articles),
        kinds=tuple((kind, kinds[kind]) for kind in _KINDS.values() if kinds[kind]),
        signature=signature,
        scores=scores(pair) if signature and signature.model == EMBEDDED else (),
        full_size=full_size(pair),
    )


def scores(pair: str) -> tuple[Score, ...]:
    """The scores that the card of the embedded model of a pair gives."""
    return tuple(
        Score(
            _TESTS.get(score["test"], score["test"]), int(score["sentences"]), score["bleu"], score["chrf2"]
        )
        for score in _SCORE.finditer(_card(pair))
    )


def full_size(pair: str) -> FullSize | None:
    """The larger model with which that card compares its own."""
    found = _FULL_SIZE.search(_card(pair))
    return FullSize(found["model"], found["bleu"], found["chrf2"]) if found else None


def _card(pair: str) -> str:
    card: Any = resources.files("translator.models").joinpath(f"embedded/{pair}/README.md")
    return str(card.read_text(encoding="utf-8")) if card.is_file() else ""


def make(site: Site, *, path: str, language: str) -> bytes:
    """Make the page in a language."""
    pairs = [about(site, pair) for pair in site.settings.pairs]
    kinds = [kind for kind in _KINDS.values() if any(kind in dict(pair.kinds) for pair in pairs)]
    return render(site, "about.html.j2", path, language, pairs=pairs, kinds=kinds, dict=dict)
