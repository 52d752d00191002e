"""`translator glossary`: looking at glossaries, editing them, and exchanging them with other tools."""

from __future__ import annotations

import typer

from translator.cli.glossary import editing, exporting, importing, looking, suggesting

app = typer.Typer(
    help="Look at the glossary, edit it, check it, exchange it with other tools.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for part in (looking, editing, exporting, importing, suggesting):
    part.register(app)
