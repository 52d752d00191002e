"""Mending what has one right answer, with the smallest difference to the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from translator.glossary.entries import Entry, entries_of
from translator.glossary.files import clean
from translator.glossary.kinds import KIND_NAMES
from translator.glossary.lint.across import repeats
from translator.glossary.lint.articles import without_article
from translator.glossary.lint.cells import SOURCE_SIDE, TARGET_SIDE, mend_cell
from translator.glossary.lint.findings import Mended
from translator.glossary.lint.header import header_mended
from translator.glossary.lint.separators import with_bars, without_empty_values
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import KINDS

_NEEDLESS = "deleted variants that matching cannot tell from others"
_MENDED_COLUMNS = (*SOURCE_SIDE, *TARGET_SIDE, "kind", "when", "article")


def fix(sheets: Sequence[Sheet], source: str = "ar", target: str = "en") -> tuple[list[Sheet], list[Mended]]:
    """Mend what has one right answer; rows without such a fault stay byte for byte.

    Returns the sheets (not saved) and what was mended, in the order of the files.
    """
    mended: list[Mended] = []
    fixed = []
    for sheet in sheets:
        better = header_mended(sheet)
        if better.header.cells != sheet.header.cells:
            what = "took spaces out of the names of the columns"
            mended.append(Mended(str(sheet.path), sheet.header.line, "", what))
        for entry in entries_of([sheet]):
            changes = dict(_mended_cells(entry, source, target, mended))
            changes |= _moved_article(entry, changes, target, mended)
            if changes:
                better = better.with_row(entry.index, changes)
        fixed.append(better)
    fixed = _without_repeats(fixed, mended)
    order = {str(sheet.path): place for place, sheet in enumerate(sheets)}
    return fixed, sorted(mended, key=lambda change: (order[change.file], change.line))


def _mended_cells(entry: Entry, source: str, target: str, mended: list[Mended]) -> Iterator[tuple[str, str]]:
    headword = entry.row["source"]
    for column in _MENDED_COLUMNS:
        language = source if column in SOURCE_SIDE else target
        old = entry.row[column]
        new, done = mend_cell(column, old, language, entry.term.kind)
        for mend, what in _OF_ONE_COLUMN.get(column, ()):
            better = new if what is _BARRED and entry.term.kind == "verbatim" else mend(new, headword)
            if better != new:
                new, done = better, [*done, what]
        if column == "source":
            headword = new
        if new != old:
            mended += [Mended(str(entry.sheet.path), entry.row.line, column, what) for what in done]
            yield column, new


def _moved_article(
    entry: Entry, changes: Mapping[str, str], language: str, mended: list[Mended]
) -> dict[str, str]:
    """The cells of a row whose target begins with `the`, with that in its own column."""
    if language != "en":
        return {}
    kind = clean(changes.get("kind", entry.row["kind"])).lower()
    target = clean(changes.get("target", entry.row["target"]))
    moved = without_article(replace(entry.term, target=target, kind=kind if kind in KINDS else "term"))
    if not moved:
        return {}
    what = "moved the article into its column" if not entry.term.article else "took the article out"
    mended.append(Mended(str(entry.sheet.path), entry.row.line, "target", what))
    return {"target": moved.target, "article": moved.article}


def _needed_variants(source: str, cell: str) -> str:
    """The cell without variants that matching cannot tell from the source or from one another."""
    seen = {normal_form(source)}
    kept, dropped = [], False
    for piece in cell.split("|"):
        normal = normal_form(piece)
        if normal in seen and normal:
            dropped = True
        else:
            kept.append(piece)
        seen.add(normal)
    return "|".join(kept).strip() if dropped else cell


def _kind_as_called_here(cell: str, headword: str) -> str:
    return KIND_NAMES.get(clean(cell).lower(), cell)


_EMPTY = "deleted bars with nothing beside them"
_BARRED = "wrote vertical bars between the spellings"
# What else is mended in a column, with the source of the row at hand.
_OF_ONE_COLUMN: Mapping[str, Sequence[tuple[Callable[[str, str], str], str]]] = {
    "variants": (
        (partial(with_bars, "variants"), _BARRED),
        (lambda cell, headword: _needed_variants(headword, cell), _NEEDLESS),
        (lambda cell, headword: without_empty_values(cell), _EMPTY),
    ),
    "forbidden": (
        (partial(with_bars, "forbidden"), _BARRED),
        (lambda cell, headword: without_empty_values(cell), _EMPTY),
    ),
    "kind": ((_kind_as_called_here, "wrote the kind as it is called here"),),
}


def _without_repeats(sheets: Sequence[Sheet], mended: list[Mended]) -> list[Sheet]:
    gone: dict[str, list[int]] = {}
    for entry, first in repeats(entries_of(sheets)):
        gone.setdefault(str(entry.sheet.path), []).append(entry.index)
        what = f"deleted the row, which says the same as {first.where}"
        mended.append(Mended(str(entry.sheet.path), entry.row.line, "", what))
    return [sheet.without(*gone.get(str(sheet.path), [])) for sheet in sheets]
