"""The last rung, and what every rung needs: setting terms right in a target text.

Missing terms are put in their place, wrong and forbidden spellings are replaced, doubles taken out,
articles set. No term is missing afterwards; how well the sentence reads is for the reviewer, who
gets a finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translator.alignment import Alignment
from translator.enforcement.addresses import without_tries
from translator.enforcement.articles import (
    article_before,
    articles_lacking,
    stands_alone,
    superfluous,
    unsounding,
    wanted,
)
from translator.enforcement.echoes import is_echo, without_echoes
from translator.enforcement.judging import Verdict, judge, taken_by
from translator.enforcement.placing import place
from translator.enforcement.presence import Span, missing, occurrences, own_occurrences
from translator.enforcement.spelling import SOUNDS_ALIKE, is_derived, likeness
from translator.glossary import Match
from translator.translation import Finding, Severity


@dataclass(frozen=True)
class Mended:
    """A text set right, the targets that it got in place of something else, and what a reviewer must know."""

    text: str
    spliced: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Edit:
    """`text[start:end]` becomes `target`."""

    start: int
    end: int
    target: str


def mend(
    text: str,
    verdict: Verdict,
    matches: Sequence[Match],
    alignment: Alignment | None = None,
    *,
    with_articles: bool = True,
) -> Mended:
    """Mend the faults that `verdict` found in `text`.

    `alignment` joins `text` with the source that the places of `matches` refer to. Headlines do
    without articles: `with_articles` says whether to add those that are lacking, which a text in
    capitals never gets.
    """
    edits, findings = _insertions(text, verdict, matches, alignment)
    spliced = {match.target for match in verdict.missing}
    lacking = {match.target for match in missing(text, matches)}
    for span, match in (*verdict.misspelled, *verdict.forbidden):
        whole = _whole_name(text, span, match) if match.target in lacking else span
        target = match.target if match.target in lacking else _right_spelling(text[slice(*span)], match)
        edits.append(Edit(*whole, target))
        findings.append(_respelled(match.target, text[slice(*whole)]))
        spliced.add(match.target)
    spelled = _out_of_capitals(apply(text, edits), matches)
    text = without_tries(without_echoes(spelled, matches), matches)
    while doubled := judge(text, matches).doubled:
        start, end = doubled[0]
        text = text[:start] + text[end:]
    for match in missing(text, matches):  # what was put in has merged with its neighbours
        text = f"{text} ({match.target})"
    polished = _with_right_articles(text, matches, with_articles and not text.isupper())
    if not missing(polished, matches):  # an article may keep two names apart
        text = polished
    return Mended(text, frozenset(spliced), tuple(findings))


def _out_of_capitals(text: str, matches: Sequence[Match]) -> str:
    """Spell as the glossary does the terms of a text that was in capitals until another was put in.

    Only in a text that is all in capitals may they be so as well: not `PUTIN MEETS Witkoff`.
    """
    for match in sorted(missing(text, matches), key=lambda match: len(match.target), reverse=True):
        for start, end in reversed(occurrences(text, match.target.upper(), match.term.kind)):
            text = text[:start] + match.target + text[end:]
    return text


def _with_right_articles(text: str, matches: Sequence[Match], with_articles: bool) -> str:
    """Take out the articles of terms that need none, add those that are lacking, fit `a` to the sound."""
    for start, end in sorted(set(superfluous(text, _terms_in(text, matches))), reverse=True):
        text = text[:start] + text[end:]
    lacking = articles_lacking(text, _terms_in(text, matches)) if with_articles else []
    for start, article in sorted(set(lacking), reverse=True):
        text = text[:start] + article + text[start:]
    for (start, end), fitting in sorted(set(unsounding(text, _terms_in(text, matches))), reverse=True):
        text = text[:start] + fitting + text[end:]
    return text


def _terms_in(text: str, matches: Sequence[Match]) -> list[tuple[Span, Match]]:
    return [(span, match) for match in matches for span in own_occurrences(text, match, matches)]


def _insertions(
    text: str, verdict: Verdict, matches: Sequence[Match], alignment: Alignment | None
) -> tuple[list[Edit], list[Finding]]:
    taken = taken_by(text, matches) + [span for span, _ in (*verdict.misspelled, *verdict.forbidden)]
    edits: list[Edit] = []
    findings: list[Finding] = []
    for match in verdict.missing:
        span = _in_order(text, place(text, taken, match, matches, alignment), match, matches)
        written = text[slice(*span)].strip()
        edit = fitted(text, span, match, taken)
        taken.append((edit.start, edit.end))
        edits.append(edit)
        if written and likeness(written, match) >= SOUNDS_ALIKE and not is_derived(written, match):
            findings.append(_respelled(match.target, written))
        else:
            did = f"replaced “{written}”" if written else "was put in"
            message = f"“{match.target}” {did}: check the wording"
            findings.append(Finding("spliced-term", Severity.WARNING, message))
    return edits, findings


def _in_order(text: str, span: Span, match: Match, matches: Sequence[Match]) -> Span:
    """Where to put a term in that would stand directly beside another: in the order of the source.

    من القاهرة إلى باريس is not “from Paris Cairo”.
    """
    start, end = span
    if start < end:
        return span
    for other in matches:
        for a, b in own_occurrences(text, other, matches):
            if other.start < match.start and start <= a and not text[start:a].strip():
                return (b, b)
            if match.start < other.start and b <= start and not text[b:start].strip():
                return (a, a)
    return span


def _respelled(target: str, written: str) -> Finding:
    return Finding("spliced-term", Severity.NOTE, f"“{target}” replaced the spelling “{written}”")


def _whole_name(text: str, span: Span, match: Match) -> Span:
    """A forbidden family name with the first names that the model has written before it."""
    start, end = span
    while before := re.search(r"(\w[\w'’-]*)\s+$", text[:start]):
        if not is_echo(before.group(1), match):
            break
        start = before.start()
    return start, end


def _right_spelling(written: str, match: Match) -> str:
    """What a wrong spelling becomes: a single word the family name of a person named in full."""
    short = match.term.kind == "person" and len(written.split()) < len(match.target.split())
    return match.target.rpartition(" ")[2] if short else match.target


def fitted(text: str, span: Span, match: Match, taken: Sequence[Span]) -> Edit:
    """The edit that brings the term of `match` to `span`, with the article that it needs.

    “the envoy” makes way for Witkoff, who takes none; “Ukrainian” before a noun for “Ukraine's”.
    """
    start, end = span
    alone = stands_alone(text[end:])
    before = article_before(text, start)
    if before and any(
        (a < start and before[0] < b) or a == b == start or before[0] <= a < b <= start for a, b in taken
    ):
        before = None
    if match.term.article:
        return Edit(start, end, wanted(text, span, match) + match.target)
    if start < end and not alone and is_derived(text[start:end], match):
        return Edit(
            before[0] if before else start,
            end,
            f"{match.target}'" + ("" if match.target.endswith("s") else "s"),
        )
    if before and alone and match.term.kind in ("person", "place"):
        start = before[0]
    return Edit(start, end, match.target)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Carry out the edits from the end to the start, with one space on each side of an insertion."""
    order = sorted(range(len(edits)), key=lambda i: (edits[i].start, edits[i].end, i), reverse=True)
    for edit in (edits[index] for index in order):
        before, after = spaced(text[: edit.start]), text[edit.end :]
        if edit.target.endswith(".") and after.startswith("."):
            after = after[1:]
        owns = text[edit.start : edit.end].endswith(("'s", "’s"))
        possessive = ("'" if edit.target.endswith("s") else "'s") if owns else ""
        if re.match(r"\w", after):
            after = f" {after}"
        text = f"{before}{edit.target}{possessive}{after}"
    return text.strip()


def spaced(before: str) -> str:
    """The text before a word that is put in, with the space that it needs."""
    # A quotation mark after a space opens.
    return f"{before} " if re.search(r"[\w.,;:!?%)\]”’]$|\S[\"']$", before) else before
