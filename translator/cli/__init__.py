"""The command `translator`. Exit codes: 0 done, 1 done with errors, 2 wrong use or input."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from translator import __version__
from translator.cli import (
    build,
    check,
    desk,
    epub,
    evaluate,
    export,
    glossary,
    import_,
    memory,
    models,
    serve,
    translate,
)
from translator.cli.console import complain, say
from translator.errors import TranslatorError

_INTERRUPTED = 130  # what typer, as the shell does, makes of Ctrl-C

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
app.command("serve", help=serve.HELP)(serve.serve)
app.command("desk", help=desk.HELP)(desk.desk)
app.command("check", help=check.HELP, epilog=check.EXAMPLES)(check.check)
app.command("epub", help=epub.HELP, epilog=epub.EXAMPLES)(epub.epub)
app.command("export", help=export.HELP, epilog=export.EXAMPLES)(export.export)
app.command("import", help=import_.HELP, epilog=import_.EXAMPLES)(import_.import_)
app.command("evaluate", help=evaluate.HELP, epilog=evaluate.EXAMPLES)(evaluate.evaluate)
app.add_typer(glossary.app, name="glossary")
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
    # What servers and schedulers send to end a program ends it as Ctrl-C does, with nothing half-done.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code = app(standalone_mode=False)
    except TranslatorError as error:
        complain(str(error))
        code = 2
    except (typer.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except TyperException as error:
        code = _complain_of_use(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads: not our error
        code = 1
    except OSError as error:
        complain(f"{error.filename or 'standard output'}: {error.strerror or error}.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is left
        code = 2
    except sqlite3.Error as error:
        complain(f"A database cannot be written ({error}): make room on the disk or close what else uses it.")
        code = 2
    if code == _INTERRUPTED:
        translating = sys.argv[1:2] in (["translate"], ["build"], ["check"], ["export"])
        kept = " What was translated is kept: the same command goes on from here." if translating else ""
        say(f"Stopped.{kept}")
    sys.exit(code or 0)


def _complain_of_use(error: TyperException) -> int:
    """Say what is wrong with the command line; a command without its arguments shows its help instead."""
    message = getattr(error, "format_message", lambda: str(error))().strip()
    message = message.replace(": Value error, ", ": ")  # in the words of the library that checks values
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(message)
        return 2
    command = context.command_path if context else "translator"
    complain(f"{message.rstrip('.')}; see {command} --help.")
    return int(getattr(error, "exit_code", 2))
