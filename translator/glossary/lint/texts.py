"""Texts that are no term: several in one cell, whole sentences, notes in brackets, a full stop behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.glossary.entries import Entry
from translator.glossary.files import clean
from translator.glossary.lint.findings import GlossaryFinding, finding_at
from translator.glossary.lint.scripts import script_of_language
from translator.glossary.lint.separators import parts_several, with_bars, wrong_separator
from translator.translation import Severity

NOTE, WARNING = Severity.NOTE, Severity.WARNING
_TRAILING = re.compile(r"[,;:.،؛!?؟…\-–—/]+$")
_ABBREVIATION = re.compile(r"\b(?:\w\.)+$|\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|St|Dr|Mr|Mrs|Ms|No|vs|plc)\.$")
_SENTENCE_END = re.compile(r"[.!?؟。]$")
_IN_BRACKETS = re.compile(r"\S\s*(?P<note>[(\[（][^()\[\]（）]*[)\]）])$")
_WORDS_OF_A_TERM = 8
_WORDS_OF_A_SENTENCE = 10  # for a row that a person wrote


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence rather than a term: it is long, or ends in a full stop."""
    ends = bool(_SENTENCE_END.search(text)) and not _ABBREVIATION.search(text) and len(text.split()) > 2
    return ends or len(text.split()) > _WORDS_OF_A_TERM


def text_findings(entry: Entry, source: str, target: str) -> Iterator[GlossaryFinding]:
    """What stands in the cells of a row beside its term; `source` and `target` are languages."""
    yield from _several(entry, source, target)
    yield from _formulas(entry)
    if entry.term.kind == "verbatim":
        return
    yield from _sentence(entry)
    for column, text in (("source", entry.term.source), ("target", entry.term.target)):
        yield from _punctuation(entry, column, text)
        yield from _brackets(entry, column, text)


def _several(entry: Entry, source: str, target: str) -> Iterator[GlossaryFinding]:
    """Bars where they separate nothing, and other signs where bars should stand."""
    verbatim = entry.term.kind == "verbatim"
    for column, language, remedy in (
        ("source", source, "keep one spelling and write the others into the column variants"),
        ("target", target, "keep one: a term is written in one way"),
    ):
        cell = entry.row[column]
        in_latin = script_of_language(language) in ("LATIN", "")
        if "|" in cell or (not verbatim and parts_several(cell, in_latin=in_latin)):
            what = f"the {column} {cell.strip()!r} holds several texts"
            yield finding_at(entry, "several-texts", WARNING, what, remedy, column)
    for column in ("variants", "forbidden"):
        cell = entry.row[column]
        if "|" in cell and not all(piece.strip() for piece in cell.split("|")):
            what = f"a bar in {cell.strip()!r} has nothing beside it"
            yield finding_at(entry, "empty-value", NOTE, what, "delete the bar", column, fixable=True)
        sign = "" if verbatim else wrong_separator(column, cell)
        if sign:
            what = f"{cell.strip()!r} is read as one spelling"
            remedy = f"if {sign} separates several, write a vertical bar instead: a | b"
            fixable = with_bars(column, cell, entry.term.source) != cell
            yield finding_at(entry, "wrong-separator", WARNING, what, remedy, column, fixable=fixable)


def _formulas(entry: Entry) -> Iterator[GlossaryFinding]:
    for column in ("source", "target"):
        if entry.row[column].lstrip().startswith("="):
            what = f"the {column} {clean(entry.row[column])!r} is a formula to a spreadsheet"
            yield finding_at(entry, "formula", WARNING, what, "let it begin with a letter", column)


def _sentence(entry: Entry) -> Iterator[GlossaryFinding]:
    """A whole sentence, whose translation would have to stand word for word."""
    count = len(entry.term.source.split())
    if count >= _WORDS_OF_A_SENTENCE:
        what = f"the source has {count} words"
        remedy = "keep names and terms here, and sentences in a translation memory"
        yield finding_at(entry, "sentence", WARNING, what, remedy, "source")


def _punctuation(entry: Entry, column: str, text: str) -> Iterator[GlossaryFinding]:
    trailing = _TRAILING.search(text)
    if trailing and trailing.start() and not _ABBREVIATION.search(text):
        sure = trailing.group() not in ("!", "?")  # Yahoo! is spelled so
        what = f"the {column} {text!r} ends in {trailing.group()!r}"
        remedy = "delete it, unless the name is spelled so"
        yield finding_at(entry, "trailing-punctuation", WARNING if sure else NOTE, what, remedy, column)


def _brackets(entry: Entry, column: str, text: str) -> Iterator[GlossaryFinding]:
    """A note for colleagues, with which the source is never found and the target always written."""
    found = None if text.startswith("=") else _IN_BRACKETS.search(text)
    if found:
        what = f"the {column} {text!r} holds a remark in brackets"
        remedy = f"move {found['note']} to the column note"
        yield finding_at(entry, "remark-in-brackets", WARNING, what, remedy, column)
