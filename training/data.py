"""Parallel text: reading, cleaning, the held-out news pairs."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DEFAULT_CORPUS = Path("training/data/corpus")
NEWS = Path("training/data/news")
LEXICON = Path("training/data/lexicon")
HELD_OUT = Path("training/data/dev-news.tsv")


class Pair(NamedTuple):
    """An Arabic text, its English translation and the file that they come from."""

    arabic: str
    english: str
    origin: str


class Name(NamedTuple):
    """An Arabic name, its English spelling and its kind."""

    arabic: str
    english: str
    kind: str


def _lines(path: Path) -> Iterator[list[str]]:
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
    for line in text.split("\n"):
        yield [field.strip() for field in line.split("\t")]


def read_pairs(path: Path, origin: str) -> list[Pair]:
    """Read the Arabic TAB English lines of a file, plain or xz; other lines are skipped."""
    return [Pair(row[0], row[1], origin) for row in _lines(path) if len(row) == 2 and row[0] and row[1]]


def read_corpus(folder: Path) -> list[Pair]:
    """Read every parallel file of the corpus folder, except the list of names."""
    pairs: list[Pair] = []
    for path in sorted(folder.glob("*.tsv.xz")):
        origin = path.name.removesuffix(".tsv.xz")
        if origin != "names":
            pairs.extend(read_pairs(path, origin))
    if not pairs:
        raise SystemExit(f"no *.tsv.xz with pairs in {folder}; see training/README.md")
    return pairs


def read_names(folder: Path) -> list[Name]:
    """Read the list of names."""
    return [
        Name(row[0], row[1], row[2]) for row in _lines(folder / "names.tsv.xz") if len(row) == 3 and all(row)
    ]


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def read_news(folder: Path = NEWS, held_out: Path = HELD_OUT, at_most: int | None = None) -> list[Pair]:
    """Read the news pairs that may be trained on, without duplicates and without the held-out pairs.

    Of `at_most` pairs, those are taken that have the lowest hash: more of them hold the fewer ones, and all
    subjects have their share.
    """
    kept_back = read_pairs(held_out, "dev-news") if held_out.exists() else []
    seen = {pair.arabic for pair in kept_back}
    pairs: list[Pair] = []
    for path in sorted(folder.glob("*.tsv")):
        for pair in read_pairs(path, "news"):
            if pair.arabic not in seen:
                seen.add(pair.arabic)
                pairs.append(pair)
    if at_most is None:
        return pairs
    return sorted(pairs, key=lambda pair: _fingerprint(pair.arabic))[:at_most]


def read_lexicon(folder: Path = LEXICON) -> list[Pair]:
    """Read the phrases of the lexicon."""
    return [pair for path in sorted(folder.glob("*.tsv")) for pair in read_pairs(path, "lexicon")]


def hold_out_news(count: int, folder: Path = NEWS, held_out: Path = HELD_OUT) -> list[Pair]:
    """Write the `count` news pairs of the lowest hash to the held-out file, once."""
    if held_out.exists():
        return read_pairs(held_out, "dev-news")
    pairs = sorted(read_news(folder, held_out), key=lambda pair: _fingerprint(pair.arabic))[:count]
    held_out.write_text("".join(f"{pair.arabic}\t{pair.english}\n" for pair in pairs), encoding="utf-8")
    return pairs
