"""`translator glossary lint`: faults of the glossary's files, and their mending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from translator.cli.console import say
from translator.cli.glossary.options import (
    GlossaryOption,
    JsonOption,
    PairOption,
    existing_glossary,
    languages,
    print_json,
)
from translator.glossary.lint import GlossaryFinding, Mended, fix, lint, read_for_lint
from translator.translation import Severity


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("lint", help=lint_.__doc__)(lint_)


def lint_(
    mend: Annotated[bool, typer.Option("--fix", help="Mend what has one right answer.")] = False,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    as_json: JsonOption = False,
) -> None:
    """Look for faults in the glossary; exit with 1 when there are errors or warnings."""
    paths = existing_glossary(glossary, pair)
    sheets, unreadable = read_for_lint(paths)
    mended: list[Mended] = []
    if mend:
        fixed, mended = fix(sheets, *languages(pair))
        sheets = [new.save() if new.text != old.text else old for old, new in zip(sheets, fixed, strict=True)]
    findings = unreadable + lint(sheets, *languages(pair))
    counts = Counter(finding.severity for finding in findings)
    if as_json:
        found = [asdict(finding) for finding in findings]
        print_json({"findings": found, "mended": [asdict(change) for change in mended]})
    else:
        _print(findings, mended)
        say(_summary(counts, len(sheets) + len(unreadable)))
    if counts[Severity.ERROR] or counts[Severity.WARNING]:
        raise typer.Exit(1)


def _print(findings: Sequence[GlossaryFinding], mended: Sequence[Mended]) -> None:
    for change in mended:
        typer.echo(str(change))
    for finding in findings:
        typer.echo(str(finding))


def _summary(counts: Counter[Severity], files: int) -> str:
    amounts = [
        f"{counts[severity]} {severity.value}{'s' * (counts[severity] != 1)}"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    ]
    return f"{', '.join(amounts)} in {files} file{'s' * (files != 1)}."
