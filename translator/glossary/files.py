"""Glossary files: CSV that a spreadsheet opens and saves.

The columns are `source,target,variants,kind,when,forbidden,article,note`; only the first two are
needed, their order is free. Variants and forbidden spellings are separated by `|`. A byte order
mark, semicolons or tabs between the columns and quoted line breaks are accepted, as spreadsheets
write them. A term of kind `verbatim` without a target keeps its source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.collecting import collector_paused
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.columns import COLUMNS, misspelled
from translator.glossary.sheets.rows import Row
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import ARTICLES, KINDS, Glossary, Term, When

_LETTER = re.compile("[\u0621-\u063a\u0641-\u064aA-Za-z]")
WHENS = tuple(when.value for when in When)


def parse_glossary(paths: Path | Iterable[Path], notice: Callable[[str], None] | None = None) -> Glossary:
    """Read glossary files, and all `*.csv` files of glossary folders, into one glossary.

    Rows that say the same twice count once; the order is that of the paths, files of a folder by
    name. `notice` hears of columns that are not read but look like misspelled ones.

    Raises:
        GlossaryError: a path is missing, a file is no such CSV, a row lacks its source or target,
            or one source has two different targets.
    """
    terms: list[Term] = []
    with collector_paused():
        for sheet in read_sheets([paths] if isinstance(paths, Path) else paths):
            _check_header(sheet, notice)
            terms += terms_of(sheet)
        return Glossary(without_repeats(terms))


def read_sheets(paths: Iterable[Path], *, lenient: bool = False) -> list[Sheet]:
    """Read the files that `glossary_files` names; lenient as in `Sheet.read`.

    Raises:
        GlossaryError: a path is missing, or a file is no such CSV.
    """
    return [Sheet.read(file, lenient=lenient) for file in glossary_files(paths)]


def glossary_files(paths: Iterable[Path]) -> list[Path]:
    """The files that `paths` stand for: themselves, and the `*.csv` files of folders by name.

    Raises:
        GlossaryError: there is no such path, or a folder holds no such file.
    """
    files: dict[Path, Path] = {}
    for path in paths:
        for file in _files(path):
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _files(path: Path) -> Sequence[Path]:
    if path.is_dir():
        files = sorted(file for file in path.glob("*.csv") if not file.name.startswith("."))
        if not files:
            raise GlossaryError(
                "the folder holds no .csv file", where=str(path), remedy="name a folder with glossaries"
            )
        return files
    if not path.exists():
        raise GlossaryError(
            "there is no such glossary",
            where=str(path),
            remedy="correct its path, in --glossary or under [glossaries] in translator.toml",
        )
    return [path]


def _check_header(sheet: Sheet, notice: Callable[[str], None] | None) -> None:
    where = sheet.where(sheet.header)
    for name in COLUMNS:
        if sheet.columns.count(name) > 1:
            raise GlossaryError(
                f"the column {name} is there twice", where=where, remedy="keep one of the two"
            )
    for name in sheet.columns:
        column = misspelled(name)
        if column and column not in sheet.columns and notice:
            notice(f"{where}: the column {name!r} is not read; did you mean {column}?")


def terms_of(sheet: Sheet) -> Iterator[Term]:
    """The terms of a sheet, in order.

    Raises:
        GlossaryError: as `term_of`, when it comes to the row.
    """
    return (term_of(sheet, row) for row in sheet.rows if row.is_term)


def term_of(sheet: Sheet, row: Row) -> Term:
    """The term that a row stands for.

    Raises:
        GlossaryError: the row lacks its source or target, has cells outside all columns, or a kind,
            `when` or article that there is not.
    """
    where = sheet.where(row)
    width = len(sheet.header.cells)
    if len(row.cells) > width and any(cell.strip() for cell in row.cells[width:]):
        raise GlossaryError(
            f"the row has {len(row.cells)} cells, but there are {width} columns",
            where=where,
            remedy="put a text with a comma in it into quotation marks",
        )
    source, target, variants, kind, when, forbidden, article, note = row.values(COLUMNS)
    kind = _choice(kind, "kind", KINDS, where) if kind else "term"
    source, target = clean(source), clean(target)
    if not target and kind == "verbatim":
        target = source
    if not source or not target:
        lacking = "target" if source else "source"
        raise GlossaryError(
            f"the row has no {lacking}", where=where, remedy="fill the cell or delete the row"
        )
    if not has_letters(source):
        raise GlossaryError(
            f"the source {source!r} has no letters and can never match", where=where, remedy="correct it"
        )
    return Term(
        source,
        target,
        several(variants),
        kind or "term",
        When(_choice(when, "when", WHENS, where) or When.ALWAYS) if when else When.ALWAYS,
        several(forbidden),
        _choice(article, "article", ARTICLES, where) if article else "",
        clean(note) if note else "",
        where,
    )


def has_letters(source: str) -> bool:
    """Whether a source has what matching looks at: letters or digits."""
    return bool(_LETTER.match(source) or normal_form(source))


def _choice(cell: str, column: str, allowed: Sequence[str], where: str) -> str:
    value = cell if cell in allowed else clean(cell).lower()
    if value and value not in allowed:
        choices = ", ".join(choice or "nothing" for choice in allowed)
        raise GlossaryError(f"{value!r} is no {column} of a term", where=where, remedy=f"use {choices}")
    return value


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several of them with `|` between."""
    return tuple(value for value in map(clean, cell.split("|")) if value) if cell else ()


def clean(cell: str) -> str:
    """The text of a cell without space around it and with single spaces in it."""
    return " ".join(cell.split())


def without_repeats(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that have a spelling of their own.

    Raises:
        GlossaryError: a spelling has two targets.
    """
    owner: dict[tuple[str, ...], Term] = {}
    kept = []
    for term in terms:
        is_new = False
        for spelling, normal in zip(term.spellings, term.normals, strict=True):
            other = owner.setdefault(normal, term)
            if other is term:
                is_new = True
            elif other.target != term.target:
                raise GlossaryError(
                    f"{spelling!r} has two targets, {other.target!r} ({other.where}) and {term.target!r}",
                    where=term.where,
                    remedy="keep one of the two rows",
                )
        if is_new:
            kept.append(term)
    return tuple(kept)
