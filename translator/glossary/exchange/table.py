"""Tables of rows and cells, from spreadsheets and text files, as terms.

The columns are those that a header names, in our words or in others'; without a header the source and
the target are told by their scripts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from translator.errors import GlossaryError
from translator.glossary.exchange.headings import columns_meant
from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.rows import Reading, reading_of, term_of
from translator.glossary.kinds import KIND_NAMES
from translator.glossary.lint.scripts import script_of_language, scripts_in
from translator.glossary.sheets.columns import column_name
from translator.glossary.terms import KINDS, Term

_LOOKED_AT = 20  # rows from the top in which a header may stand
_LEAST = 0.5  # of the rows, that must have both languages where there is no header
_NEEDED = frozenset(("source", "target"))


@dataclass(frozen=True)
class TableRow:
    """A row with its number in the file; `spoiled` says of cells what they are instead of text."""

    number: int
    cells: tuple[str, ...]
    spoiled: Mapping[int, str] = field(default_factory=dict)
    problem: GlossaryError | None = None


@dataclass(frozen=True)
class Layout:
    """Where a table has its columns; its terms begin at row `first` (from 0).

    `width` is the number of cells of its header, 0 for a table without one.
    """

    columns: Mapping[str, int]
    first: int
    width: int
    notices: tuple[str, ...] = ()


def layout_of(rows: Sequence[TableRow], pair: Pair) -> Layout | None:
    """The columns of a table: as its header says, else as the scripts of its cells do; None without any."""
    return _by_header(rows, pair) or _by_script(rows, pair)


def _by_header(rows: Sequence[TableRow], pair: Pair) -> Layout | None:
    for place, row in enumerate(rows[:_LOOKED_AT]):
        columns = columns_meant(row.cells, pair)
        if not columns.keys() >= _NEEDED:
            continue
        body = rows[place + 1 :]
        kind = columns.get("kind")
        if kind is not None and column_name(row.cells[kind]) != "kind" and not _are_kinds(body, kind):
            del columns["kind"]  # a column of their own, such as the category of a project
        notices = []
        if place:
            notices.append(_skipped(place))
        taken = [
            f"“{row.cells[at].strip()}” for {name}"
            for name, at in columns.items()
            if column_name(row.cells[at]) != name
        ]
        if taken:
            notices.append(f"took the column {', '.join(taken)}.")
        return Layout(columns, place + 1, len(row.cells), tuple(notices))
    return None


def _are_kinds(rows: Sequence[TableRow], place: int) -> bool:
    """Whether a column that is called otherwise holds nothing but kinds of terms."""
    values = {row.cells[place].strip().lower() for row in rows if place < len(row.cells)} - {""}
    return bool(values) and values <= {*KINDS, *KIND_NAMES}


def _by_script(rows: Sequence[TableRow], pair: Pair) -> Layout | None:
    filled = [row for row in rows if sum(bool(cell.strip()) for cell in row.cells) > 1]
    if not filled:
        return None
    width = max(len(row.cells) for row in filled)
    source, target = script_of_language(pair.source), script_of_language(pair.target)
    columns = {"source": 0, "target": 1}
    if source != target:
        counts = {
            name: [sum(_is_written(row, place, script) for row in filled) for place in range(width)]
            for name, script in (("source", source), ("target", target))
        }
        if any(max(count) < max(1, _LEAST * len(filled)) for count in counts.values()):
            return None
        columns = {name: count.index(max(count)) for name, count in counts.items()}
        if columns["source"] == columns["target"]:
            return None
    others = [place for place in range(width) if place not in columns.values()]
    if len(others) == 1:  # the comment of an OmegaT glossary
        columns["note"] = others[0]
    said = ", ".join(f"column {place + 1} for {name}" for name, place in columns.items())
    first = next((n for n, row in enumerate(rows) if _is_written(row, columns["source"], source)), 0)
    notices = [f"has no header: took {said}."]
    if first:  # a title, or headings that we do not understand
        notices.insert(0, _skipped(first))
    return Layout(columns, first, 0, tuple(notices))


def _skipped(count: int) -> str:
    return "skipped the row above the table." if count == 1 else f"skipped {count} rows above the table."


def _is_written(row: TableRow, place: int, script: str) -> bool:
    scripts = scripts_in(row.cells[place]) if place < len(row.cells) else set()
    return scripts == {script} if script else bool(scripts)


def read_table(rows: Sequence[TableRow], layout: Layout, where: str) -> Reading:
    """The terms of a table, and what is wrong with the rows that are none."""
    makers = (partial(_term, row, layout, where) for row in rows[layout.first :])
    return reading_of(makers, layout.columns, layout.notices)


def _term(row: TableRow, layout: Layout, where: str) -> Term:
    place = f"{where}:{row.number}"
    if row.problem:
        raise row.problem
    if layout.width and any(cell.strip() for cell in row.cells[layout.width :]):
        raise GlossaryError(
            f"the row has {len(row.cells)} cells, but there are {layout.width} columns",
            where=place,
            remedy="put a text with a comma in it into quotation marks",
        )
    for name, at in layout.columns.items():
        if at in row.spoiled:
            raise GlossaryError(
                f"the {name} has become {row.spoiled[at]}",
                where=place,
                remedy="give the cell the format “Text” and type it again",
            )
    cells = {name: row.cells[at] for name, at in layout.columns.items() if at < len(row.cells)}
    return term_of(cells, place)


def rows_with_text(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows that hold anything."""
    return [row for row in rows if row.problem or row.spoiled or any(cell.strip() for cell in row.cells)]
