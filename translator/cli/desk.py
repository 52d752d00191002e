"""`translator desk`: the glossary and the review of translations, in the browser."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from translator.cli.console import complain, say
from translator.cli.options import DEFAULT_CONFIG, ConfigFile
from translator.cli.serve import has_screen

HELP = "Edit the glossary and review translations in the browser."
_PORT = 8001


def desk(
    config: ConfigFile = DEFAULT_CONFIG,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where to serve; 0 takes a free one.")
    ] = _PORT,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show everything, change nothing.")] = False,
) -> None:
    """Serve the desk on this machine until Ctrl-C; the address goes to standard output."""
    from translator.desk import Desk
    from translator.desk.serving import DeskServer

    server = DeskServer(Desk(config, read_only=read_only), port)
    typer.echo(server.opening_url)
    say("Open this address in your browser; Ctrl-C here ends the desk.")
    if browser and has_screen():
        webbrowser.open(server.opening_url)
    try:
        server.run(complain)
    except KeyboardInterrupt:
        say("Stopped.")
