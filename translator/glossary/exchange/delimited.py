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
from translator.glossary.files import terms_of
from translator.glossary.sheets.columns import COLUMNS
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
        GlossaryError: `data` is no such text, does not name the columns or has a wrong row.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = _from_utf_16(data, where)
    return Reading(tuple(terms_of(Sheet.parse(data, Path(where)))))


def _from_utf_16(data: bytes, where: str) -> bytes:
    try:
        return data.decode("utf-16").encode()
    except UnicodeError as error:
        raise GlossaryError("is no whole UTF-16", where=where, remedy="save it as “CSV UTF-8”") from error
