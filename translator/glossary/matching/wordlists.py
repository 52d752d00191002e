"""The word lists in `data/`: one entry a line; lines that begin with `#` are remarks.

Each is read on first use, in the normal form in which words are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from translator.glossary.normalise import normal_form

Words = tuple[str, ...]


def entries(name: str) -> Iterator[str]:
    """Yield the entries of `data/NAME.txt` as they are written.

    Raises:
        FileNotFoundError: there is no such list.
    """
    text = (resources.files("translator.glossary") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


@cache
def words_of(name: str) -> frozenset[Words]:
    """The entries of `data/NAME.txt` in normal form."""
    return frozenset(map(normal_form, entries(name)))
