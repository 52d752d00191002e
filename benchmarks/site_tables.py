"""The results of the benchmark of sites as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.results import Results
from benchmarks.tables import table

FAR = 100_000
"""Articles of the site to which the figures are drawn out."""

_BUILDS = {
    "full": "everything, nothing there before",
    "unchanged": "nothing changed",
    "changed": "one article changed: a word corrected",
    "longer": "one article changed: a sentence more",
    "new": "one article more",
    "row": "one row of the glossary changed",
    "from_memory": "all pages again, translations from the memory",
}
_PARTS = (
    "glossary and model",
    "looking for changes",
    "reading",
    "translating",
    "storing",
    "planning pages",
    "making pages",
    "putting in place",
    "the rest",
)


def site(results: Results) -> str:
    """The tables of the benchmark of sites."""
    sites = results["sites"]
    parts = [_builds(sites, "seconds"), _builds(sites, "processor"), _division(sites[-1]), _growth(sites)]
    return "\n\n".join([*parts, *([_page(sites[-1]["page"])] if sites[-1]["page"] else [])])


def _builds(sites: Sequence[dict[str, Any]], clock: str) -> str:
    names = {"seconds": "Seconds", "processor": "Processor seconds, all processors together"}
    rows = []
    for build, name in _BUILDS.items():
        cells = [f"{_short(each['builds'][build][clock])} s{_share(each, build, clock)}" for each in sites]
        last = sites[-1]["builds"][build]
        rows.append((name, *cells, f"{last['translated']:,}", f"{last['made']:,}"))
    if clock == "seconds":
        starts = [f"{_short(each['builds']['unchanged']['start'])} s" for each in sites]
        rows.append(("besides, each time: starting Python and loading the program", *starts, "", ""))
    sizes = [f"{each['articles']:,} articles" for each in sites]
    head = ("build", *sizes, "sentences translated", "files made")
    return f"**{names[clock]}, and the share of the full build**\n\n{table(head, rows)}"


def _share(figures: dict[str, Any], build: str, clock: str) -> str:
    builds = figures["builds"]
    return "" if build == "full" else f" ({100 * builds[build][clock] / builds['full'][clock]:.2f}%)"


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def _division(figures: dict[str, Any]) -> str:
    shown = ("full", "from_memory", "unchanged", "changed", "longer")
    rows = []
    for part in _PARTS:
        cells = []
        for build in shown:
            seconds = figures["builds"][build]["parts"]
            cells.append(f"{100 * seconds.get(part, 0) / sum(seconds.values()):.0f}%")
        rows.append((part, *cells))
    head = ("part", *(_BUILDS[build] for build in shown))
    return f"**How the time of {figures['articles']:,} articles divides**\n\n{table(head, rows)}"


def _growth(sites: Sequence[dict[str, Any]]) -> str:
    """What grows with the articles, by how much for each, and how far that would go."""
    measures: dict[str, tuple[Callable[[dict[str, Any]], float], Callable[[float], str]]] = {
        "full build": (lambda s: s["builds"]["full"]["seconds"], _time),
        "nothing changed": (lambda s: s["builds"]["unchanged"]["seconds"], _time),
        "one article changed: a word corrected": (lambda s: s["builds"]["changed"]["seconds"], _time),
        "one article changed: a sentence more": (lambda s: s["builds"]["longer"]["seconds"], _time),
        "one article more": (lambda s: s["builds"]["new"]["seconds"], _time),
        "memory of the full build": (lambda s: s["builds"]["full"]["memory"] * 1e6, _bytes),
        "memory of each process that makes pages": (
            lambda s: s["builds"]["full"]["helper_memory"] * 1e6,
            _bytes,
        ),
        "memory when nothing changed": (lambda s: s["builds"]["unchanged"]["memory"] * 1e6, _bytes),
        "files of the site": (lambda s: s["files"], lambda n: f"{n:,.0f}"),
        "the site": (lambda s: s["bytes"], _bytes),
        "what builds keep beside it": (lambda s: s["store_bytes"], _bytes),
    }
    rows = []
    for name, (value, text) in measures.items():
        slope, start = line([(each["articles"], value(each)) for each in sites])
        # What does not grow is noise alone, and says nothing of larger sites.
        far = (text(slope * 1000), text(start + slope * FAR)) if slope > 0 else ("–", "–")
        rows.append((name, *(text(value(each)) for each in sites), *far))
    sizes = [f"{each['articles']:,} articles" for each in sites]
    head = ("", *sizes, "each 1,000 more", f"drawn out to {FAR:,}")
    return f"**How it grows**\n\n{table(head, rows)}"


def line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The slope and the value at 0 of the straight line nearest to points (least squares)."""
    middle = [sum(values) / len(points) for values in zip(*points, strict=True)]
    across = sum((x - middle[0]) ** 2 for x, _ in points)
    slope = sum((x - middle[0]) * (y - middle[1]) for x, y in points) / across if across else 0.0
    return slope, middle[1] - slope * middle[0]


def _time(seconds: float) -> str:
    if seconds >= 5400:
        return f"{seconds / 3600:.1f} h"
    return f"{seconds / 60:.0f} min" if seconds >= 300 else f"{_short(seconds)} s"


def _bytes(count: float) -> str:
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.0f} MB" if count >= 1e7 else f"{count / 1e6:.1f} MB"


def _page(screens: Sequence[dict[str, Any]]) -> str:
    rows = [(f"{each['screen']}, {each['width']} px", *_figures_of(each)) for each in screens]
    head = (
        "screen",
        "requests",
        "to other hosts",
        "bytes",
        "bytes, gzip",
        "layout shift",
        "largest paint",
        "elements",
    )
    return f"**The page of an article, opened in Chromium with an empty cache**\n\n{table(head, rows)}"


def _figures_of(screen: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{screen['requests']}",
        f"{screen['to_other_hosts']}",
        f"{screen['bytes']:,}",
        f"{screen['bytes_packed']:,}",
        f"{screen['layout_shift']:.3f}",
        f"{screen['largest_paint_ms']} ms",
        f"{screen['elements']:,}",
    )
