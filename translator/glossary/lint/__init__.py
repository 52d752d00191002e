"""Looking for faults in glossary files, each said with its place and remedy, and mending some.

cells       a cell by itself: what has one right mending
words       letters and scripts: what can never match
articles    English that begins with an article
separators  signs that stand where a bar should
texts       what a cell holds beside a term
everyday    words that news is full of
rows        a row by itself
across      rows seen together
header      the names of the columns
fixing      mending what has one right answer
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.entries import Entry, entries_of
from translator.glossary.files import glossary_files
from translator.glossary.lint.across import findings_across
from translator.glossary.lint.findings import GlossaryFinding, Mended
from translator.glossary.lint.fixing import fix
from translator.glossary.lint.header import header_findings
from translator.glossary.lint.rows import row_findings
from translator.glossary.sheets.sheet import Sheet
from translator.translation import Severity

__all__ = ["GlossaryFinding", "Mended", "findings_of_edit", "fix", "lint", "read_for_lint"]


def read_for_lint(paths: Iterable[Path]) -> tuple[list[Sheet], list[GlossaryFinding]]:
    """Read the glossary files leniently; one that cannot be read at all is a finding.

    Raises:
        GlossaryError: there is no such path.
    """
    sheets: list[Sheet] = []
    findings: list[GlossaryFinding] = []
    for file in glossary_files(paths):
        try:
            sheets.append(Sheet.read(file, lenient=True))
        except GlossaryError as error:
            line = re.search(r":(\d+)$", error.where)
            number = int(line.group(1)) if line else 1
            findings.append(
                GlossaryFinding(str(file), number, "", "unreadable", Severity.ERROR, error.what, error.remedy)
            )
    return sheets, findings


def lint(sheets: Sequence[Sheet], source: str = "ar", target: str = "en") -> list[GlossaryFinding]:
    """Look for faults in leniently read `sheets` for a pair of languages; in the order of the files.

    No finding stops the others: a broken row is itself a finding.
    """
    entries = entries_of(sheets)
    findings = [finding for sheet in sheets for finding in _sheet_findings(sheet)]
    for entry in entries:
        findings += row_findings(entry, source, target)
    findings += findings_across(entries)
    order = {str(sheet.path): place for place, sheet in enumerate(sheets)}
    return sorted(findings, key=lambda found: (order[found.file], found.line))


def findings_of_edit(
    before: Sequence[Sheet], after: Sequence[Entry], edited: Entry, languages: tuple[str, str]
) -> tuple[list[GlossaryFinding], list[GlossaryFinding]]:
    """What is wrong after an edit: the faults of its row by itself with new ones between rows, and old ones.

    Old ones between rows are said only of the row that was edited, one of the entries that there are after
    the edit. Whoever mends it must not be refused for what it was before.
    """

    def key(finding: GlossaryFinding) -> tuple[str, ...]:
        return finding.file, finding.column, finding.rule, finding.message

    between = list(findings_across(after))
    known = {key(finding) for finding in findings_across(entries_of(before))} if between else set()
    new = [finding for finding in between if key(finding) not in known]
    place = (str(edited.sheet.path), edited.row.line)
    old = [finding for finding in between if key(finding) in known and (finding.file, finding.line) == place]
    return [*row_findings(edited, *languages), *new], old


def _sheet_findings(sheet: Sheet) -> Iterator[GlossaryFinding]:
    yield from header_findings(sheet)
    for row in sheet.rows:
        if row.problem:
            what = f"the row is no well-formed CSV ({row.problem})"
            remedy = "look for a quotation mark that is not closed"
            yield GlossaryFinding(str(sheet.path), row.line, "", "not-csv", Severity.ERROR, what, remedy)
