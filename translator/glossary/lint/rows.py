"""Faults of a row by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from translator.glossary.entries import Entry
from translator.glossary.files import WHENS, clean
from translator.glossary.kinds import KIND_NAMES
from translator.glossary.lint.articles import article_in_target, without_article
from translator.glossary.lint.cells import SOURCE_SIDE, TARGET_SIDE, cell_faults
from translator.glossary.lint.everyday import everyday_words
from translator.glossary.lint.findings import GlossaryFinding, finding_at
from translator.glossary.lint.texts import text_findings
from translator.glossary.lint.words import word_findings
from translator.glossary.normalise import normal_form
from translator.glossary.terms import ARTICLES, KINDS, When
from translator.translation import Severity

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR
_CHOICES = {"kind": KINDS, "when": WHENS, "article": tuple(filter(None, ARTICLES))}
_NAMES = ("person", "place", "organisation")


def row_findings(entry: Entry, source: str, target: str) -> Iterator[GlossaryFinding]:
    """What is wrong with a row, whatever stands in the others. `source` and `target` are languages."""
    yield from _cells(entry, source, target)
    yield from _shape(entry)
    yield from _choices(entry)
    yield from word_findings(entry, source, target)
    yield from _target(entry)
    yield from _article(entry)
    if target == "en":
        yield from _article_in_target(entry)
    yield from text_findings(entry, source, target)
    yield from _variants(entry)
    yield from _when(entry)
    if source == "ar":
        yield from _common_words(entry)


def _cells(entry: Entry, source: str, target: str) -> Iterator[GlossaryFinding]:
    for column in (*SOURCE_SIDE, *TARGET_SIDE, *_CHOICES):
        text = entry.row[column]
        language = source if column in SOURCE_SIDE else target
        for rule, mended in cell_faults(column, text, language, entry.term.kind):
            what = rule.message(text, mended)
            yield finding_at(entry, rule.name, rule.severity(column), what, rule.remedy, column, fixable=True)
        if "\n" in text.strip() or "\r" in text.strip():
            what = "the cell goes on over a line break"
            remedy = "put it on one line, or close the quotation mark that joins two rows"
            yield finding_at(entry, "line-break", WARNING, what, remedy, column)


def _shape(entry: Entry) -> Iterator[GlossaryFinding]:
    width = len(entry.sheet.header.cells)
    if any(cell.strip() for cell in entry.row.cells[width:]):
        what = f"the row has {len(entry.row.cells)} cells, but there are {width} columns"
        yield finding_at(
            entry, "too-many-cells", ERROR, what, "put a text with a comma in it into quotation marks"
        )
    for column, value in (("source", entry.term.source), ("target", entry.term.target)):
        if not value:
            what = f"the row has no {column}"
            yield finding_at(entry, f"empty-{column}", ERROR, what, "fill the cell or delete the row", column)


def _choices(entry: Entry) -> Iterator[GlossaryFinding]:
    for column, allowed in _CHOICES.items():
        value = clean(entry.row[column]).lower()
        if value and value not in allowed:
            what = f"{value!r} is no {column} of a term"
            known = KIND_NAMES.get(value, "") if column == "kind" else ""
            remedy = f"write {known}" if known else f"use {', '.join(allowed)}"
            yield finding_at(entry, f"unknown-{column}", ERROR, what, remedy, column, fixable=bool(known))


def _target(entry: Entry) -> Iterator[GlossaryFinding]:
    term = entry.term
    if term.kind == "verbatim" and term.target != term.source:
        what = f"a verbatim term keeps its source, but the target is {term.target!r}"
        yield finding_at(
            entry, "verbatim-changed", WARNING, what, "clear the target or change the kind", "target"
        )
    for forbidden in term.forbidden:
        if re.search(rf"(?<!\w){re.escape(forbidden)}(?!\w)", term.target):
            what = f"the forbidden {forbidden!r} stands in the row's own target {term.target!r}"
            yield finding_at(entry, "forbidden-own-target", ERROR, what, "take it out", "forbidden")


def _article(entry: Entry) -> Iterator[GlossaryFinding]:
    term = entry.term
    if term.article and term.kind == "person":
        what = "a person takes no article"
        yield finding_at(entry, "article-of-a-person", WARNING, what, "clear the cell", "article")
    if term.article and term.target.lower().startswith(f"{term.article} "):
        what = f"the article stands in the target {term.target!r} too"
        fixable = without_article(term) is not None
        remedy = "take it out of the target"
        yield finding_at(entry, "article-twice", WARNING, what, remedy, "article", fixable=fixable)


def _article_in_target(entry: Entry) -> Iterator[GlossaryFinding]:
    article, term = article_in_target(entry.term), entry.term
    if not article or term.article == article:
        return  # it stands in both places, which is said already
    what = f"the target {term.target!r} begins with an article"
    moved = without_article(entry.term)
    remedy = "leave it out: the sentence puts it there"
    if moved:
        remedy = f"write {moved.target!r}, and {article} into the column article"
    yield finding_at(entry, "article-in-target", WARNING, what, remedy, "target", fixable=bool(moved))


def _variants(entry: Entry) -> Iterator[GlossaryFinding]:
    seen = set(entry.normals[:1])
    for spelling, normal in zip(entry.term.variants, entry.normals[1:], strict=True):
        if normal and normal in seen:
            like = "the source" if normal == entry.normals[0] else "another variant"
            what = f"the variant {spelling!r} is the same to matching as {like}"
            yield finding_at(entry, "needless-variant", NOTE, what, "delete it", "variants", fixable=True)
        seen.add(normal)


def _when(entry: Entry) -> Iterator[GlossaryFinding]:
    term = entry.term
    one_word = any(len(normal) == 1 for normal in entry.normals)
    if term.when is not When.ALWAYS and not one_word and not _family_names(entry):
        what = f"{term.when.value} has no effect: there is no spelling of one word and no family name"
        yield finding_at(entry, "when-without-effect", WARNING, what, "clear the cell", "when")


def _common_words(entry: Entry) -> Iterator[GlossaryFinding]:
    if entry.term.when is not When.ALWAYS or entry.term.kind not in _NAMES:
        return
    for word in dict.fromkeys((*entry.term.spellings, *_family_names(entry))):
        if normal_form(word) in everyday_words():
            what = f"{word!r} is an everyday word or first name too"
            remedy = "set when to with-name (a title or name stands beside it) or in-full (as it is written)"
            yield finding_at(entry, "common-word", WARNING, what, remedy, "when")


def _family_names(entry: Entry) -> list[str]:
    """What would stand for a person alone if the row's `when` allowed it."""
    return [short for short, _ in replace(entry.term, when=When.ALWAYS).short_forms()]
