"""The rows of glossary files, read leniently: for looking at them, editing and linting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translator.glossary.files import clean, several
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.sheets.rows import Row
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import ARTICLES, KINDS, Term, When

Words = tuple[str, ...]
_WHEN = {when.value: when for when in When}


@dataclass(frozen=True)
class Entry:
    """A row that stands for a term, its place, and the normal forms of its spellings.

    Where a cell is wrong or empty the term has what is usual there, so that one fault hides no other.
    """

    sheet: Sheet
    index: int
    row: Row
    term: Term
    normals: tuple[Words, ...]

    @property
    def where(self) -> str:
        """File and line."""
        return self.term.where

    @property
    def is_usable(self) -> bool:
        """Whether the term can be found and has something to be found for."""
        return bool(self.normals[0] and self.term.target)


def entries_of(sheets: Iterable[Sheet]) -> list[Entry]:
    """The entries of all sheets, in order."""
    return [_entry(sheet, index, row) for sheet in sheets for index, row in sheet.terms()]


def _entry(sheet: Sheet, index: int, row: Row) -> Entry:
    source, target, variants, kind, when, forbidden, article, note = row.values(COLUMNS)
    source, target, kind, article = clean(source), clean(target), clean(kind).lower(), clean(article).lower()
    term = Term(
        source,
        target or (source if kind == "verbatim" else ""),
        several(variants),
        kind if kind in KINDS else "term",
        _WHEN.get(clean(when).lower(), When.ALWAYS),
        several(forbidden),
        article if article in ARTICLES else "",
        clean(note),
        sheet.where(row),
    )
    return Entry(sheet, index, row, term, term.normals)
