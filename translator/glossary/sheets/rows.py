"""A row of a glossary file: its cells, its place, and the very text that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_COMMENT = re.compile(r"\s*#(?:[\s#]|\Z)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is written: `raw` with its line end, from `line` (counted from 1) on.

    `row["target"]` is its cell in that column, empty where it has none. A row with a `problem` is no
    well-formed CSV: one line of text without cells.
    """

    line: int
    raw: str
    cells: tuple[str, ...]
    problem: str = ""
    columns: Mapping[str, int] = field(default_factory=dict, compare=False)

    def __getitem__(self, column: str) -> str:
        place = self.columns.get(column, -1)
        return self.cells[place] if 0 <= place < len(self.cells) else ""

    def values(self, columns: Iterable[str]) -> list[str]:
        """The cells in several columns."""
        cells, places, width = self.cells, self.columns, len(self.cells)
        return [cells[place] if (place := places.get(name, width)) < width else "" for name in columns]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not self.problem and not any(cell.strip() for cell in self.cells)

    @property
    def is_comment(self) -> bool:
        """Whether this is a remark: `# …` in the first cell, or `#…` with nothing beside it.

        `#MeToo` with a target or a kind is a term.
        """
        if not self.cells or not self.cells[0].lstrip().startswith("#"):
            return False
        if not any(cell.strip() for cell in self.cells[1:]):
            return True
        first = self.columns.get("source", 0) == 0
        return first and bool(_COMMENT.match(self.cells[0]))

    @property
    def is_term(self) -> bool:
        """Whether the row stands for a term: it is well-formed, not blank and no comment."""
        return not (self.problem or self.is_blank or self.is_comment)
