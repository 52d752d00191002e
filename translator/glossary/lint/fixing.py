"""Mending what has one right answer, with the smallest difference to the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.glossary.entries import Entry, entries_of
from translator.glossary.lint.across import repeats
from translator.glossary.lint.cells import SOURCE_SIDE, TARGET_SIDE, mend_cell
from translator.glossary.lint.findings import Mended
from translator.glossary.lint.header import header_mended
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.sheet import Sheet

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
            if changes:
                better = better.with_row(entry.index, changes)
        fixed.append(better)
    fixed = _without_repeats(fixed, mended)
    order = {str(sheet.path): place for place, sheet in enumerate(sheets)}
    return fixed, sorted(mended, key=lambda change: (order[change.file], change.line))


def _mended_cells(entry: Entry, source: str, target: str, mended: list[Mended]) -> Iterator[tuple[str, str]]:
    for column in _MENDED_COLUMNS:
        language = source if column in SOURCE_SIDE else target
        old = entry.row[column]
        new, done = mend_cell(column, old, language, entry.term.kind)
        if column == "variants":
            needed = _needed_variants(entry.row["source"], new)
            if needed != new:
                done.append("deleted variants that matching cannot tell from others")
                new = needed
        if new != old:
            mended += [Mended(str(entry.sheet.path), entry.row.line, column, what) for what in done]
            yield column, new


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


def _without_repeats(sheets: Sequence[Sheet], mended: list[Mended]) -> list[Sheet]:
    gone: dict[str, list[int]] = {}
    for entry, first in repeats(entries_of(sheets)):
        gone.setdefault(str(entry.sheet.path), []).append(entry.index)
        what = f"deleted the row, which says the same as {first.where}"
        mended.append(Mended(str(entry.sheet.path), entry.row.line, "", what))
    return [sheet.without(*gone.get(str(sheet.path), [])) for sheet in sheets]
