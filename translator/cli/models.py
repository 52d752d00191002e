"""`translator models`: which models are here, and how to get others."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from translator.cli.console import say, stderr
from translator.models import DOWNLOADS, ModelInfo, hub_id, list_models, plan_pull, pull
from translator.models import info as model_info

app = typer.Typer(help="List, describe and download models.", no_args_is_help=True, rich_markup_mode=None)

_Source = Annotated[str, typer.Option("--from", metavar="LANG", help="Source language.")]
_Target = Annotated[str, typer.Option("--to", metavar="LANG", help="Target language.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_(as_json: _Json = False) -> None:
    """List the models on this machine, and those for ar-en that `models pull` gets."""
    models = list_models()
    if as_json:
        typer.echo(json.dumps([_record(model) for model in models], ensure_ascii=False))
        return
    typer.echo(_row("model", "pair", "size", "revision"))
    for model in models:
        pair = f"{model.source or '?'}-{model.target or '?'}"
        problem = f"  ({model.problem})" if model.problem else ""
        typer.echo(_row(model.name, pair, f"{model.size / 1e6:.0f} MB", model.revision[:12] + problem))
    here = {model.name for model in models}
    for alias, size in DOWNLOADS.items():
        if hub_id(alias, "ar", "en") not in here:
            typer.echo(_row(alias, "ar-en", f"{size} MB", f"not here; translator models pull {alias}"))


@app.command("info")
def info_(
    model: Annotated[str, typer.Argument(help="An alias, a hub id or a folder.")],
    source: _Source = "ar",
    target: _Target = "en",
    as_json: _Json = False,
) -> None:
    """Describe one model on this machine."""
    found = model_info(model, source, target)
    if as_json:
        typer.echo(json.dumps(_record(found), ensure_ascii=False))
        return
    for name, value in _record(found).items():
        if value:
            typer.echo(f"{name:<9} {value}")


@app.command("pull")
def pull_(
    model: Annotated[str, typer.Argument(help="best, fast or a hub id.")],
    source: _Source = "ar",
    target: _Target = "en",
    revision: Annotated[str | None, typer.Option(help="A branch, tag or commit of the model.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Download a model, after saying how large it is; files that are here already are kept."""
    plan = plan_pull(model, revision, source=source, target=target)
    if not plan.missing:
        say(f"{plan.repository} is here already (revision {plan.commit[:12]}).")
        return
    say(f"{plan.repository}, revision {plan.commit[:12]}: {plan.missing / 1e6:.0f} MB to download.")
    if stderr.is_terminal and not yes:
        typer.confirm("Go on?", default=True, abort=True, err=True)
    pulled = pull(model, revision, source=source, target=target, progress=stderr.is_terminal)
    say(f"{pulled.name} is ready: use it as --model {model}")


def _row(name: str, pair: str, size: str, remark: str) -> str:
    return f"{name:<40} {pair:<9} {size:>9}  {remark}"


def _record(model: ModelInfo) -> dict[str, object]:
    return {name: str(value) if name == "folder" else value for name, value in asdict(model).items()}
