"""How the building of a site scales: `python -m benchmarks.site` (`make bench-site`).

Sites of made articles are built with an engine that costs nothing, each build in a process of its own,
as a user's builds are: all of it, again with nothing changed, with a word of one article corrected, with
a sentence more in one, with one article more, with one row of the glossary changed, and all pages again
from the translation memory. The builds after a small change are made three times, for different articles,
and the one in the middle counts. What an article's page costs its reader is measured in Chromium, where
that is installed.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import results, site_tables
from benchmarks.articles import article, names_of, write_articles
from benchmarks.browsing import browse
from benchmarks.data import GLOSSARY, ROOT
from translator.glossary import read_glossary
from translator.site.builder import store_path
from translator.site.gathering import program

SIZES = (250, 500, 1000)
_SETTINGS = """[site]
title = { ar = "مقالات مصنوعة", en = "Made articles" }
base_url = "https://news.example.org/"
[translation]
pairs = ["ar-en"]
model = "embedded"
engine = "ct2"
[glossaries]
ar-en = ["glossary"]
"""
_AGAIN = 3  # builds after a small change
_SENTENCE = " وهذه جملة جديدة كتبها المحرر بعد نشر الخبر: {title}."
_ROW = "الأمم المتحدة,United Nations,"
_CHANGED_ROW = "الأمم المتحدة,UN,"


def measure(count: int, folder: Path, seed: int = 1) -> dict[str, Any]:
    """Make a site of `count` articles in an empty folder, build it in every way; return the figures."""
    names = names_of(read_glossary([GLOSSARY]))
    articles, output = folder / "articles", folder / "build" / "site"
    write_articles(articles, count, names, seed)
    shutil.copytree(GLOSSARY, folder / "glossary")
    (folder / "translator.toml").write_text(_SETTINGS, encoding="utf-8")
    some = [articles / f"news-{_plain(count * quarter // 4):06}.txt" for quarter in range(1, 1 + _AGAIN)]
    newest = article(count, names, seed)

    def add() -> None:
        (articles / newest.file).write_text(newest.text, encoding="utf-8")

    steps: dict[str, Sequence[Callable[[], object]]] = {
        "full": [lambda: None],
        "unchanged": [lambda: None] * _AGAIN,
        "changed": [partial(_edit, path, _corrected) for path in some],
        "longer": [partial(_edit, path, _with_a_sentence) for path in some],
        "new": [add],
        "row": [lambda: _edit(folder / "glossary" / "organisations.csv", _with_another_target)],
        "from_memory": [lambda: _delete(output)],
    }
    figures: dict[str, Any] = {"articles": count, "builds": {}}
    for name, preparations in steps.items():
        figures["builds"][name] = _in_the_middle([_build(folder, prepare) for prepare in preparations])
    figures |= _files(output)
    figures["store_bytes"] = store_path(output).stat().st_size
    figures["page"] = browse(output, f"en/ar-en/{some[0].stem}.html")
    return figures


def _plain(number: int) -> int:
    """The first article from a number on that is plain text without a related article."""
    return next(n for n in range(number, number + 10) if n % 10 in (0, 2, 5, 8))


def _in_the_middle(builds: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return sorted(builds, key=lambda build: build["seconds"])[len(builds) // 2]


def _build(folder: Path, prepare: Callable[[], object]) -> dict[str, Any]:
    prepare()
    command = [sys.executable, "-m", "benchmarks.building", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"a build failed:\n{done.stderr}")
    figures: dict[str, Any] = json.loads(done.stdout)
    if figures.pop("failures"):
        raise SystemExit("articles could not be read")
    if figures.pop("program") != program():
        raise SystemExit("the program has changed since the beginning: all pages were made again")
    return figures


def _edit(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    new = change(text)
    assert new != text
    path.write_text(new, encoding="utf-8")


def _at_the_middle(text: str) -> tuple[str, str]:
    """A text up to a paragraph's end near its middle, and from there on."""
    end = text.index("\n", len(text) // 2)
    return text[:end], text[end:]


def _corrected(text: str) -> str:
    """A word of a sentence in the middle is another one; all other sentences stay what and where they are."""
    before, after = _at_the_middle(text)
    return before + re.sub(r"\bفي\b", "داخل", after, count=1)


def _with_a_sentence(text: str) -> str:
    """A sentence more in the middle: those behind it have other numbers, for the search and the names."""
    before, after = _at_the_middle(text)
    return before + _SENTENCE.format(title=text.partition("\n")[0]) + after


def _with_another_target(text: str) -> str:
    return re.sub(f"^{re.escape(_ROW)}", _CHANGED_ROW, text, flags=re.MULTILINE)


def _delete(output: Path) -> None:
    """Leave nothing but the translation memory, as after `make clean`."""
    shutil.rmtree(output)
    for path in output.parent.glob(f"{store_path(output).name}*"):
        path.unlink()


def _files(output: Path) -> dict[str, Any]:
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return {"files": len(sizes), "bytes": sum(sizes)}


def run(sizes: Iterable[int], seed: int = 1) -> results.Results:
    """Measure sites of several sizes, one after the other."""
    measured = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-site-") as folder:
            print(f"{size:,} articles ...", file=sys.stderr, flush=True)
            measured.append(measure(size, Path(folder), seed))
    return {"sites": measured}


def main() -> None:
    """Measure, print the tables and keep the figures."""
    parser = argparse.ArgumentParser(description="Measure how the building of a site scales.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, help="keep the figures there")
    options = parser.parse_args()
    figures = run(options.sizes, options.seed)
    print(site_tables.site(figures))
    default = results.RESULTS / "site.json" if tuple(options.sizes) == SIZES else None
    if output := options.output or default:
        results.write(output, figures)


if __name__ == "__main__":
    main()
