"""One build of a site with an engine that costs nothing, in a process of its own.

Printed is one JSON object: what the build did, its seconds, how they divide, and the most memory that
the process and the largest of its helpers had.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, wraps
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread
from typing import Any

_STARTED = time.perf_counter()

from translator import workshop  # noqa: E402 - the time of the imports is measured
from translator.engines.hypothesis import Hypothesis  # noqa: E402
from translator.memory import TranslationMemory  # noqa: E402
from translator.settings import read_settings  # noqa: E402
from translator.site import builder, gathering, publishing  # noqa: E402
from translator.site.store import Store  # noqa: E402

_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLES = "ba ce di fo ga he lin mar no per ri sol ta ver wen yor".split()
_MARKS = str.maketrans({"،": ",", "؛": ";", "؟": "?", "ً": None, "ُ": None})
_KNOWN = dict(
    zip(
        "ألف ألفا مليون يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
        "thousand thousand million January February March April May June July August September October"
        " November December".split(),
        strict=True,
    )
)
"""What the checks of translations look for."""


class StubEngine:
    """Says for each Arabic word a made one, keeps all else (so also names put into the source)."""

    name = "stub"
    limit = 500

    def length(self, source: str) -> int:
        """Words, and the end of the sentence."""
        return len(source.split()) + 1

    def translate(
        self,
        sources: Sequence[str],
        *,
        prefixes: Sequence[str] | None = None,
        suppressed: object = None,
        attention: bool = False,
        progress: object = None,
    ) -> list[Hypothesis]:
        """Translate word for word; a prefix stands before the words that come after as many."""
        begun = prefixes or [""] * len(sources)
        return [_hypothesis(*pair, attention) for pair in zip(sources, begun, strict=True)]


def _hypothesis(source: str, prefix: str, attention: bool) -> Hypothesis:
    words, before = _translated(source).split(), prefix.split()
    tokens, source_tokens = (*before, *words[len(before) :]), tuple(source.split())
    rows = None
    if attention:
        last = len(source_tokens) - 1
        rows = tuple(_row(min(place, last), last + 1) for place in range(len(tokens)))
    return Hypothesis(" ".join(tokens), tokens, source_tokens, -0.5, rows)


@lru_cache(maxsize=10_000)
def _row(place: int, length: int) -> tuple[float, ...]:
    """A row of attention that looks at one place alone."""
    return tuple(float(other == place) for other in range(length))


def _translated(source: str) -> str:
    return _WORD.sub(lambda word: word[0] if word[0].isascii() else _word(word[0]), source.translate(_MARKS))


@lru_cache(maxsize=100_000)
def _word(arabic: str) -> str:
    """A made English word, always the same for the same word."""
    number = zlib.crc32(arabic.encode())
    made = "".join(_SYLLABLES[number >> (4 * place) & 15] for place in range(2 + number % 3))
    return _KNOWN.get(arabic, made)


class Clock:
    """Counts the seconds in each part of a build; a part within another is not counted for that one."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = time.perf_counter()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what happens within for `name`."""
        self._count()
        self._open.append(name)
        try:
            yield
        finally:
            self._count()
            self._open.pop()

    def _count(self) -> None:
        now = time.perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def watch(self, owner: Any, function: str, name: str) -> None:
        """Count the calls of a function, found as an attribute of `owner`, for `name`."""
        original: Callable[..., Any] = getattr(owner, function)

        @wraps(original)
        def timed(*arguments: Any, **named: Any) -> Any:
            with self.part(name):
                return original(*arguments, **named)

        setattr(owner, function, timed)

    def watch_generator(self, owner: Any, function: str, name: str) -> None:
        """Count what a generator takes between its items for `name`."""
        original: Callable[..., Iterator[Any]] = getattr(owner, function)

        @wraps(original)
        def timed(*arguments: Any, **named: Any) -> Iterator[Any]:
            items = iter(original(*arguments, **named))
            while True:
                with self.part(name):
                    try:
                        item = next(items)
                    except StopIteration:
                        return
                yield item

        setattr(owner, function, timed)


_PARTS: tuple[tuple[Any, str, str, bool], ...] = (
    (builder, "_workshops", "glossary and model", False),
    (builder, "sources", "looking for changes", False),
    (builder, "gather", "looking for changes", False),
    (gathering, "read", "reading", False),
    (gathering, "translate_articles", "translating", False),
    (gathering, "_keep", "storing", False),
    (Store, "cards", "storing", False),
    (builder, "publish", "putting in place", False),
    (publishing, "Inventory", "looking for changes", False),
    (builder, "_pages", "planning pages", True),
    (publishing, "_planned", "planning pages", False),
    (publishing, "_make_all", "making pages", False),
)
"""Where the parts of a build begin: module or class, function, name of the part, whether a generator."""


def build(folder: Path) -> dict[str, Any]:
    """Build the site of a folder with translator.toml in it; return what that took."""
    clock = Clock()
    for owner, function, name, generates in _PARTS:
        (clock.watch_generator if generates else clock.watch)(owner, function, name)
    setattr(workshop, "load_engine", lambda *_, **__: StubEngine())  # noqa: B010 - no name of its interface
    memory_watch = MemoryWatch()
    memory_watch.start()
    started, imported = _processor(), time.perf_counter()
    with TranslationMemory(folder / "memory.sqlite") as memory, clock.part("the rest"):
        settings = read_settings(folder / "translator.toml")
        report = builder.build_site(settings, memory, lambda _: None, lambda done, total: None)
    ended = time.perf_counter()
    memory_watch.stop()
    return {
        "program": gathering.program(),
        "articles": report.articles,
        "failures": [str(failure) for failure in report.failures],
        "translated": report.tally.translated,
        "remembered": report.tally.remembered,
        "made": report.made,
        "seconds": round(ended - imported, 3),
        "processor": round(_processor() - started, 3),
        "start": round(imported - _STARTED, 3),
        "parts": {name: round(seconds, 3) for name, seconds in clock.seconds.items()},
        "memory": memory_watch.own,
        "helper_memory": memory_watch.helper,
    }


def _processor() -> float:
    """Seconds of all processors that this process and its ended helpers have used."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


class MemoryWatch(Thread):
    """Looks at the most memory that this process and its helpers have had, until it is stopped."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.own = 0
        self.helper = 0
        """Of the largest one."""
        self._ended = Event()

    def run(self) -> None:
        """Look again and again: what a process had is gone with it."""
        while not self._ended.wait(0.2):
            self._look()

    def stop(self) -> None:
        """Look a last time."""
        self._ended.set()
        self.join()
        self._look()

    def _look(self) -> None:
        self.own = _megabytes("self")
        for helper in active_children():
            self.helper = max(self.helper, _megabytes(str(helper.pid)))


def _megabytes(process: str) -> int:
    """The most memory that a running process has had (on Linux; 0 elsewhere)."""
    try:
        status = Path("/proc", process, "status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return round(int(found[1]) / 1024) if found else 0


if __name__ == "__main__":
    print(json.dumps(build(Path(sys.argv[1]))))
