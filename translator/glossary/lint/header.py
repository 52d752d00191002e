"""Faults of a header: columns that are not read although somebody filled them."""

from __future__ import annotations

from collections.abc import Iterator

from translator.glossary.lint.findings import GlossaryFinding
from translator.glossary.sheets.columns import COLUMNS, column_name, meant, misspelled, tidy
from translator.glossary.sheets.sheet import Sheet
from translator.translation import Severity


def header_findings(sheet: Sheet) -> Iterator[GlossaryFinding]:
    """What is wrong with the names of the columns."""

    def finding(
        name: str, rule: str, severity: Severity, what: str, remedy: str, *, fixable: bool = False
    ) -> GlossaryFinding:
        return GlossaryFinding(
            str(sheet.path), sheet.header.line, name, rule, severity, what, remedy, fixable
        )

    seen: set[str] = set()
    for cell, name in zip(sheet.header.cells, sheet.columns, strict=True):
        guess = meant(name)
        if name in COLUMNS and name in seen:
            what = f"the column {name} is there twice"
            yield finding(name, "column-twice", Severity.ERROR, what, "keep one of the two")
        elif name in COLUMNS and cell != tidy(cell):
            what = f"the column is written {cell!r}"
            yield finding(name, "column-spelling", Severity.NOTE, what, f"write {name}", fixable=True)
        elif name not in COLUMNS and guess and guess not in sheet.columns:
            severity = Severity.WARNING if misspelled(name) else Severity.NOTE
            what = f"the column {name!r} is not read"
            yield finding(
                name, "unknown-column", severity, what, f"rename it to {guess} if that is what it holds"
            )
        seen.add(name)


def header_mended(sheet: Sheet) -> Sheet:
    """The sheet with the names of known columns freed of space and invisible characters."""
    return sheet.with_header(
        [tidy(cell) if column_name(cell) in COLUMNS else cell for cell in sheet.header.cells]
    )
