"""How a table is written down as CSV: its rows with the very text that each was read from.

The csv module says what the cells are; this module keeps beside them how they were written, so that
a row that nobody changed goes back byte for byte, and a changed one keeps the habits of its file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from translator.glossary.sheets.rows import Row

DELIMITERS = (",", ";", "\t")
_LINE_END = re.compile(r"(?:\r\n|\n|\r)\Z")
_NEEDS_QUOTES = re.compile(r'["\r\n]')
_HABIT_ROWS = 200  # of a file, from which its habit of quoting is read


def split_lines(text: str) -> list[str]:
    r"""Cut `text` after each `\n`, `\r\n` or `\r`, as the csv module counts lines."""
    return list(io.StringIO(text, newline=""))


def read_rows(
    lines: Sequence[str], delimiter: str, first: int = 0, columns: Mapping[str, int] = MappingProxyType({})
) -> Iterator[Row]:
    """Read the rows from `lines[first]` on; their raw texts together are these lines again.

    `columns` gives each column its place among the cells.

    After a row that is no CSV (a quotation mark that is not closed, mostly) reading goes on with
    the next line, so that one broken row hides no others.
    """
    while first < len(lines):
        start = first
        reader = csv.reader(
            map(lines.__getitem__, range(start, len(lines))), delimiter=delimiter, strict=True
        )
        try:
            for cells in reader:
                end = start + reader.line_num
                raw = lines[first] if end == first + 1 else "".join(lines[first:end])
                yield Row(first + 1, raw, tuple(cells), "", columns)
                first = end
        except csv.Error as error:
            yield Row(first + 1, lines[first], (), str(error), columns)
            first += 1


def line_end(raw: str) -> str:
    """The line end of a row, or nothing."""
    found = _LINE_END.search(raw)
    return found.group() if found else ""


def raw_cells(raw: str, delimiter: str) -> list[str]:
    """The cells of a well-formed row as they are written, quotation marks and all."""
    body = raw[: len(raw) - len(line_end(raw))]
    pattern = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(delimiter)}]*')
    cells = []
    position = 0
    while True:
        found = pattern.match(body, position)
        cells.append(found.group() if found else "")
        position += len(cells[-1])
        if position >= len(body):
            return cells
        position += 1  # the delimiter


@dataclass(frozen=True)
class Habit:
    """How a file writes a new cell or row: which columns it quotes, filled or empty, and its line end."""

    delimiter: str
    line_end: str
    filled: tuple[bool, ...]
    empty: tuple[bool, ...]

    def cell(self, value: str, column: int) -> str:
        """`value` as this file would write it in a column (from 0)."""
        habits = self.filled if value else self.empty
        quoted = habits[column] if column < len(habits) else any(habits)
        if quoted or self.delimiter in value or _NEEDS_QUOTES.search(value):
            return '"' + value.replace('"', '""') + '"'
        return value

    def row(self, cells: Iterable[str]) -> str:
        """A whole row with its line end."""
        return self._joined([self.cell(value, column) for column, value in enumerate(cells)]) + self.line_end

    def changed(self, row: Row, cells: Sequence[str]) -> str:
        """The text of `row` with other cells; what is not changed stays as it is written."""
        written = raw_cells(row.raw, self.delimiter) if row.cells else []
        for column, value in enumerate(cells):
            if column >= len(row.cells):
                written.append(self.cell(value, column))
            elif value != row.cells[column]:
                written[column] = self.cell(value, column)
        return self._joined(written) + line_end(row.raw)

    def _joined(self, written: Sequence[str]) -> str:
        return self.delimiter.join(written) or '""'  # an empty line would be no row with an empty cell


def habit_of(header: Row, rows: Sequence[Row], delimiter: str) -> Habit:
    """Read the habit of a file from its header and first rows."""
    width = len(header.cells)
    filled: list[list[bool]] = [[] for _ in range(width)]
    empty: list[list[bool]] = [[] for _ in range(width)]
    for row in rows[:_HABIT_ROWS]:
        if row.problem or not any(row.cells):
            continue
        for column, written in enumerate(raw_cells(row.raw, delimiter)[:width]):
            quoted = written.startswith('"')
            (filled if row.cells[column] else empty)[column].append(quoted)
    named = [written.startswith('"') for written in raw_cells(header.raw, delimiter)]
    all_empty = [quoted for column in empty for quoted in column]
    usual = bool(all_empty) and all(all_empty)
    return Habit(
        delimiter,
        line_end(header.raw) or "\n",
        tuple(all(seen) if seen else named[column] for column, seen in enumerate(filled)),
        tuple(all(seen) if seen else usual for seen in empty),
    )
