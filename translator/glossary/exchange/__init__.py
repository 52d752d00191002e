"""Glossaries in the formats of other tools: CSV, TSV, XLSX, TBX 2 and 3, TMX.

languages     the pair, and the codes of languages
headings      what the headings of tables mean
rows          a term as named cells
table         tables of cells as terms
delimited, workbook, tbx, tbx_writing, tmx (over safe_xml)    the formats, which this registry names
receiving     what a file brings, before it is compared: sentences, swapped columns, its faults
settling      what a file leaves open: kinds, and columns that one of its sheets lacks
plans         what an import would change
merging       taking terms over (over ledger, the rows meanwhile)
syncing       what it takes to say what a file says
shelf         the files of the glossary
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from translator.errors import GlossaryError
from translator.glossary.exchange.delimited import read_delimited, write_csv, write_tsv
from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.rows import Reading, cells_of
from translator.glossary.exchange.tbx import read_tbx
from translator.glossary.exchange.tbx_writing import write_tbx, write_tbx2
from translator.glossary.exchange.tmx import read_tmx, write_tmx
from translator.glossary.exchange.workbook import read_workbook, write_workbook
from translator.glossary.terms import Term

__all__ = ["FORMATS", "Format", "Pair", "Reading", "cells_of", "format_of"]


@dataclass(frozen=True)
class Format:
    """A format that glossaries come in and go out in.

    `write` makes the bytes of a file, `read` takes them apart (bytes, the file's name for messages,
    the pair). Both raise `GlossaryError`. What is `text` can go through a pipe.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Sequence[Term], Pair], bytes]
    read: Callable[[bytes, str, Pair], Reading]
    text: bool = True


FORMATS = {
    form.name: form
    for form in (
        Format("csv", (".csv",), write_csv, read_delimited),
        Format("tsv", (".tsv", ".tab", ".txt", ".utf8"), write_tsv, read_delimited),
        Format("xlsx", (".xlsx",), write_workbook, read_workbook, text=False),
        Format("tbx", (".tbx",), write_tbx, read_tbx),
        Format("tbx2", (), write_tbx2, read_tbx),  # read alike; written only when asked for
        Format("tmx", (".tmx",), write_tmx, read_tmx),
    )
}
"""By the names that `--format` takes."""

_OTHER_SPREADSHEETS = (".ods", ".xls", ".xlsm", ".xlsb", ".numbers")
_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pages")


def format_of(path: PurePath, name: str | None) -> Format:
    """The format called `name`, or the one that the suffix of `path` tells.

    Raises:
        GlossaryError: there is no such format, or the suffix tells none.
    """
    if name is not None and name in FORMATS:
        return FORMATS[name]
    if name is None:
        for form in FORMATS.values():
            if path.suffix.lower() in form.suffixes:
                return form
    if name is None and path.suffix.lower() in _OTHER_SPREADSHEETS:
        raise GlossaryError(
            f"is a spreadsheet of another kind ({path.suffix})",
            where=str(path),
            remedy="open it and save it as Excel workbook (.xlsx)",
        )
    if name is None and path.suffix.lower() in _DOCUMENTS:
        raise GlossaryError(
            f"is a document of a word processor ({path.suffix})",
            where=str(path),
            remedy="copy its table into a spreadsheet, the two languages side by side, and save that as Excel"
            " workbook (.xlsx); CSV, TSV, XLSX, TBX and TMX are read and written",
        )
    what = f"{name!r} is no format" if name else "the name of the file tells no format"
    raise GlossaryError(what, where=str(path), remedy=f"give --format with one of {', '.join(FORMATS)}")
