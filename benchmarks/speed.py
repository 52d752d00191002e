"""How fast the engine is: `python -m benchmarks.speed`.

Two models: the architecture of opus-mt-ar-en with random weights, which never ends a sentence by itself,
so that all contenders write outputs of one fixed length; and the embedded model. The contenders run in
processes of their own and take turns (see `benchmarks.racing`). The tables go to
benchmarks/results/speed.json, and from there into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import data, results, speed_tables
from benchmarks.racing import Entry, Racer, race
from benchmarks.random_models import never_ending, tiny, with_vocabulary_map
from translator.models.convert import ctranslate2_folder
from translator.models.folder import open_folder

ARCHITECTURE = data.ROOT.parent / "shared" / "opus-mt-ar-en-tokenizer"
EMBEDDED = results.WEIGHTS.parent
BEAM = 4
_BATCHES = (256, 512, 1024, 4096)  # source tokens
_TORCH_BATCH = 16  # sentences
_TYPES = ("int8", "int16", "float32")  # CTranslate2 has no bfloat16 on processors
_REPEATED = 0.3


@dataclass(frozen=True)
class Extent:
    """How much is measured: sentences of a set, tokens of a fixed output, and the marks of the streams."""

    sentences: int
    length: int
    rounds: int
    beams: tuple[int, ...]
    tiny_stream: tuple[int, ...]
    embedded_stream: tuple[int, ...]


FULL = Extent(96, 24, 5, (1, 2, 4, 8), (1_000, 10_000, 50_000, 100_000), (1_000, 2_000, 5_000, 10_000))
QUICK = Extent(16, 8, 1, (1, 4), (200, 400), (100, 200))


@dataclass(frozen=True)
class Subject:
    """A model to be measured; `length` is that of its outputs where it is fixed."""

    name: str
    folder: Path
    length: int | None = None

    def entry(self, name: str, kind: str, *, share: int = 1, beam: int = BEAM, **options: Any) -> Entry:
        """A contender that runs this model."""
        return Entry(name, kind, self.folder, beam, self.length, share, options)

    def raw(self, name: str, best: dict[str, Any], **options: Any) -> Entry:
        """CTranslate2 by itself with the best settings, but for the options."""
        settings = {key: best[key] for key in ("workers", "threads", "batch")}
        return self.entry(name, "raw", **{**settings, **options})

    def transformers(self, name: str, *, share: int, batch: int, **options: Any) -> Entry:
        """A script with transformers, `batch` sentences at once."""
        return self.entry(name, "transformers", share=share, batch=batch, **options)


def sources(count: int) -> list[str]:
    """Sentences of the held-out news, spread over their subjects; no more than there are."""
    texts = [pair.source for pair in data.read_news()]
    return texts[:: max(1, len(texts) // count)][:count]


def with_repeats(texts: Sequence[str]) -> list[str]:
    """As many texts, of which the last ones repeat earlier ones."""
    kept = list(texts[: len(texts) - int(_REPEATED * len(texts))])
    return kept + kept[: len(texts) - len(kept)]


def splits(threads: int) -> list[tuple[int, int]]:
    """Ways to split threads into workers and the threads of each: 1 × n, 2 × n/2, … n × 1."""
    counts = {1, threads, *(2**power for power in range(1, threads.bit_length()) if 2**power <= threads)}
    return [(workers, threads // workers) for workers in sorted(counts)]


def grid(subject: Subject, texts: Sequence[str], rounds: int) -> list[dict[str, Any]]:
    """Rates of CTranslate2 by itself by workers, threads and size of batches."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    settings = [(1, 1, 512)] if processors > 1 else []
    settings += [(*split, batch) for split in splits(processors) for batch in _BATCHES]
    options = [dict(zip(("workers", "threads", "batch"), setting, strict=True)) for setting in settings]
    entries = [subject.entry(str(index), "raw", **option) for index, option in enumerate(options)]
    raced = race(entries, texts, rounds)
    return [{**figures, **option} for figures, option in zip(raced, options, strict=True)]


def contenders(subject: Subject, best: dict[str, Any], texts: Sequence[str], rounds: int) -> list[Any]:
    """The main race."""
    entries = [
        subject.entry("ours", "ours"),
        subject.raw("ceiling", best),
        subject.entry("sentence by sentence", "sentence by sentence", share=4),
        subject.transformers("batches", share=3, batch=_TORCH_BATCH),
        subject.transformers("usual script", share=16, batch=1),
    ]
    return race(entries, texts, rounds)


