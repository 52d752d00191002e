"""The page for the reviewer: what the checks found, article by article, each leading to its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from translator.rendering.findings import severity_word, worded
from translator.scripts import direction
from translator.site.cards import Card
from translator.site.chrome import article_path, link
from translator.site.lists import Slice, make_list, sides, slices
from translator.site.pages import Page, Site
from translator.site.remarks import Remark
from translator.translation import Severity

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_ARTICLES = 30  # on a page
_SHORTENED = 160  # characters of a sentence


@dataclass(frozen=True)
class Reviewed:
    """An article with its remarks: those to look at, and those that somebody has said are right."""

    card: Card
    open: tuple[Remark, ...]
    ignored: tuple[Remark, ...]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many remarks there are to look at, the worst first."""
        found = Counter(remark.severity for remark in self.open)
        return {severity: found[severity] for severity in _ORDER if found[severity]}


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of the review in each language."""
    digests = site.store.remarked()
    for language in site.languages:
        articles = [article for article in site.of_language(language) if article.key in digests]
        for part in slices(articles, f"{language}/review.html", f"{language}/review", _ARTICLES):
            shown = [(key, site.by_key[key].head, digests[key]) for key in part.keys]
            fingerprint = site.fingerprint("review", language, part, shown)
            yield Page(part.path, fingerprint, partial(make, language=language, part=part))


def make(site: Site, *, language: str, part: Slice) -> bytes:
    """Make a page of the review."""
    found = {key: remarks for _, key, remarks in site.store.remarks(part.keys)}
    reviewed = [_reviewed(site.card(key), found[key]) for key in part.keys]

    def place(each: Reviewed, remark: Remark) -> str:
        return link(part.path, article_path(each.card.key, language), f"t{remark.number}")

    return make_list(
        site,
        "review.html.j2",
        part.path,
        language,
        part=part,
        found={other: f"{other}/review.html" for other in site.languages},
        reviewed=reviewed,
        counts=_summed(reviewed),
        place=place,
        shortened=shortened,
        texts=lambda card, remark: _texts(card, remark, language),
        worded=lambda remark: worded(remark.message, language),
        severity_word=lambda severity: severity_word(severity, language),
    )


def _reviewed(card: Card, remarks: Sequence[Remark]) -> Reviewed:
    return Reviewed(
        card,
        tuple(remark for remark in remarks if not remark.reason),
        tuple(remark for remark in remarks if remark.reason),
    )


def _summed(reviewed: Sequence[Reviewed]) -> Mapping[Severity, int]:
    total: Counter[Severity] = Counter()
    for each in reviewed:
        total.update(each.counts)
    return {severity: total[severity] for severity in _ORDER if total[severity]}


def _texts(card: Card, remark: Remark, language: str) -> list[tuple[str, str, str, str]]:
    """The two texts of a sentence, each with its language, its direction and the column that it stands in."""
    return [
        (code, direction(code), place, shortened(remark.source if side == "source" else remark.target))
        for side, code, place in sides(card, language)
    ]


def shortened(text: str, length: int = _SHORTENED) -> str:
    """The beginning of a text, cut between two words."""
    if len(text) <= length:
        return text
    return f"{text[:length].rsplit(' ', 1)[0].rstrip(' ،,;:.')} …"
