"""What is measured on: parallel sentences, names, sample articles.

The development set is not part of the project; where it is absent, a benchmark that needs it says so
and ends.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from pathlib import Path

from translator.article import Article
from translator.reading import read

ROOT = Path(__file__).parent.parent
EVAL = ROOT.parent / "shared" / "eval"
NAMES = ROOT / "training" / "data" / "corpus" / "names.tsv.xz"
GLOSSARY = ROOT / "glossaries" / "ar-en"
HELD_OUT = ROOT / "training" / "data" / "held-out-news.tsv"
DEV_NEWS = ROOT / "training" / "data" / "dev-news.tsv"
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


def read_news(path: Path = HELD_OUT) -> list[Pair]:
    """Read news pairs: source TAB reference, with or without TAB subject; none where the file is absent."""
    if not path.is_file():
        return []
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [Pair(*(cell.strip() for cell in row)) for row in rows if len(row) in (2, 3)]


def read_articles(folder: Path = ROOT / "articles") -> list[Article]:
    """Read the sample articles."""
    suffixes = (".txt", ".md", ".html")
    return [read(path, PAIR[0]) for path in sorted(folder.iterdir()) if path.suffix in suffixes]