def number_types(subject: Subject, best: dict[str, Any], texts: Sequence[str], aside: Path) -> list[Any]:
    """Number types and the vocabulary map, each against int8 as it is."""
    mapped = with_vocabulary_map(subject.folder, aside)
    entries = [
        *(subject.raw(f"CTranslate2 {kind}", best, quantization=kind) for kind in _TYPES),
        subject.transformers("transformers bfloat16", share=3, batch=_TORCH_BATCH, dtype="bfloat16"),
        subject.raw("CTranslate2 int8 with a vocabulary map", best, converted=str(mapped), map=True),
    ]
    return race(entries, texts, 2)


def beams(subject: Subject, texts: Sequence[str], extent: Extent) -> list[dict[str, Any]]:
    """Our engine by number of beams."""
    entries = [subject.entry(str(beam), "ours", beam=beam, share=2) for beam in extent.beams]
    return race(entries, texts, min(2, extent.rounds))


def streamed(name: str, folder: Path, marks: Sequence[int]) -> dict[str, Any]:
    """The memory of our engine after so many different sentences, greedy, 1,000 in a call."""
    texts = [text.split(" ", 8)[:8] for text in sources(1000)]
    numbered = (" ".join([*texts[number % len(texts)], str(number)]) for number in range(marks[-1]))
    used, done = [], 0
    with Racer(Entry("ours", "ours", folder, beam=1), "نعم") as racer:
        for mark in marks:
            while done < mark:
                some = list(islice(numbered, min(1000, mark - done)))
                answer = racer.translate(some)
                done += len(some)
            used.append({"sentences": mark, "memory": answer["memory"]})
    return {"model": name, "marks": used}


def measure(subject: Subject, texts: Sequence[str], extent: Extent, aside: Path) -> dict[str, Any]:
    """All figures of a model."""

    def say(what: str) -> None:
        print(f"{subject.name}: {what}", file=sys.stderr)

    say("settings of CTranslate2")
    settings = grid(subject, texts, min(2, extent.rounds))
    best = max(settings, key=lambda figures: float(figures["tokens_per_second"]))
    say("contenders")
    figures: dict[str, Any] = {
        "model": subject.name,
        "length": subject.length,
        "sentences": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "grid": settings,
        "contenders": contenders(subject, best, texts, extent.rounds),
    }
    say("beams and repeated sentences")
    figures["beams"] = beams(subject, texts, extent)
    repeated = with_repeats(texts)
    figures["repeats"] = race(
        [subject.entry("ours", "ours"), subject.raw("ceiling", best)], repeated, min(3, extent.rounds)
    )
    if subject.length:
        say("number types")
        figures["types"] = number_types(subject, best, texts, aside)
    return figures


def run(options: argparse.Namespace) -> results.Results | None:
    """Measure both models; None when the architecture is not here."""
    if not (options.architecture / "config.json").is_file():
        print(f"Skipped: there is no configuration at {options.architecture}; name one with --architecture.")
        return None
    extent = QUICK if options.quick else FULL
    texts = sources(extent.sentences)
    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder)
        os.environ["TRANSLATOR_CACHE"] = str(aside / "cache")  # the random models leave no trace
        print("Making and converting the models", file=sys.stderr)
        random = never_ending(options.architecture, aside / "opus-mt-ar-en")
        small = tiny(aside / "tiny")
        for model, quantization in (
            (EMBEDDED, "int8"),
            (small, "int8"),
            *((random, kind) for kind in _TYPES),
        ):
            ctranslate2_folder(open_folder(model, model.name, *data.PAIR), quantization)
        subjects = [Subject("opus-mt-ar-en", random, extent.length), Subject("embedded", EMBEDDED)]
        measured = [measure(subject, texts, extent, aside) for subject in subjects]
        print("Memory while sentences stream through", file=sys.stderr)
        memory = [
            streamed("tiny", small, extent.tiny_stream),
            streamed("embedded", EMBEDDED, extent.embedded_stream),
        ]
    return {"machine": results.machine(), "rounds": extent.rounds, "models": measured, "memory": memory}


def main() -> None:
    """Measure, print the tables, and write the results of a whole run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--architecture", type=Path, default=ARCHITECTURE, help="Marian folder; weights are not needed"
    )
    parser.add_argument("--quick", action="store_true", help="a few sentences, once; nothing is written then")
    parser.add_argument("--output", type=Path, help="default: benchmarks/results/speed.json")
    options = parser.parse_args()
    measured = run(options)
    if measured is None:
        return
    print(speed_tables.speed(measured))
    if options.output or not options.quick:
        results.write(options.output or results.RESULTS / "speed.json", measured)


if __name__ == "__main__":
    main()
