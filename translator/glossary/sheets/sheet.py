"""A glossary file as a table that loses nothing: what nobody changed is written back byte for byte.

Byte order mark, line ends, delimiter, quotation marks, line breaks within cells, the order of the
columns, columns and rows that mean nothing to us (blank ones, comments that begin with #): all of it
stays, so that an edit makes the smallest difference in git and a spreadsheet notices nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from translator.errors import GlossaryError, OutputError
from translator.files import write_atomically
from translator.glossary.sheets.columns import COLUMNS, advice, column_name
from translator.glossary.sheets.dialect import (
    DELIMITERS,
    Habit,
    habit_of,
    line_end,
    read_rows,
    split_lines,
)
from translator.glossary.sheets.encoding import decode_csv
from translator.glossary.sheets.rows import Row

_BOM = "\ufeff"
_SEPARATOR = re.compile(r'"?sep=([,;\t])"?\s*', re.IGNORECASE)  # Excel's first line, for itself


@dataclass(frozen=True)
class Sheet:
    """A glossary file, immutable: each edit returns another sheet, `save` writes it.

    `before` is what stands above the header (a byte order mark, `sep=;`, comments). `rows` are all
    rows below it, terms or not, in the order of the file. `original` are the bytes that were read,
    None for a new file.
    """

    path: Path
    delimiter: str
    before: str
    header: Row
    rows: tuple[Row, ...]
    original: bytes | None

    @classmethod
    def read(cls, path: Path, *, lenient: bool = False) -> Sheet:
        """Read a glossary file; a lenient reading keeps broken rows, with their `problem`.

        Raises:
            GlossaryError: the file cannot be read, is no text in UTF-8, does not name its columns,
                or (unless lenient) is no well-formed CSV.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise GlossaryError(
                f"cannot be read ({error.strerror})", where=str(path), remedy="check its permissions"
            ) from error
        return cls.parse(data, path, lenient=lenient)

    @classmethod
    def parse(cls, data: bytes, path: Path, *, lenient: bool = False) -> Sheet:
        """Make a sheet of the bytes of a file; `path` names it in errors and when it is saved.

        Raises:
            GlossaryError: as `read`.
        """
        text = decode_csv(data, str(path))
        bom = _BOM if text.startswith(_BOM) else ""
        lines = split_lines(text[len(bom) :])
        separator = _SEPARATOR.fullmatch(lines[0]) if lines else None
        first = 1 if separator else 0
        delimiter = separator.group(1) if separator else _delimiter(lines)
        header, above = _header(lines, delimiter, first, path)
        columns = _places(header.cells)
        before = bom + "".join(lines[:first]) + "".join(row.raw for row in above)
        begin = first + sum(_height(row) for row in (*above, header))
        rows = tuple(read_rows(lines, delimiter, begin, columns))
        broken = None if lenient else next((row for row in rows if row.problem), None)
        if broken:
            raise GlossaryError(
                f"is no well-formed CSV ({broken.problem})",
                where=f"{path}:{broken.line}",
                remedy="look for a quotation mark that is not closed",
            )
        return cls(path, delimiter, before, replace(header, columns=columns), rows, data)

    @classmethod
    def new(cls, path: Path, columns: Sequence[str] = COLUMNS) -> Sheet:
        """A sheet without rows for a file that does not exist yet."""
        header = Row(1, ",".join(columns) + "\n", tuple(columns), "", _places(columns))
        return cls(path, ",", "", header, (), None)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the file, in small letters."""
        return tuple(column_name(cell) for cell in self.header.cells)

    def terms(self) -> Iterator[tuple[int, Row]]:
        """The rows that stand for terms, each with its index in `rows`."""
        return ((index, row) for index, row in enumerate(self.rows) if row.is_term)

    def where(self, row: Row) -> str:
        """The place of a row for messages: file and line."""
        return f"{self.path}:{row.line}"

    @property
    def text(self) -> str:
        """The whole file, a byte order mark included."""
        return "".join((self.before, self.header.raw, *(row.raw for row in self.rows)))

    def with_row(self, index: int, cells: Mapping[str, str]) -> Sheet:
        """Put `cells` (by column) into a row; its other cells and all other rows stay as written.

        A column that the file lacks is added at its right end when its cell is not empty.

        Raises:
            ValueError: the row is broken, so that it has no cells.
        """
        if self.rows[index].problem:
            raise ValueError(f"{self.where(self.rows[index])} has no cells to change")
        sheet = self._with_columns(name for name, value in cells.items() if value)
        old = sheet.rows[index]
        new = list(old.cells)
        for name, value in cells.items():
            place = sheet.header.columns.get(name, -1)
            if place >= len(new) and value:
                new += [""] * (place + 1 - len(new))
            if 0 <= place < len(new):
                new[place] = value
        if tuple(new) == old.cells:
            return sheet
        raw = sheet._habit().changed(old, new)
        row = replace(old, raw=raw, cells=tuple(new))
        rows = (*sheet.rows[:index], row, *sheet.rows[index + 1 :])
        return replace(sheet, rows=rows) if _height(row) == _height(old) else sheet._with_rows(rows, index)

    def with_header(self, cells: Sequence[str]) -> Sheet:
        """Write the names of the columns otherwise."""
        if tuple(cells) == self.header.cells:
            return self
        columns = _places(cells)
        raw = self._habit().changed(self.header, cells)
        header = replace(self.header, raw=raw, cells=tuple(cells), columns=columns)
        return replace(self, header=header, rows=tuple(replace(row, columns=columns) for row in self.rows))

    def appended(self, *rows: Mapping[str, str]) -> Sheet:
        """Add rows (cells by column) at the end; columns that the file lacks as in `with_row`."""
        sheet = self._with_columns(name for cells in rows for name, value in cells.items() if value)
        habit = sheet._habit()
        header, old = sheet.header, sheet.rows
        if old and not line_end(old[-1].raw):
            old = (*old[:-1], replace(old[-1], raw=old[-1].raw + habit.line_end))
        elif not line_end(header.raw):
            header = replace(header, raw=header.raw + habit.line_end)
        added = []
        for cells in rows:
            values = tuple(cells.get(name, "") for name in sheet.columns)
            added.append(Row(0, habit.row(values), values, "", header.columns))
        sheet = replace(sheet, header=header)
        return sheet._with_rows((*old, *added), len(self.rows))

    def inserted(self, index: int, row: Row) -> Sheet:
        """Put a row that was taken out back to where it stood, as it was written."""
        before = self.rows[:index]
        if before and not line_end(before[-1].raw):
            before = (*before[:-1], replace(before[-1], raw=before[-1].raw + self._habit().line_end))
        row = replace(row, columns=self.header.columns)
        return self._with_rows((*before, row, *self.rows[index:]), len(before))

    def without(self, *indices: int) -> Sheet:
        """Take rows out."""
        gone = set(indices)
        kept = tuple(row for index, row in enumerate(self.rows) if index not in gone)
        return self._with_rows(kept, min(gone, default=0))

    def save(self) -> Sheet:
        """Write the file, wholly or not at all, and return the sheet as it now is.

        Raises:
            GlossaryError: the file was changed or made by someone else since it was read, or cannot
                be written; nothing is written then.
        """
        data = self.text.encode("utf-8")
        path = self.path.resolve()  # what a link points to is written, the link stays
        with _locked(path):
            if (path.read_bytes() if path.exists() else None) != self.original:
                raise GlossaryError(
                    "was changed by someone else at the same time, nothing was written",
                    where=str(self.path),
                    remedy="run the command again",
                )
            if path.exists() and not os.access(path, os.W_OK):
                raise GlossaryError("is read-only", where=str(self.path), remedy="allow writing to it")
            try:
                write_atomically(path, data)
            except OutputError as error:
                raise GlossaryError(
                    error.what, where=str(self.path), remedy="make room and permission there"
                ) from error
        return replace(self, original=data)

    def _habit(self) -> Habit:
        return habit_of(self.header, self.rows, self.delimiter)

    def _with_columns(self, names: Iterable[str]) -> Sheet:
        missing = [name for name in dict.fromkeys(names) if name not in self.columns]
        return self.with_header((*self.header.cells, *missing)) if missing else self

    def _with_rows(self, rows: tuple[Row, ...], first: int) -> Sheet:
        """With other rows; the lines of those from `first` on are counted anew."""
        line = rows[first - 1] if first else self.header
        number = line.line + _height(line)
        counted = list(rows[:first])
        for row in rows[first:]:
            counted.append(row if row.line == number else replace(row, line=number))
            number += _height(row)
        return replace(self, rows=tuple(counted))


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter by which the first row names the most columns that we know."""

    def known(delimiter: str) -> tuple[int, int]:
        row = next((r for r in read_rows(lines, delimiter) if not _is_above(r)), None)
        cells = row.cells if row else ()
        return len(set(map(column_name, cells)) & set(COLUMNS)), len(cells)

    return max(DELIMITERS, key=known)


