"""`translator models`: which models are here, and how to get others."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from translator.cli.console import say, stderr
from translator.models import ModelInfo, list_models, plan_pull, pull
from translator.models import info as model_info

app = typer.Typer(help="List, describe and download models.", no_args_is_help=True, rich_markup_mode=None)

_Source = Annotated[str, typer.Option("--from", metavar="LANG", help="Source language.")]
_Target = Annotated[str, typer.Option("--to", metavar="LANG", help="Target language.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_(as_json: _Json = False) -> None:
    """List the models on this machine."""
    models = list_models()
    if as_json:
        typer.echo(json.dumps([_record(model) for model in models], ensure_ascii=False))
        return
    for model in models:
        pair = f"{model.source or '?'}-{model.target or '?'}"
        problem = f"  ({model.problem})" if model.problem else ""
        typer.echo(f"{model.name:<40} {pair:<9} {model.size / 1e6:>6.0f} MB  {model.revision[:12]}{problem}")


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


def _record(model: ModelInfo) -> dict[str, object]:
    return {name: str(value) if name == "folder" else value for name, value in asdict(model).items()}
