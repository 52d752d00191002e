"""Glossary files: CSV that a spreadsheet opens and saves.

The columns are `source,target,variants,kind,when,forbidden,article,note`; only the first two are
needed, their order is free. Variants and forbidden spellings are separated by `|`. A byte order
mark, semicolons or tabs between the columns and quoted line breaks are accepted, as spreadsheets
write them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.normalise import normal_form
from translator.glossary.terms import ARTICLES, KINDS, Glossary, Term, When

COLUMNS = ("source", "target", "variants", "kind", "when", "forbidden", "article", "note")


def read_glossary(paths: Iterable[Path]) -> Glossary:
    """Read glossary files, and all `*.csv` files of glossary folders, into one glossary.

    Rows that say the same twice count once; the order is that of the paths, files of a folder by
    name.

    Raises:
        GlossaryError: a path is missing, a file is no such CSV, a row lacks its source or target,
            or one source has two different targets.
    """
    terms: list[Term] = []
    for path in paths:
        for file in _files(path):
            terms.extend(_read_csv(file))
    return Glossary(_without_repeats(terms))


def _files(path: Path) -> Sequence[Path]:
    if path.is_dir():
        files = sorted(path.glob("*.csv"))
        if not files:
            raise GlossaryError(
                "the folder holds no .csv file", where=str(path), remedy="name a folder with glossaries"
            )
        return files
    if not path.exists():
        raise GlossaryError(
            "there is no such glossary", where=str(path), remedy="check the path given with --glossary"
        )
    return [path]


def _read_csv(path: Path) -> list[Term]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"is not UTF-8 (byte {error.start})",
            where=str(path),
            remedy="save it in the spreadsheet as “CSV UTF-8”",
        ) from error
    except OSError as error:
        raise GlossaryError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="check its permissions"
        ) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if "source" not in header or "target" not in header:
            raise GlossaryError(
                "the first row does not name the columns source and target",
                where=f"{path}:1",
                remedy=f"start the file with {','.join(COLUMNS)}",
            )
        terms = []
        line = reader.line_num + 1
        for row in reader:
            if any(cell.strip() for cell in row[len(header) :]):
                raise GlossaryError(
                    f"the row has {len(row)} cells, but there are {len(header)} columns",
                    where=f"{path}:{line}",
                    remedy="put a text with a comma in it into quotation marks",
                )
            if any(cell.strip() for cell in row):
                terms.append(_term(dict(zip(header, row, strict=False)), f"{path}:{line}"))
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(
            f"is no well-formed CSV ({error})",
            where=f"{path}:{reader.line_num}",
            remedy="look for a quotation mark that is not closed",
        ) from error
    return terms


def _delimiter(text: str) -> str:
    first_line = text.partition("\n")[0]
    return max(",;\t", key=first_line.count)


def _term(cells: dict[str, str], where: str) -> Term:
    source, target = (_clean(cells.get(name, "")) for name in ("source", "target"))
    for name, value in (("source", source), ("target", target)):
        if not value:
            raise GlossaryError(
                f"the row has no {name}", where=where, remedy="fill the cell or delete the row"
            )
    if not normal_form(source):
        raise GlossaryError(
            f"the source {source!r} has no letters and can never match", where=where, remedy="correct it"
        )
    kind = _choice(cells, "kind", KINDS, "term", where)
    when = When(_choice(cells, "when", [value.value for value in When], When.ALWAYS.value, where))
    article = _choice(cells, "article", ARTICLES, "", where)
    variants, forbidden = _several(cells, "variants"), _several(cells, "forbidden")
    return Term(
        source, target, variants, kind, when, forbidden, article, _clean(cells.get("note", "")), where
    )


def _choice(cells: dict[str, str], column: str, allowed: Sequence[str], default: str, where: str) -> str:
    value = _clean(cells.get(column, "")).lower() or default
    if value not in allowed:
        choices = ", ".join(choice or "nothing" for choice in allowed)
        raise GlossaryError(f"{value!r} is no {column} of a term", where=where, remedy=f"use {choices}")
    return value


def _several(cells: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(value for value in map(_clean, cells.get(column, "").split("|")) if value)


def _clean(cell: str) -> str:
    return " ".join(cell.split())


def _without_repeats(terms: Sequence[Term]) -> tuple[Term, ...]:
    owner: dict[tuple[str, ...], Term] = {}
    kept = []
    for term in terms:
        for spelling in term.spellings:
            other = owner.setdefault(normal_form(spelling), term)
            if other.target != term.target:
                raise GlossaryError(
                    f"{spelling!r} has two targets, {other.target!r} ({other.where}) and {term.target!r}",
                    where=term.where,
                    remedy="keep one of the two rows",
                )
        if owner[normal_form(term.source)] is term:
            kept.append(term)
    return tuple(kept)
