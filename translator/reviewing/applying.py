"""An approved sentence as a `Translation`: its terms and its inline markup found again in a person's words.

The person's text is never changed. A term that is not in it is a finding, no more. Where its source has
changed, the machine's draft is shown, with a finding that asks a person to look again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from translator.article import Markup
from translator.enforcement.presence import places
from translator.inline import carry_over
from translator.reviewing.reconciling import Sentence, approved_or_changed
from translator.reviewing.records import Record
from translator.reviewing.store import Reviews
from translator.translation import Finding, How, Origin, Severity, TermUse, Translation
from translator.units import ArticleUnits, Unit

CHANGED_SOURCE = "changed-source"
"""The check that finds what a person translated from another source."""


def records_in(folder: Path | None, planned: ArticleUnits) -> dict[str, Record]:
    """The records of an article's sentences that are approved or to be looked at again, by id.

    `folder` holds the pair's reviews, if any.

    Raises:
        ReviewError: the article's file cannot be read.
    """
    if folder is None:
        return {}
    review = Reviews(folder).read(planned.article.name)
    if not (review.records or review.obsolete):
        return {}
    now = {unit.segment.id: Sentence(unit.segment.id, unit.segment.text) for unit in planned}
    return approved_or_changed(review, list(now.values()))


def reviewed(unit: Unit, record: Record, drafted: Translation | None) -> Translation:
    """What a person approved for `unit`; `drafted` is what the machine made of it, when that is known."""
    terms, findings = _terms(unit, record.target)
    draft = record.draft or (drafted.target if drafted else "")
    known = _kept(unit, drafted, record.target) if drafted else {}
    markup, lost = carry_over(unit.markup, unit.segment.text, record.target, terms, None, known)
    return Translation(
        unit.segment,
        record.target,
        Origin.REVIEWED,
        terms=terms,
        findings=(*findings, *lost),
        markup=markup,
        draft=draft,
    )


def to_look_at_again(drafted: Translation) -> Translation:
    """The machine's draft of a sentence whose source is no longer the one that a person translated."""
    message = "The source has changed since a person translated it: look at it again"
    finding = Finding(CHANGED_SOURCE, Severity.WARNING, message)
    return replace(drafted, findings=(*drafted.findings, finding))


def _terms(unit: Unit, target: str) -> tuple[tuple[TermUse, ...], list[Finding]]:
    uses = []
    absent: dict[str, Finding] = {}
    for match, place in zip(unit.matches, places(target, unit.matches), strict=True):
        if place is None:
            finding = Finding("missing-term", Severity.WARNING, f"“{match.target}” is missing")
            absent.setdefault(match.target, finding)
        start, end = place or (-1, -1)
        how = How.REVIEWED if place else None
        source = unit.segment.text[match.start : match.end]
        uses.append(TermUse(match.term.source, source, match.target, match.start, match.end, start, end, how))
    return tuple(uses), list(absent.values())


def _kept(unit: Unit, drafted: Translation, target: str) -> dict[Markup, tuple[int, int]]:
    """The places of those marks over words that the person left as they were in the draft."""
    blocks = SequenceMatcher(None, drafted.target, target, autojunk=False).get_matching_blocks()
    places = {}
    for mark, placed in _pairs(unit.markup, drafted.markup):
        for block in blocks:
            span = (placed.start + block.b - block.a, placed.end + block.b - block.a)
            inside = block.a <= placed.start and placed.end <= block.a + block.size
            if inside and _whole_words(target, span):
                places[mark] = span
    return places


def _pairs(marks: Sequence[Markup], placed: Sequence[Markup]) -> Iterator[tuple[Markup, Markup]]:
    """Each mark of a source with its like in the draft, as far as none of that kind was lost there."""
    for kind, url in {(mark.kind, mark.url) for mark in marks}:
        here, there = ([m for m in some if (m.kind, m.url) == (kind, url)] for some in (marks, placed))
        if len(here) == len(there):
            yield from zip(here, there, strict=True)


def _whole_words(text: str, span: tuple[int, int]) -> bool:
    before, after = text[: span[0]][-1:], text[span[1] :][:1]
    return not (before.isalnum() and text[span[0]].isalnum()) and not (
        after.isalnum() and text[span[1] - 1].isalnum()
    )
