"""`translator memory`: the translation memory."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from translator.memory import TranslationMemory, default_path

app = typer.Typer(
    help="Look at the translation memory, or empty it.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def stats(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say how many sentences are remembered, by pair and model."""
    path = default_path()
    with TranslationMemory(path) as memory:
        rows = memory.statistics()
    size = path.stat().st_size
    if as_json:
        counts = [{"pair": pair, "model": model, "sentences": count} for pair, model, count in rows]
        typer.echo(json.dumps({"path": str(path), "bytes": size, "translations": counts}, ensure_ascii=False))
        return
    typer.echo(f"{path} ({size / 1e6:.1f} MB)")
    for pair, model, count in rows:
        typer.echo(f"{count:>9,}  {pair}  {model}")


@app.command()
def clear(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Forget all remembered machine translations."""
    path = default_path()
    if not yes:
        typer.confirm(f"Forget all machine translations in {path}?", abort=True)
    with TranslationMemory(path) as memory:
        count = memory.clear()
    typer.echo(f"Forgot {count:,} sentences.")
