"""Glossaries as Excel workbooks (XLSX), through openpyxl.

Every cell is text: nothing becomes a date, a number or a formula, not even `=1+1`.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from translator.errors import GlossaryError
from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.rows import Reading, cells_of, require_writable, together
from translator.glossary.exchange.table import TableRow, layout_of, read_table
from translator.glossary.kinds import KIND_NAMES
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.terms import ARTICLES, KINDS, Term, When
from translator.scripts import direction

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {
    "source": 36, "target": 40, "variants": 40, "kind": 14, "when": 12, "forbidden": 24, "article": 9,
    "note": 48,
}  # fmt: skip
_CHOICES = {"kind": KINDS, "when": [when.value for when in When], "article": [a for a in ARTICLES if a]}
_SOURCE_COLUMNS, _TARGET_COLUMNS = ("source", "variants"), ("target", "forbidden")
_AS_TEXT = "@"
_RIGHT_TO_LEFT = 2  # the reading order of a cell
_LAST_ROW = 1_048_576
_MAX_UNPACKED = 300 * 1024 * 1024


def write_workbook(terms: Sequence[Term], pair: Pair) -> bytes:
    """One sheet with a frozen header, choices for the columns that have them, and a row for each term.

    Raises:
        GlossaryError: a cell holds a control character.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    require_writable(terms, "a workbook")
    workbook = Workbook()
    del workbook["Sheet"]
    sheet: Worksheet = workbook.create_sheet(f"glossary {pair}")
    for column, name in enumerate(COLUMNS, 1):
        sheet.cell(1, column, name).font = Font(bold=True)
    alignments = {name: Alignment() for name in COLUMNS}
    for names, language in ((_SOURCE_COLUMNS, pair.source), (_TARGET_COLUMNS, pair.target)):
        if direction(language) == "rtl":
            right = Alignment(horizontal="right", readingOrder=_RIGHT_TO_LEFT)
            alignments.update(dict.fromkeys(names, right))
    for row, term in enumerate(terms, 2):
        for column, (name, value) in enumerate(cells_of(term).items(), 1):
            cell = sheet.cell(row, column)
            cell.number_format, cell.alignment = _AS_TEXT, alignments[name]
            if value:
                cell.value = value
                cell.data_type = "s"  # openpyxl would take “=…” for a formula
    _lay_out(sheet, len(terms) + 1)
    return _saved(workbook)


def _lay_out(sheet: Worksheet, rows: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column, name in enumerate(COLUMNS, 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDTHS[name]
        if name in _CHOICES:
            choices = DataValidation("list", formula1=f'"{",".join(_CHOICES[name])}"', allow_blank=True)
            choices.error, choices.errorTitle = f"Choose one of: {', '.join(_CHOICES[name])}", name
            choices.add(f"{letter}2:{letter}{_LAST_ROW}")
            sheet.add_data_validation(choices)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{rows}"


def _saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def read_workbook(data: bytes, where: str, pair: Pair) -> Reading:
    """Read all sheets that name columns for the source and the target, or hold both side by side.

    The place of a term is the file, of several sheets also the sheet, and the row that the spreadsheet
    shows.

    Raises:
        GlossaryError: `data` is no workbook or has no such sheet.
    """
    from openpyxl import load_workbook

    _require_workbook(data, where)
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        tables = {sheet.title: _rows(sheet.iter_rows()) for sheet in workbook.worksheets}
    except Exception as error:  # openpyxl raises whatever its parsers happen to meet
        raise _no_workbook(where, "is damaged") from error
    layouts = {title: layout for title, rows in tables.items() if (layout := layout_of(rows, pair))}
    if not layouts:
        raise GlossaryError(
            "no sheet names the columns source and target or holds both languages side by side",
            where=where,
            remedy=f"call its columns {', '.join(COLUMNS)}; only the first two are needed",
        )
    readings = {
        title: read_table(tables[title], layout, where if len(layouts) == 1 else f"{where} ({title})")
        for title, layout in layouts.items()
    }
    skipped = [
        f"skipped the sheet “{title}”: {'it names no columns source and target' if rows else 'it is empty'}."
        for title, rows in tables.items()
        if title not in readings
    ]
    return together({title: _of_kind(title, reading) for title, reading in readings.items()}, skipped)


def _of_kind(title: str, reading: Reading) -> Reading:
    """The reading of a sheet that names no kinds and is called by one (Places), which they likely are."""
    kind = KIND_NAMES.get(title.strip().lower(), "")
    if not kind or "kind" in reading.columns:
        return reading
    return replace(reading, terms=tuple(replace(term, kind=kind) for term in reading.terms))


def _require_workbook(data: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _no_workbook(where, "is no XLSX workbook") from error
    if not any(member.filename.startswith("xl/") for member in members):
        raise _no_workbook(where, "is a ZIP archive, but no XLSX workbook")
    if sum(member.file_size for member in members) > _MAX_UNPACKED:
        raise GlossaryError(
            f"unpacks to more than {_MAX_UNPACKED >> 20} MB",
            where=where,
            remedy="split it, or delete what is no glossary",
        )


def _no_workbook(where: str, what: str) -> GlossaryError:
    return GlossaryError(what, where=where, remedy="open it in a spreadsheet and save it as .xlsx")


def _rows(rows: Iterable[Sequence[Any]]) -> list[TableRow]:
    """The rows that hold anything, with the numbers that the spreadsheet shows."""
    read = []
    for number, row in enumerate(rows, 1):
        values = [_text(cell) for cell in row]
        spoiled = {place: made for place, (_, made) in enumerate(values) if made}
        if spoiled or any(text.strip() for text, _ in values):
            read.append(TableRow(number, tuple(text for text, _ in values), spoiled))
    width = max((len(row.cells) for row in read), default=0)  # a remark beside the table is no fault
    return [replace(row, cells=row.cells + ("",) * (width - len(row.cells))) for row in read]


def _text(cell: Any) -> tuple[str, str]:
    """The text of a cell, or else what it is instead."""
    value = cell.value
    if value is None:
        return "", ""
    if isinstance(value, str) and cell.data_type != "e":
        return value, ""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, (int, float)):  # 2024 typed by hand
        return str(int(value)) if value == int(value) else str(value), ""
    made = "a date" if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)) else "an error"
    return "", f"{made} ({value})"
