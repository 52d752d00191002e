"""Work that all processors share, and that Ctrl-C ends quietly."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_processes(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    begin: Callable[..., object] | None = None,
    arguments: tuple[Any, ...] = (),
    at_once: int = 16,
) -> Iterator[Result]:
    """Yield what `work` makes of each item, in order; each process calls `begin` with `arguments` first.

    The processes are fresh ones: a copy of this one would hold the threads of an engine, stopped. They
    hear no Ctrl-C themselves, which is for the process that waits for them.
    """
    pool = ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn"), begin, arguments)
    try:
        with _without_interrupts():
            results = pool.map(work, items, chunksize=at_once)
        yield from results
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Keep Ctrl-C back for a moment; processes that are started in it never hear one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
