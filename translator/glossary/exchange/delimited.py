"""Glossaries as CSV and TSV files, as spreadsheets and other tools write them."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.rows import Reading, cells_of
from translator.glossary.exchange.table import Layout, TableRow, layout_of, read_table
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.sheets.dialect import read_rows, split_lines
from translator.glossary.sheets.encoding import decode_csv
from translator.glossary.sheets.rows import Row
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import Term


def write_csv(terms: Sequence[Term], pair: Pair) -> bytes:
    """The terms as CSV in UTF-8; a byte order mark tells Excel that it is UTF-8."""
    return codecs.BOM_UTF8 + _written(terms, ",").encode()


def write_tsv(terms: Sequence[Term], pair: Pair) -> bytes:
    """The terms as tab-separated text in UTF-8."""
    return _written(terms, "\t").encode()


def _written(terms: Sequence[Term], delimiter: str) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells_of(term).values() for term in terms)
    return stream.getvalue()


def read_delimited(data: bytes, where: str, pair: Pair) -> Reading:
    """Read rows separated by commas, semicolons or tabs, in UTF-8 or, as Excel's “Unicode text”, UTF-16.

    Raises:
        GlossaryError: `data` is no such text, or has no columns for the source and the target.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = _from_utf_16(data, where)
    text = decode_csv(data, where)
    try:
        sheet = Sheet.parse(data, Path(where), lenient=True)
    except GlossaryError as error:  # no header in our words
        return _read_freely(text, where, pair, error)
    rows = [_table_row(row, where) for row in (sheet.header, *sheet.rows) if not _says_nothing(row)]
    layout = layout_of(rows, pair)
    if layout is None:
        raise ValueError(f"{where} has the header {sheet.columns}")
    return read_table(rows, layout, where)


def _read_freely(text: str, where: str, pair: Pair, error: GlossaryError) -> Reading:
    """Read a table whose header is in other words, stands further down, or is not there at all."""
    lines = split_lines(text.removeprefix("\ufeff"))
    best: tuple[tuple[int, int], list[TableRow], Layout] | None = None
    for delimiter in ("\t", ";", ","):
        rows = [_table_row(row, where) for row in read_rows(lines, delimiter) if not _says_nothing(row)]
        layout = layout_of(rows, pair)
        if layout:
            rank = (int(layout.width > 0), len(layout.columns))
            if best is None or rank > best[0]:
                best = (rank, rows, layout)
    if best is None:
        raise error
    return read_table(best[1], best[2], where)


def _says_nothing(row: Row) -> bool:
    return row.is_blank or row.is_comment


def _table_row(row: Row, where: str) -> TableRow:
    if not row.problem:
        return TableRow(row.line, row.cells)
    problem = GlossaryError(
        f"is no well-formed CSV ({row.problem})",
        where=f"{where}:{row.line}",
        remedy="look for a quotation mark that is not closed",
    )
    return TableRow(row.line, (), problem=problem)


def _from_utf_16(data: bytes, where: str) -> bytes:
    try:
        return data.decode("utf-16").encode()
    except UnicodeError as error:
        raise GlossaryError("is no whole UTF-16", where=where, remedy="save it as “CSV UTF-8”") from error
