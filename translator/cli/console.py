"""Talking to the person at the terminal: notices, progress and errors on standard error.

Nothing but results goes to standard output, and without a terminal there is no progress.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Report = Callable[[int, int], None]
"""Hears (sentences done, sentences in all)."""

stderr = Console(stderr=True, highlight=False, soft_wrap=True)


def say(message: str) -> None:
    """Tell the user something in passing."""
    stderr.print(message, markup=False)


def complain(message: str) -> None:
    """Tell the user what went wrong."""
    stderr.print("[bold red]error:[/bold red]", end=" ")
    stderr.print(message, markup=False)


@contextmanager
def sentence_progress() -> Iterator[Report]:
    """Show a bar of translated sentences while the block runs, on a terminal only."""
    columns = (TextColumn("Translating"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stderr, transient=True, disable=not stderr.is_terminal) as progress:
        task = progress.add_task("sentences", total=None, visible=False)

        def report(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=True)

        yield report
