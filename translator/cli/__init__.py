"""The command `translator`. Exit codes: 0 done, 1 done with errors, 2 wrong use or input."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from translator import __version__
from translator.cli import build, memory, models, translate
from translator.cli.console import complain, say
from translator.errors import TranslatorError

app = typer.Typer(
    help="Put articles side by side with their translation, every glossary term in place.",
    epilog="\b\nExamples:\n"
    "  translator translate article.txt\n"
    "  translator translate - --format html < article.txt > article.html\n"
    "  translator build\n"
    "  translator models pull best",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("translate", help=translate.HELP, epilog=translate.EXAMPLES)(translate.translate)
app.command("build", help=build.HELP)(build.build)
app.add_typer(models.app, name="models")
app.add_typer(memory.app, name="memory")


@app.callback(invoke_without_command=True)
def _global(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Run the command and turn every failure that a user can cause into one sentence."""
    try:
        app()
    except TranslatorError as error:
        complain(str(error))
        sys.exit(2)
    except KeyboardInterrupt:
        say("Stopped. What was translated is kept: the same command goes on from here.")
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads: not our error
        sys.exit(1)
