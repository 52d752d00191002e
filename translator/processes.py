"""Work that all processors share, that Ctrl-C ends quietly, and that seldom stops to look for garbage."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_OBJECTS = 50_000  # that are made before Python looks for cycles among them; 700 is its own choice


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
    pool = ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn"), _begin, (begin, arguments))
    try:
        with _without_interrupts():
            results = pool.map(work, items, chunksize=at_once)
        yield from results
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(begin: Callable[..., object] | None, arguments: tuple[Any, ...]) -> None:
    gc.set_threshold(_OBJECTS)
    if begin:
        begin(*arguments)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python look for garbage seldom: work that makes many objects for long is a tenth faster."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


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
