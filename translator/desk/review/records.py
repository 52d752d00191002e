"""What a page of the review knows of a sentence, as its script gets it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translator.checks.ignoring import reason_for
from translator.desk.review.articles import ReadArticle
from translator.desk.review.judging import Judgement, TermState, judgement
from translator.desk.review.matches import Alike
from translator.rendering.differences import differences
from translator.rendering.findings import severity_word, worded
from translator.reviewing import Record, Revision

Pieces = list[tuple[str, str]]
"""Two texts in one: runs of words that are the `same`, `del`eted or `ins`erted."""


def state_of(record: Record) -> str:
    """`draft`, `edited`, `approved` or `changed`: edited is what a person wrote and did not approve yet."""
    return "edited" if record.edited and record.status.value == "draft" else record.status.value


def shown(article: ReadArticle, record: Record, language: str) -> dict[str, Any]:
    """A sentence with all that is to be said of it, in the language of the interface."""
    previous = None
    if record.previous_source:
        previous = {
            "source": pieces(record.previous_source, record.source),
            "target": record.previous_target,
        }
    return {
        "id": record.id,
        "version": record.version,
        "target": record.target,
        "state": state_of(record),
        "draft": record.draft,
        "comments": "\n".join(record.comments),
        "previous": previous,
        **judged(article, record, record.target, language),
    }


def judged(article: ReadArticle, record: Record, target: str, language: str) -> dict[str, Any]:
    """What is to be said of a target text, and what differs in it from the machine's draft."""
    made = judge(article, record, target)
    return {
        "remarks": made.remarks,
        "terms": [
            {
                "source": term.source,
                "target": term.target,
                "state": term.state.value,
                "written": term.written,
                "note": term.note,
            }
            for term in made.terms
        ],
        "findings": [
            {
                "severity": finding.severity.value,
                "word": severity_word(finding.severity, language),
                "message": worded(finding.message, language),
            }
            for finding in made.findings
        ],
        "changes": pieces(record.draft, target) if record.draft not in ("", target) else [],
    }


def judge(article: ReadArticle, record: Record, target: str) -> Judgement:
    """Judge a target text by the sentence's terms in this article, less what is right as it is."""
    unit = article.units.get(record.id)
    made = judgement(record.source, target, article.languages, tuple(unit.matches) if unit else ())
    if not article.ignores:
        return made

    def counts(check: str) -> bool:
        return not reason_for(article.ignores, record.id, check)

    findings = tuple(finding for finding in made.findings if counts(finding.check))
    terms = tuple(t for t in made.terms if t.state is TermState.PRESENT or counts("missing-term"))
    return Judgement(terms, findings)


def matched(alike: Sequence[Alike], source: str) -> list[dict[str, Any]]:
    """Known sentences, with the words in which they differ from `source`."""
    return [
        {
            "percent": each.percent,
            "approved": each.known.approved,
            "where": each.known.where,
            "source": pieces(source, each.known.source),
            "target": each.known.target,
        }
        for each in alike
    ]


def revised(revisions: Sequence[Revision], record: Record) -> list[dict[str, Any]]:
    """The versions of a sentence, the newest first, with what differs in each from the text as it is now.

    A version that brought but another comment is none of them.
    """
    told = [
        each
        for before, each in zip((None, *revisions), revisions, strict=False)
        if before is None
        or (before.target, before.status, before.source) != (each.target, each.status, each.source)
    ]
    # With another source a sentence began as a draft that its record does not hold any more.
    began: dict[str, str] = {}
    for each in told:
        began.setdefault(each.source, each.target if each.source else record.draft)
    return [
        {
            "when": revision.when,
            "who": revision.who,
            "target": revision.target,
            "state": _state_then(revision, began[revision.source]),
            "source": pieces(record.source, revision.source) if revision.source else [],
            "changes": pieces(record.target, revision.target),
        }
        for revision in reversed(told)
    ]


def _state_then(revision: Revision, draft: str) -> str:
    touched = revision.status.value == "draft" and revision.target != draft
    return "edited" if touched else revision.status.value


def pieces(before: str, after: str) -> Pieces:
    """What differs between two texts, word by word."""
    return [(piece.change.value, piece.text) for piece in differences(before, after)]
