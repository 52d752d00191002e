"""`translator serve`: the site on this machine, built again whenever something is saved."""

from __future__ import annotations

import os
import sys
import webbrowser
from typing import Annotated

import typer

from translator.cli.console import complain, say, sentence_progress
from translator.cli.options import DEFAULT_CONFIG, ConfigFile
from translator.memory import TranslationMemory, default_path

HELP = "Show the site in the browser, and build it again whenever something of it is saved."
_PORT = 8000


def serve(
    config: ConfigFile = DEFAULT_CONFIG,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where to serve; 0 takes a free one.")
    ] = _PORT,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
) -> None:
    """Build the site, serve it on this machine, and build it again as it changes, until Ctrl-C."""
    from translator.serving import Session, SiteServer

    with TranslationMemory(default_path()) as memory:
        session = Session(config, memory, say, complain, sentence_progress)
        server = SiteServer(session.settings.output, port)
        try:
            session.build(server)
            server.start()
            say(f"The site is at {server.url} (Ctrl-C ends).")
            if browser and has_screen():
                webbrowser.open(server.url)
            session.follow(server)
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            session.stop()
            server.stop()


def has_screen() -> bool:
    """Whether a browser would open in a window, and not in this terminal."""
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
