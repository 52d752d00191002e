"""The results of the benchmark of speed as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.results import Results
from benchmarks.tables import table

Figures = dict[str, Any]

_NAMES = {
    "ours": "**ours** (CTranslate2 int8)",
    "ceiling": "CTranslate2 by itself, best settings (the ceiling)",
    "sentence by sentence": "CTranslate2, sentence by sentence",
    "batches": "transformers fp32, batches of 16",
    "usual script": "transformers fp32, sentence by sentence (the usual script)",
}


def speed(results: Results) -> str:
    """The tables of the benchmark of speed."""
    machine = results["machine"]
    about = (
        f"{machine['processor']}, {machine['threads']} threads; CTranslate2 {machine['ctranslate2']}, "
        f"PyTorch {machine['torch']}, transformers {machine['transformers']}. "
        f"Medians of {results['rounds']} rounds, the spread in brackets; beam 4 unless said otherwise."
    )
    parts = [about]
    for figures in results["models"]:
        parts += [_contenders(figures), _settings(figures), _beams(figures), _repeats(figures)]
        if "types" in figures:
            parts.append(_types(figures["types"]))
    return "\n\n".join([*parts, *map(_memory, results["memory"])])


def _named(rows: Sequence[Figures]) -> dict[str, Figures]:
    return {row["name"]: row for row in rows}


def _contenders(figures: Figures) -> str:
    outputs = (
        f"{figures['length']} tokens for each" if figures["length"] else "as long as the model makes them"
    )
    about = (
        f"**Model `{figures['model']}`**: {figures['sentences']} sentences of news,"
        f" {figures['words']:,} words; outputs {outputs}."
    )
    rows = _named(figures["contenders"])
    ceiling, script = (rows[name]["words_per_second"] for name in ("ceiling", "usual script"))
    lines = [
        (
            _NAMES[name],
            f"{row['tokens_per_second']:,.0f} ({row['slowest']:,.0f}–{row['fastest']:,.0f})",
            f"{row['words_per_second']:,.0f}",
            f"{row['words_per_second'] / ceiling:.2f}",
            f"{row['words_per_second'] / script:.1f}",
            f"{row['peak']:,.0f} MB",
            f"{row['start']:.1f} s",
        )
        for name, row in rows.items()
    ]
    head = (
        "contender",
        "target tokens/s",
        "source words/s",
        "of the ceiling",
        "times the usual script",
        "peak memory",
        "start to first sentence",
    )
    return f"{about}\n\n{table(head, lines)}"


def _settings(figures: Figures) -> str:
    rows = figures["grid"]
    batches = sorted({row["batch"] for row in rows})
    ways = dict.fromkeys((row["workers"], row["threads"]) for row in rows)
    rates = {(row["workers"], row["threads"], row["batch"]): row["tokens_per_second"] for row in rows}
    lines = [
        (
            f"{_counted(workers, 'worker')} × {_counted(threads, 'thread')}",
            *(_rate(rates.get((workers, threads, batch))) for batch in batches),
        )
        for workers, threads in ways
    ]
    head = ("CTranslate2 by itself, target tokens/s", *(f"batches of {batch:,} tokens" for batch in batches))
    return table(head, lines)


def _rate(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:,.0f}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _beams(figures: Figures) -> str:
    rows = figures["beams"]
    lines = [
        (
            "greedy" if row["name"] == "1" else row["name"],
            f"{row['tokens_per_second']:,.0f}",
            f"{row['words_per_second']:,.0f}",
        )
        for row in rows
    ]
    return table(("beams, ours", "target tokens/s", "source words/s"), lines)


def _repeats(figures: Figures) -> str:
    """The gain of translating equal sentences once, in words a second."""
    before, after = _named(figures["contenders"]), _named(figures["repeats"])
    ours, raw = (f"{after[name]['words_per_second']:,.0f}" for name in ("ours", "ceiling"))
    return (
        f"Where 30% of the sentences repeat earlier ones, ours translates {ours} words of the source a second"
        f" (without repeats {before['ours']['words_per_second']:,.0f}), CTranslate2 by itself {raw}."
    )


def _types(rows: Sequence[Figures]) -> str:
    base = rows[0]["tokens_per_second"]
    lines = [
        (
            row["name"],
            f"{row['tokens_per_second']:,.0f}",
            f"{row['tokens_per_second'] / base:.2f}",
            f"{row['peak']:,.0f} MB",
        )
        for row in rows
    ]
    return table(("number type", "target tokens/s", "of int8", "peak memory"), lines)


def _memory(figures: Figures) -> str:
    marks = figures["marks"]
    head = (
        f"memory of ours, model `{figures['model']}`, after sentences",
        *(f"{mark['sentences']:,}" for mark in marks),
    )
    return table(head, [("MB", *(f"{mark['memory']:,.0f}" for mark in marks))])
