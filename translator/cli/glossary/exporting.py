"""`translator glossary`: export."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import say
from translator.cli.glossary.options import (
    FormatOption,
    GlossaryOption,
    PairOption,
    existing_glossary,
    languages,
)
from translator.errors import OutputError
from translator.files import write_atomically
from translator.glossary import read_glossary
from translator.glossary.exchange import Pair, format_of

_STANDARD_OUTPUT = "-"

EXPORT_HELP = "Write the glossary for other tools: CSV, TSV, Excel (XLSX), TBX, TMX."
EXPORT_EXAMPLES = """\b
Examples:
  translator glossary export names.xlsx
  translator glossary export names.tbx --format tbx2     TBX of 2008, for older tools
  translator glossary export - --format csv | head"""


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("export", help=EXPORT_HELP, epilog=EXPORT_EXAMPLES)(export)


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, or - for standard output.")],
    form: FormatOption = None,
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
    try:
        write_atomically(path, data)
    except OutputError as error:
        raise OutputError(
            error.what, where=file, remedy="name a file where there is room and permission"
        ) from error
    say(f"Wrote {path} ({len(terms):,} terms).")
