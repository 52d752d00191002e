"""Which rows of a glossary are shown: searched in both scripts, filtered, a hundred at a time."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from translator.desk.glossary.book import Book, Line
from translator.glossary.normalise import normal_form
from translator.glossary.terms import KINDS, Term
from translator.translation import Severity

ROWS = 100
"""Rows of a page."""

STATUSES = ("findings", "used", "unused")


def number(text: str, least: int) -> int:
    """The number that an address gives; `least` for anything that counts no rows: ², 5,000 digits."""
    return max(least, int(text)) if re.fullmatch("[0-9]{1,9}", text) else least


@dataclass(frozen=True)
class Question:
    """What a person asks for; empty texts ask for everything. Pages count from 1."""

    pair: str
    words: str = ""
    kind: str = ""
    status: str = ""
    file: str = ""
    page: int = 1

    @classmethod
    def of(cls, pair: str, query: Mapping[str, str], files: Container[str]) -> Question:
        """Read a question from a query; what is unknown there asks for everything."""
        kind, status, file, page = (query.get(name, "") for name in ("kind", "status", "file", "page"))
        return cls(
            pair,
            query.get("q", "").strip(),
            kind if kind in KINDS else "",
            status if status in STATUSES else "",
            file if file in files else "",
            number(page, least=1),
        )

    def at(self, page: int) -> str:
        """The query that asks for another page of the same rows."""
        values = {"q": self.words, "kind": self.kind, "status": self.status, "file": self.file}
        given = {name: value for name, value in values.items() if value}
        return urlencode({"pair": self.pair, **given, "page": page})


@dataclass(frozen=True)
class Listing:
    """The rows of a page, and how many there are on all pages."""

    question: Question
    lines: Sequence[Line]
    found: int
    pages: int


def listing(book: Book, question: Question, used: Mapping[Term, int]) -> Listing:
    """Answer a question; `used` says in how many sentences a term stands.

    Rows that say exactly what is searched for come first, then those with a word that begins so, those that
    hold it anywhere, and those whose note does; each in the order of the files.
    """
    lines = [line for line in book.lines if _fits(line, question)]
    if question.words:
        lines = _found(lines, question.words)
    if question.status == "findings":
        lines = [line for line in lines if any(f.severity is not Severity.NOTE for f in book.findings(line))]
    elif question.status:
        wanted = question.status == "used"
        lines = [line for line in lines if bool(used.get(line.entry.term)) is wanted]
    pages = max(1, -(-len(lines) // ROWS))
    page = min(question.page, pages)
    shown = lines[(page - 1) * ROWS : page * ROWS]
    return Listing(replace(question, page=page), shown, len(lines), pages)


def _fits(line: Line, question: Question) -> bool:
    kind_fits = not question.kind or line.entry.term.kind == question.kind
    return kind_fits and (not question.file or line.file == question.file)


def _found(lines: Sequence[Line], text: str) -> list[Line]:
    wanted = " ".join(normal_form(text))
    ranked: list[list[Line]] = [[], [], [], []]
    for line in lines:
        rank = _rank(line, wanted)
        if wanted and rank is not None:
            ranked[rank].append(line)
    return [line for some in ranked for line in some]


def _rank(line: Line, wanted: str) -> int | None:
    """How well a row answers a search: from 0, it says just this, to 3, its note does; None, not at all."""
    if wanted in line.words:
        if f"\n {wanted}\n" in f"\n{line.words}\n":
            return 0
        return 1 if f" {wanted}" in line.words else 2
    return 3 if wanted in line.note else None
