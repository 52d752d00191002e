"""`translator glossary`: import and export."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import say
from translator.cli.glossary.options import (
    GlossaryOption,
    JsonOption,
    PairOption,
    existing_glossary,
    glossary_paths,
    languages,
    print_json,
)
from translator.errors import GlossaryError, OutputError
from translator.files import write_atomically
from translator.glossary.exchange import Format, Pair, Reading, cells_of, format_of
from translator.glossary.exchange.merging import OnConflict, Plan, plan_import
from translator.glossary.exchange.shelf import Shelf
from translator.glossary.files import read_glossary
from translator.glossary.terms import Term

_STANDARD_OUTPUT = "-"


class FormatName(str, Enum):
    """The formats of `translator.glossary.exchange.FORMATS`."""

    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    TBX = "tbx"
    TBX2 = "tbx2"
    TMX = "tmx"


EXPORT_HELP = "Write the glossary for other tools: CSV, TSV, Excel (XLSX), TBX, TMX."
EXPORT_EXAMPLES = """\b
Examples:
  translator glossary export names.xlsx
  translator glossary export names.tbx --format tbx2     TBX of 2008, for older tools
  translator glossary export - --format csv | head"""
IMPORT_HELP = "Take terms over from CSV, TSV, Excel (XLSX), TBX (2 and 3) or TMX."
IMPORT_EXAMPLES = """\b
Terms that the glossary lacks are added. Terms that add spellings or notes to a row are
listed, and merged with --merge. Terms that contradict the glossary are listed, and then
nothing is written unless --keep or --replace says what to do with them.

\b
Examples:
  translator glossary import agency.tbx --dry-run
  translator glossary import names.xlsx --into glossaries/ar-en/people.csv --merge"""

_FormatOption = Annotated[
    FormatName | None, typer.Option("--format", help="Default: by the name of the file.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("export", help=EXPORT_HELP, epilog=EXPORT_EXAMPLES)(export)
    app.command("import", help=IMPORT_HELP, epilog=IMPORT_EXAMPLES)(import_)


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, or - for standard output.")],
    form: _FormatOption = None,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
) -> None:
    """Write the terms of the glossary to one file."""
    of = Pair(*languages(pair))
    chosen = format_of(Path(file), None if form is None else form.value)
    piped = file == _STANDARD_OUTPUT
    if piped and not chosen.text:
        raise OutputError(
            f"{chosen.name} is no text", where="standard output", remedy="name a file to write to"
        )
    path = Path(file)
    if not piped and path.exists() and not force:
        raise OutputError("is there already", where=file, remedy="give --force to overwrite it")
    terms = read_glossary(existing_glossary(glossary, pair), say).terms
    data = chosen.write(terms, of)
    if piped:
        sys.stdout.buffer.write(data.removeprefix(BOM_UTF8))  # the mark is for Excel, not for programs
        sys.stdout.buffer.flush()
        return
    write_atomically(path, data)
    say(f"Wrote {path} ({len(terms):,} terms).")


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to take terms from.")],
    into: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The CSV for new rows. Default: that of the term's kind."),
    ] = None,
    form: _FormatOption = None,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    merge: Annotated[bool, typer.Option("--merge", help="Add spellings and notes to rows.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Where they contradict: keep our rows.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Where they contradict: take theirs.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Take the terms of a file over into the glossary."""
    if keep and replace:
        raise GlossaryError("--keep and --replace exclude each other", remedy="give one of them")
    of = Pair(*languages(pair))
    reading = _read(file, format_of(file, None if form is None else form.value), of)
    shelf = Shelf.open(_paths_for(into, glossary, pair), into)
    on_conflict = OnConflict.KEEP if keep else OnConflict.REPLACE if replace else OnConflict.STOP
    plan = plan_import(shelf.terms, reading.terms, merge=merge, on_conflict=on_conflict)
    refused = bool(plan.conflicts) and on_conflict is OnConflict.STOP
    files = [] if refused or dry_run else shelf.save(plan)
    for notice in reading.notices:
        say(f"{file}: {notice}")
    if as_json:
        print_json(_record(plan, reading, files))
    else:
        _print(plan, merge, "not " if refused and not dry_run else "would be " if dry_run else "")
    for path in files:
        say(f"Wrote {path}")
    if refused:
        say("Nothing was written: give --keep to leave those out or --replace to take them.")
        raise typer.Exit(1)


def _read(file: Path, form: Format, pair: Pair) -> Reading:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GlossaryError(
            f"cannot be read ({error.strerror})", where=str(file), remedy="check the name and its permissions"
        ) from error
    if not data.strip():
        raise GlossaryError("is empty", where=str(file), remedy="check that the glossary was saved in it")
    reading = form.read(data, str(file), pair)
    if not reading.terms:
        raise GlossaryError("holds no terms", where=str(file), remedy="check that this is the right file")
    return reading


def _paths_for(into: Path | None, chosen: Sequence[Path] | None, pair: str) -> list[Path]:
    """What the new terms are compared with: a file outside the pair's glossary stands for itself."""
    if into is None:
        return existing_glossary(chosen, pair)
    paths = glossary_paths(chosen, pair)
    part = any(into.resolve() == path.resolve() or into.resolve().parent == path.resolve() for path in paths)
    return paths if chosen or (part and all(path.exists() for path in paths)) else []


def _print(plan: Plan, merge: bool, mood: str) -> None:
    for conflict in plan.conflicts:
        typer.echo(f"conflict: {conflict.what} ({conflict.ours.where}, {conflict.theirs.where})")
    for each in plan.merges:
        verb = f"{mood}merged" if merge else "to merge"
        typer.echo(f"{verb}: {each.ours.source} gets {each.adds} ({each.ours.where}, {each.theirs.where})")
    parts = (
        f"{len(plan.added):,} {mood}added",
        f"{len(plan.same):,} the same",
        f"{len(plan.merges):,} {mood}merged" if merge else f"{len(plan.merges):,} to merge",
        f"{len(plan.conflicts):,} in conflict",
    )
    typer.echo(f"{', '.join(parts)}.")
    if plan.merges and not merge:
        say("Give --merge to add these spellings and notes to the rows.")


def _record(plan: Plan, reading: Reading, written: Sequence[Path]) -> dict[str, object]:
    return {
        "added": [_term(term) for term in plan.added],
        "same": len(plan.same),
        "merges": [
            {"adds": each.adds, "ours": _term(each.ours), "theirs": _term(each.theirs)}
            for each in plan.merges
        ],
        "conflicts": [
            {"what": each.what, "ours": _term(each.ours), "theirs": _term(each.theirs)}
            for each in plan.conflicts
        ],
        "notices": list(reading.notices),
        "written": [str(path) for path in written],
    }


def _term(term: Term) -> dict[str, str]:
    return {**cells_of(term), "where": term.where}
