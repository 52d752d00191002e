"""What the lint says about a glossary file, and what of it was mended."""

from __future__ import annotations

from dataclasses import dataclass

from translator.glossary.entries import Entry
from translator.translation import Severity


@dataclass(frozen=True)
class GlossaryFinding:
    """One fault, at a line (from 1) and column (by name, empty for the row) of a file.

    A note is for reading: matching copes with it. A warning spoils a translation sooner or later;
    an error means that the row does nothing or does wrong. `rule` is the fault's lasting name.
    `fixable` says that `translator glossary lint --fix` mends it.
    """

    file: str
    line: int
    column: str
    rule: str
    severity: Severity
    message: str
    remedy: str
    fixable: bool = False

    def __str__(self) -> str:
        column = f" ({self.column})" if self.column else ""
        return (
            f"{self.file}:{self.line}: {self.severity.value}: {self.message}{column}; {self.remedy}."
            f" [{self.rule}]"
        )


def finding_at(
    entry: Entry,
    rule: str,
    severity: Severity,
    message: str,
    remedy: str,
    column: str = "",
    *,
    fixable: bool = False,
) -> GlossaryFinding:
    """A finding at a row."""
    file, line = str(entry.sheet.path), entry.row.line
    return GlossaryFinding(file, line, column, rule, severity, message, remedy, fixable)


@dataclass(frozen=True)
class Mended:
    """What was mended, at the line that the row had before."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        column = f" ({self.column})" if self.column else ""
        return f"{self.file}:{self.line}: {self.message}{column}"
