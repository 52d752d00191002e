"""One build of a site with an engine that costs nothing, in a process of its own: `python -m benchmarks.building`.

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
from pathlib import Path
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
_MARKS = str.maketrans({"،": ",", "؛": ";", "؟": "?"})


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
        rows = tuple(tuple(float(j == min(i, last)) for j in range(last + 1)) for i in range(len(tokens)))
    return Hypothesis(" ".join(tokens), tokens, source_tokens, -0.5, rows)


def _translated(source: str) -> str:
    text = _WORD.sub(lambda word: word[0] if word[0].isascii() else _word(word[0]), source)
    return text.translate(_MARKS)


@lru_cache(maxsize=100_000)
def _word(arabic: str) -> str:
    """A made English word, always the same for the same word."""
    number = zlib.crc32(arabic.encode())
    return "".join(_SYLLABLES[number >> (4 * place) & 15] for place in range(2 + number % 2))


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
            items = original(*arguments, **named)
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
    (builder, "_pages", "planning pages", True),
    (publishing, "_made", "rendering", True),
    (publishing, "_by_path", "planning pages", False),
    (publishing, "_manifest", "looking for changes", False),
    (publishing, "_write", "writing", False),
    (publishing, "_take_over", "writing", False),
    (builder, "publish", "writing", False),
)
"""Where the parts of a build begin: module or class, function, name of the part, whether a generator."""


def build(folder: Path) -> dict[str, Any]:
    """Build the site of a folder with translator.toml in it; return what that took."""
    clock = Clock()
    for owner, function, name, generates in _PARTS:
        (clock.watch_generator if generates else clock.watch)(owner, function, name)
    workshop.load_engine = lambda *_, **__: StubEngine()  # type: ignore[assignment]
    imported = time.perf_counter()
    with TranslationMemory(folder / "memory.sqlite") as memory, clock.part("the rest"):
        settings = read_settings(folder / "translator.toml")
        report = builder.build_site(settings, memory, lambda _: None, lambda done, total: None)
    ended = time.perf_counter()
    return {
        "articles": report.articles,
        "failures": [str(failure) for failure in report.failures],
        "translated": report.tally.translated,
        "remembered": report.tally.remembered,
        "made": report.made,
        "seconds": round(ended - imported, 3),
        "start": round(imported - _STARTED, 3),
        "parts": {name: round(seconds, 3) for name, seconds in clock.seconds.items()},
        "memory": _megabytes(resource.RUSAGE_SELF),
        "helper_memory": _megabytes(resource.RUSAGE_CHILDREN),
    }


def _megabytes(who: int) -> int:
    most = resource.getrusage(who).ru_maxrss
    return round(most / 1024 / (1024 if sys.platform == "darwin" else 1))  # bytes there, KiB elsewhere


if __name__ == "__main__":
    print(json.dumps(build(Path(sys.argv[1]))))
