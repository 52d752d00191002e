"""What a person typed, as a change to the glossary that is not made yet: its cells, its term, its faults.

A change is judged among the rows that it can contradict, not among all of them: that is as good, and
fast enough to be done while somebody types into a glossary of 50,000 rows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translator.desk.glossary.book import Book, Line
from translator.errors import GlossaryError
from translator.glossary.editing import added, edited, file_for, with_value, without_value
from translator.glossary.entries import Entry, entries_of
from translator.glossary.files import clean, several
from translator.glossary.lint import GlossaryFinding
from translator.glossary.lint.across import findings_across
from translator.glossary.lint.cells import SOURCE_SIDE, mend_cell
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import KINDS, Glossary, Term
from translator.translation import Severity

Cells = Mapping[str, str]
_LISTS = ("variants", "forbidden")
_NO_TEXT = ("Cc", "Cs")  # control characters, halves of characters
_USUAL = {"kind": "term", "when": "always"}  # what an empty cell stands for


@dataclass(frozen=True)
class Change:
    """A row as it would be: in the place of `line`, or a new one at the end of `file`.

    `cells` are those that differ; `term` is None when the row is no term, and `fault` says why it
    cannot be saved, `remedy` what to do about that.
    """

    line: Line | None
    file: Path
    cells: dict[str, str]
    term: Term | None
    findings: tuple[GlossaryFinding, ...] = ()
    fault: str = ""
    remedy: str = ""


def shown(line: Line) -> dict[str, str]:
    """The cells of a row as a form shows them."""
    row = line.entry.row
    return {
        column: " | ".join(several(row[column]))
        if column in _LISTS
        else clean(row[column]) or _USUAL.get(column, "")
        for column in COLUMNS
    }


def change_of(book: Book, line: Line | None, typed: Cells, seen: Cells, folder: Path) -> Change:
    """The change that a person wants who saw the cells `seen` and has typed others.

    Only what differs from `seen` is changed, so that a cell which somebody else changed meanwhile stays
    theirs. A new row goes to the file of its kind, perhaps a new one in `folder`.
    """
    typed = {column: typed[column] for column in COLUMNS if column in typed}
    if line is None:
        return _new(book, typed, folder)
    wanted = {c: text for c, text in typed.items() if clean(text) != clean(seen.get(c, ""))}
    kind = typed.get("kind") or line.entry.term.kind
    cells = dict(_different(line.entry, _tidy(wanted, kind, book.languages)))
    file = line.entry.sheet.path
    alone = replace(line.entry.sheet, rows=(line.entry.row,)).with_row(0, cells)
    entry = next(iter(entries_of([alone])), None)
    if entry is None:
        return Change(
            line,
            file,
            cells,
            None,
            fault="the row would be a comment",
            remedy="let the source begin without #",
        )
    sheets = _around(book, [line.entry.term, entry.term], line)
    mine = next(each for each in entries_of(sheets) if each.row is line.entry.row)
    try:
        made = edited(sheets, mine, cells, book.languages)
    except GlossaryError as error:
        return Change(line, file, cells, _usable(entry), fault=error.what, remedy=error.remedy)
    return Change(line, file, cells, _usable(entry), made.findings)


def _new(book: Book, typed: Cells, folder: Path) -> Change:
    kind = typed.get("kind") or _USUAL["kind"]
    cells = _tidy(typed, kind, book.languages)
    try:
        file = file_for(kind if kind in KINDS else _USUAL["kind"], book.sheets, folder)
    except GlossaryError as error:
        return Change(None, folder, cells, None, fault=error.what, remedy=error.remedy)
    sheet = next((each for each in book.sheets if each.path == file), None) or Sheet.new(file)
    for column, usual in _USUAL.items():
        if cells.get(column) == usual and (column == "when" or column not in sheet.columns):
            del cells[column]  # an empty cell says so too, and needs no column of its own
    alone = replace(sheet, rows=()).appended(cells)
    entry = next(iter(entries_of([alone])), None)
    sheets = _around(book, [entry.term] if entry else [])
    if all(each.path != file for each in sheets) and sheet.original is not None:
        sheets.append(replace(sheet, rows=()))
    try:
        made = added(sheets, file, cells, book.languages)
    except GlossaryError as error:
        return Change(None, file, cells, _usable(entry), fault=error.what, remedy=error.remedy)
    return Change(None, file, cells, _usable(entry), made.findings)


def check_return(book: Book, line: Line | None, sheet: Sheet, index: int) -> None:
    """Make sure that no row contradicts the one that comes back at `index` of `sheet`, perhaps for `line`.

    Others may have been written since. What was wrong with the row by itself comes back with it.

    Raises:
        GlossaryError: a row does.
    """
    back = entries_of([replace(sheet, rows=(sheet.rows[index],))])
    now = [line.entry.term] if line else []
    before = entries_of(_around(book, [*now, *(entry.term for entry in back)], line))
    others = [entry for entry in before if line is None or entry.row is not line.entry.row]
    known = {finding.message for finding in findings_across(before)}
    for finding in findings_across([*others, *back]):
        if finding.severity is Severity.ERROR and finding.message not in known:
            raise GlossaryError(book.named(finding.message), remedy=finding.remedy)


def glossary_after(book: Book, change: Change) -> Glossary:
    """The glossary as it would be after a change."""
    terms = book.glossary.terms
    new = (change.term,) if change.term else ()
    if change.line is None:
        return Glossary((*terms, *new))
    return glossary_with(terms, change.line.entry.term, new)


def glossary_with(terms: Sequence[Term], old: Term, new: tuple[Term, ...] = ()) -> Glossary:
    """A glossary with other terms in the place of one, or without it."""
    places = [number for number, term in enumerate(terms) if term is old]
    if not places:  # it could not be found before
        return Glossary((*terms, *new))
    return Glossary((*terms[: places[0]], *new, *terms[places[0] + 1 :]))


def same_target(book: Book, term: Term) -> Line | None:
    """The row that has the target and kind of a term already: the term may be a spelling of that one."""
    for line in book.related([term]):
        other = line.entry.term
        if other.target == term.target and other.kind == term.kind and other.source != term.source:
            return line
    return None


def with_spelling(line: Line, source: str) -> dict[str, str]:
    """The cells of a row that gets one more spelling of its source."""
    return {"variants": with_value(shown(line)["variants"], clean(source))}


def _around(book: Book, terms: Sequence[Term], line: Line | None = None) -> list[Sheet]:
    """The files of a glossary with nothing but `line` and the rows that have something to do with `terms`."""
    near = {(each.entry.sheet.path, each.entry.index) for each in book.related(terms)}
    if line:
        near.add((line.entry.sheet.path, line.entry.index))
    sheets = []
    for sheet in book.sheets:
        rows = tuple(sheet.rows[index] for path, index in sorted(near) if path == sheet.path)
        if rows:
            sheets.append(replace(sheet, rows=rows))
    return sheets


def _different(entry: Entry, wanted: Cells) -> Iterable[tuple[str, str]]:
    for column, text in wanted.items():
        old = entry.row[column]
        if column in _LISTS:
            new = _listed(old, several(text))
        elif column == "when" or not clean(old):
            new = "" if text == _USUAL.get(column) else clean(text)
        else:
            new = clean(text)
        if clean(new) != clean(old):
            yield column, new


def _listed(cell: str, wanted: Sequence[str]) -> str:
    """A cell with the values `wanted`; those that stay are written as they were."""
    for value in several(cell):
        if value not in wanted:
            cell = without_value(cell, value)
    for value in wanted:
        if value not in several(cell):
            cell = with_value(cell, value)
    return cell if several(cell) == tuple(wanted) else " | ".join(wanted)


def _tidy(cells: Cells, kind: str, languages: tuple[str, str]) -> dict[str, str]:
    """Cells without what nobody sees: control characters, direction marks that came along with a name."""
    source, target = languages
    tidy = {}
    for column, text in cells.items():
        visible = "".join(c for c in clean(text) if unicodedata.category(c) not in _NO_TEXT)
        language = source if column in SOURCE_SIDE else target
        tidy[column], _ = mend_cell(column, visible, language, kind)
    return tidy


def _usable(entry: Entry | None) -> Term | None:
    return entry.term if entry and entry.is_usable else None
