"""Work that all processors share, that Ctrl-C ends quietly, and that seldom stops to look for garbage."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4  # parts of the work that wait for each process
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

    Items are taken as they are needed, `at_once` for a process at a time, so that there may be many.

    The processes are fresh ones: a copy of this one would hold the threads of an engine, stopped. They
    hear no Ctrl-C themselves, which is for the process that waits for them.
    """
    count = os.cpu_count() or 1
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (begin, arguments))
    waiting: deque[Future[list[Result]]] = deque()
    left = iter(items)
    try:
        while some := list(islice(left, at_once)):
            with _without_interrupts():  # this starts processes
                waiting.append(pool.submit(_each, work, some))
            if len(waiting) > _AHEAD * count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


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