def _header(lines: Sequence[str], delimiter: str, first: int, path: Path) -> tuple[Row, list[Row]]:
    above: list[Row] = []
    for row in read_rows(lines, delimiter, first):
        if _is_above(row):
            above.append(row)
            continue
        names = [column_name(cell) for cell in row.cells]
        if "source" in names and "target" in names:
            return row, above
        raise _no_header(path, row.line, names)
    raise _no_header(path, 1, [])


def _no_header(path: Path, line: int, names: Sequence[str]) -> GlossaryError:
    missing = [column for column in ("source", "target") if column not in names]
    return GlossaryError(
        f"the first row does not name the column{'s' * (len(missing) - 1)} {' and '.join(missing)}",
        where=f"{path}:{line}",
        remedy=advice(names, missing),
    )


def _is_above(row: Row) -> bool:
    """Whether a row before the header is blank or a comment."""
    cells = [cell.strip() for cell in row.cells]
    return not row.problem and (not any(cells) or cells[0].startswith("#"))


def _places(cells: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        places.setdefault(column_name(cell), place)
    return places


def _height(row: Row) -> int:
    """The number of lines that a row takes."""
    ends = row.raw.count("\n") + row.raw.count("\r") - row.raw.count("\r\n")
    return ends if row.raw.endswith(("\n", "\r")) else ends + 1


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Let one of our own commands at a time look at a file and replace it."""
    from filelock import FileLock

    from translator.models.cache import cache_folder

    name = hashlib.sha256(str(path).encode()).hexdigest()[:16]
    lock = cache_folder() / "locks" / f"{name}.lock"
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        guard = FileLock(lock)
        guard.acquire()
    except OSError:  # no place for a lock: what was read is still compared before it is replaced
        yield
        return
    try:
        yield
    finally:
        guard.release()
