"""Races: contenders in processes of their own take turns on the same sentences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Entry:
    """A contender of a race: its name in the table and its specification (see `benchmarks.contenders`).

    It translates one of every `share` sentences: a slow one needs no more, since lengths are spread evenly.
    """

    name: str
    kind: str
    folder: Path
    beam: int = 4
    length: int | None = None
    share: int = 1
    options: dict[str, Any] = field(default_factory=dict)

    def specification(self, first: str) -> str:
        """What the process is told; it translates `first` at its start."""
        own = {"kind": self.kind, "folder": str(self.folder), "beam": self.beam, "length": self.length}
        return json.dumps({**own, **self.options, "first": first})


class Racer:
    """A process that runs a contender; `start` holds the seconds until it had translated a sentence."""

    def __init__(self, entry: Entry, first: str) -> None:
        begin = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.contenders", entry.specification(first)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "TRANSFORMERS_VERBOSITY": "error", "PYTHONWARNINGS": "ignore"},
            text=True,
            encoding="utf-8",
        )
        self.name = entry.name
        self._answer()
        self.start = time.perf_counter() - begin

    def __enter__(self) -> Racer:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def translate(self, texts: Sequence[str]) -> dict[str, float]:
        """Translate `texts`; return seconds, tokens, memory and peak (MB)."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(list(texts)) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, float]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            self._process.communicate()
            raise RuntimeError(f"{self.name} ended with {self._process.returncode}")
        answer: dict[str, float] = json.loads(line)
        return answer


def race(entries: Sequence[Entry], texts: Sequence[str], rounds: int) -> list[dict[str, Any]]:
    """Let all translate `texts` in each round, forwards and backwards by turns; return figures of each.

    Tokens are those of the target, words those of the source. A rate is the median of the rounds,
    `slowest` and `fastest` its spread.
    """
    ordered = sorted(texts, key=len)
    timed: defaultdict[str, list[dict[str, float]]] = defaultdict(list)
    with ExitStack() as stack:
        racers = [stack.enter_context(Racer(entry, ordered[len(ordered) // 2])) for entry in entries]
        pairs = list(zip(entries, racers, strict=True))
        for turn in range(rounds):
            for entry, racer in pairs[:: -1 if turn % 2 else 1]:
                some = ordered[entry.share // 2 :: entry.share]
                words = sum(len(text.split()) for text in some)
                timed[entry.name].append({**racer.translate(some), "words": words})
    return [_figures(entry, timed[entry.name], racer.start) for entry, racer in pairs]


def _figures(entry: Entry, timed: Sequence[dict[str, float]], start: float) -> dict[str, Any]:
    rates = [one["tokens"] / one["seconds"] for one in timed]
    return {
        "name": entry.name,
        "tokens_per_second": round(median(rates), 1),
        "slowest": round(min(rates), 1),
        "fastest": round(max(rates), 1),
        "words_per_second": round(median(one["words"] / one["seconds"] for one in timed), 1),
        "seconds": round(median(one["seconds"] for one in timed), 3),
        "tokens": int(timed[0]["tokens"]),
        "start": round(start, 2),
        "peak": max(one["peak"] for one in timed),
    }
