"""Reviewed translations for other tools, and back: PO, XLIFF 1.2 and 2.0, TMX 1.4, a table for Word.

pairs       what all formats exchange
po_files, xliff, tmx, word   the formats
hardened    XML of unknown origin
merging     what comes back meets what is here
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from translator.errors import ReviewError
from translator.reviewing.exchange.pairs import File, Format, Given, Languages
from translator.reviewing.exchange.po_files import read_po, write_po
from translator.reviewing.exchange.tmx import read_tmx, write_tmx
from translator.reviewing.exchange.word import read_word, write_word
from translator.reviewing.exchange.xliff import read_xliff, write_xliff_12, write_xliff_20


def formats(languages: Languages) -> dict[str, Format]:
    """The formats by their names; `languages` are looked for in files that may hold others."""
    every = (
        Format("po", ".po", write_po, read_po),
        Format("xliff", ".xlf", write_xliff_12, read_xliff),
        Format("xliff2", ".xlf", write_xliff_20, read_xliff),
        Format("tmx", ".tmx", write_tmx, partial(read_tmx, languages=languages)),
        Format("docx-table", ".docx", write_word, read_word),
    )
    return {each.name: each for each in every}


_SUFFIXES = {
    ".po": "po", ".xlf": "xliff", ".xliff": "xliff", ".sdlxliff": "xliff", ".tmx": "tmx",
    ".docx": "docx-table",
}  # fmt: skip


def format_of(path: Path, languages: Languages) -> Format:
    """The format that the name of a file tells.

    Raises:
        ReviewError: it tells none that is known.
    """
    name = _SUFFIXES.get(path.suffix.lower())
    if name is None:
        raise ReviewError(
            "is of no known kind", where=str(path), remedy="give a .po, .xlf, .tmx or .docx file"
        )
    return formats(languages)[name]


__all__ = ["File", "Format", "Given", "Languages", "format_of", "formats"]
