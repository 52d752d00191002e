"""Writing changes to the files of a glossary, refusing them when somebody was faster, and undoing them.

What a person saw of a row comes along with what they want. When the row says something else by now,
nothing is written: both versions are shown, and the person chooses.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from translator.desk.glossary.book import Book, Line, Shelf
from translator.desk.glossary.changing import Cells, Change, change_of, check_return
from translator.errors import GlossaryError
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.rows import Row
from translator.glossary.sheets.sheet import Sheet

_TRIES = 3  # for writing while somebody else writes other rows of the same file
_ALIKE = 70  # of 100, what a source must have in common with the one that was seen to be its new spelling
_STEPS = 500  # changes that can be undone
_SHOWN = 50  # of them, for a person to choose from


@dataclass(frozen=True)
class Seen:
    """A row as a person saw it: its id, its file, its line and its cells."""

    row: str
    file: str
    line: int
    cells: Cells


class RowConflictError(Exception):
    """The row says something else than the person saw: `theirs`, or None when it is gone."""

    def __init__(self, theirs: Line | None) -> None:
        super().__init__("the row was changed by somebody else")
        self.theirs = theirs


@dataclass(frozen=True)
class Step:
    """What was written: `before` became `after` at a place of a file; None where there was or is no row.

    It may have taken another change back.
    """

    path: Path
    index: int
    before: Row | None
    after: Row | None
    takes_back: bool = False
    when: datetime = field(default_factory=lambda: datetime.now().astimezone())

    @property
    def did(self) -> str:
        """What it did to the row: `added`, `changed` or `deleted` it."""
        if self.before is None:
            return "added"
        return "changed" if self.after else "deleted"

    @property
    def row(self) -> Row:
        """The row as it is now, or was before it was deleted."""
        row = self.after or self.before
        assert row is not None
        return row


@dataclass(frozen=True)
class Saved:
    """What came of a change: its row as it is now, None when it was deleted, and what undoes it."""

    line: Line | None
    step: str


class Keeper:
    """Writes to the glossary of a pair. Safe to use from several threads."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._steps: OrderedDict[str, Step] = OrderedDict()
        self._undone: set[str] = set()

    def history(self, most: int = _SHOWN) -> list[tuple[str, Step]]:
        """What was written since the desk was started and can be undone, the newest first, by its name."""
        with self._shelf.lock:
            steps = [(name, step) for name, step in self._steps.items() if name not in self._undone]
            return steps[: -most - 1 : -1]

    def save(self, seen: Seen | None, typed: Cells) -> Saved:
        """Change a row, or add one when none was seen.

        Raises:
            RowConflictError: somebody else changed the row.
            GlossaryError: the change is refused by the glossary, or the file cannot be read or written.
        """

        def write(book: Book) -> Step | None:
            line = _found(book, seen) if seen else None
            change = change_of(book, line, typed, seen.cells if seen else {}, self._shelf.folder)
            if change.fault:
                raise GlossaryError(change.fault, remedy=change.remedy)
            if line and not change.cells:
                return None
            return _written(book, change)

        return self._do(write, seen)

    def delete(self, seen: Seen) -> Saved:
        """Delete a row.

        Raises:
            RowConflictError, GlossaryError: as `save`.
        """

        def write(book: Book) -> Step:
            entry = _found(book, seen).entry
            entry.sheet.without(entry.index).save()
            return Step(entry.sheet.path, entry.index, entry.row, None)

        return self._do(write, seen)

    def undo(self, step: str) -> Saved:
        """Take a change back; what that gives can be undone again.

        Raises:
            RowConflictError: somebody else changed the row since.
            GlossaryError: there is no such change any more, a row that came since contradicts what was, or
                the file cannot be written.
        """
        with self._shelf.lock:
            known = self._steps.get(step)
            if known is None:
                raise GlossaryError("the change cannot be undone any more", remedy="change the row itself")
            if step in self._undone:  # in another browser
                raise GlossaryError("the change was taken back already")
            takes_back = not known.takes_back
            saved = self._do(lambda book: replace(_reversed(book, known), takes_back=takes_back), None)
            self._undone.add(step)
            return saved

    def _do(self, write: Callable[[Book], Step | None], seen: Seen | None) -> Saved:
        with self._shelf.lock:
            step = self._tried(write)
            book = self._shelf.current()
            if step is None:
                return Saved(book.by_id[seen.row] if seen else None, "")
            name = secrets.token_urlsafe(8)
            self._steps[name] = step
            if len(self._steps) > _STEPS:
                self._undone.discard(self._steps.popitem(last=False)[0])
            line = _line_at(book, step.path, step.index) if step.after else None
            return Saved(line, name)

    def _tried(self, write: Callable[[Book], Step | None]) -> Step | None:
        for _ in range(_TRIES - 1):
            book = self._shelf.current()
            try:
                return write(book)
            except GlossaryError:
                if self._shelf.current() is book:
                    raise
        return write(self._shelf.current())


