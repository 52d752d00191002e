"""What is measured on: parallel sentences, names, sample articles.

The development set and the list of names are not part of the project; where they are absent, a
benchmark that needs them says so and ends.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from translator.article import Article
from translator.reading import read

ROOT = Path(__file__).parent.parent
EVAL = ROOT.parent / "shared" / "eval"
NAMES = ROOT.parent / "shared" / "corpus" / "names.tsv.xz"
GLOSSARY = ROOT / "glossaries" / "ar-en"
HELD_OUT = ROOT / "training" / "data" / "dev-news.tsv"
NEWS = ROOT / "training" / "data" / "news"
PAIR = ("ar", "en")


@dataclass(frozen=True)
class Pair:
    """A segment and its translation by a person; `subject` is empty where it is not known."""

    source: str
    reference: str
    subject: str = ""


@dataclass(frozen=True)
class Name:
    """A name or term in both languages, with its kind as the list has it."""

    source: str
    target: str
    kind: str


def read_flores(folder: Path = EVAL, limit: int | None = None) -> list[Pair]:
    """Read the first `limit` pairs of FLORES dev; none where the files are absent."""
    files = [folder / f"flores-dev.{language}" for language in PAIR]
    if not all(file.is_file() for file in files):
        return []
    sources, references = (file.read_text(encoding="utf-8").removesuffix("\n").split("\n") for file in files)
    return [Pair(*sides) for sides in zip(sources, references, strict=True)][:limit]


def read_names(path: Path = NAMES) -> list[Name]:
    """Read a list of names: source TAB target TAB kind, xz; none where the file is absent."""
    if not path.is_file():
        return []
    lines = lzma.decompress(path.read_bytes()).decode("utf-8").split("\n")
    rows = (line.split("\t") for line in lines)
    return [Name(*(cell.strip() for cell in row)) for row in rows if len(row) == 3 and all(row)]


def read_news(held_out: Path = HELD_OUT, news: Path = NEWS) -> list[Pair]:
    """Read the news pairs held out from training, each with the subject of the file that it is from."""
    subjects = {source: file.stem.rpartition("-")[0] for file in _files(news) for source, _ in _rows(file)}
    rows = _rows(held_out) if held_out.is_file() else []
    return [Pair(source, reference, subjects.get(source, "")) for source, reference in rows]


def read_articles(folder: Path = ROOT / "articles") -> list[Article]:
    """Read the sample articles."""
    suffixes = (".txt", ".md", ".html")
    return [read(path, PAIR[0]) for path in sorted(folder.iterdir()) if path.suffix in suffixes]


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.tsv"))


def _rows(path: Path) -> list[tuple[str, str]]:
    """The rows of two cells in a file of tab-separated values."""
    cells = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [(row[0].strip(), row[1].strip()) for row in cells if len(row) == 2]