def _written(book: Book, change: Change) -> Step:
    if change.line is None:
        old = next((sheet for sheet in book.sheets if sheet.path == change.file), None)
        if old is None:
            book.check_readable(book.names.get(change.file, ""))
        sheet = (old or Sheet.new(change.file)).appended(change.cells)
        sheet.save()
        index = len(sheet.rows) - 1
        return Step(change.file, index, None, sheet.rows[index])
    entry = change.line.entry
    sheet = entry.sheet.with_row(entry.index, change.cells)
    sheet.save()
    return Step(change.file, entry.index, entry.row, sheet.rows[entry.index])


def _reversed(book: Book, step: Step) -> Step:
    sheet = next((each for each in book.sheets if each.path == step.path), None)
    if sheet is None:
        book.check_readable(book.names.get(step.path, ""))
        raise RowConflictError(None)
    if step.after is None:
        assert step.before is not None
        back = min(step.index, len(sheet.rows))
        sheet = sheet.inserted(back, step.before)
        check_return(book, None, sheet, back)
        sheet.save()
        return Step(step.path, back, None, step.before)
    index = _place(sheet, step.after, step.index)
    if index is None:
        book.check_readable(book.names[step.path])
        raise RowConflictError(_line_at(book, step.path, step.index))
    if step.before is None:
        sheet.without(index).save()
        return Step(step.path, index, step.after, None)
    line = _line_at(book, step.path, index)
    sheet = sheet.with_row(index, {column: step.before[column] for column in sheet.columns})
    check_return(book, line, sheet, index)
    sheet.save()
    return Step(step.path, index, step.after, sheet.rows[index])


def _place(sheet: Sheet, row: Row, index: int) -> int | None:
    """Where a row stands now, which was at `index`: there, or elsewhere when others came or went."""
    if index < len(sheet.rows) and sheet.rows[index].cells == row.cells:
        return index
    return next((number for number, each in enumerate(sheet.rows) if each.cells == row.cells), None)


def _found(book: Book, seen: Seen) -> Line:
    line = book.by_id.get(seen.row)
    if line is None:
        theirs = _theirs(book, seen)
        if theirs is None:
            book.check_readable(seen.file)
        raise RowConflictError(theirs)
    return line


def _theirs(book: Book, seen: Seen) -> Line | None:
    """What became of a row that somebody changed: the row with its source, or the one in its place."""
    from rapidfuzz import fuzz

    source, target = seen.cells.get("source", ""), seen.cells.get("target", "")
    normal = normal_form(source)
    inside = [line for line in book.lines if line.file == seen.file]
    same = [line for line in inside if line.entry.normals[0] == normal]
    there = next((line for line in inside if line.entry.row.line == seen.line), None)
    if same:
        return there if there in same else same[0]
    if there is None:
        return None
    term = there.entry.term
    alike = fuzz.ratio(" ".join(normal), " ".join(there.entry.normals[0])) >= _ALIKE
    return there if term.target == target or alike else None


def _line_at(book: Book, path: Path, index: int) -> Line | None:
    return next(
        (line for line in book.lines if line.entry.index == index and line.entry.sheet.path == path), None
    )


def differences(seen: Cells, typed: Cells, theirs: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Where two people differ, as (column, what it was, mine, theirs); my own are what I changed."""
    columns = [column for column in seen if typed.get(column, seen[column]) != seen[column]]
    columns += [column for column in seen if theirs.get(column, "") != seen[column] and column not in columns]
    return [
        (column, seen[column], typed.get(column, seen[column]), theirs.get(column, ""))
        for column in seen
        if column in columns
    ]
