"""The columns of a glossary file, and what a header means that names none of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

COLUMNS = ("source", "target", "variants", "kind", "when", "forbidden", "article", "note")

# Names that other tools and people use. None is accepted for ours: a column is only taken for what
# it says, but who writes one of these should hear that it is not read.
_SYNONYMS = {
    "source": "ar|arabic|source term|source text|term|original",
    "target": "en|english|target term|target text|translation",
    "variants": "alias|aliases|alternative|alternatives|other spellings|spellings|synonym|synonyms",
    "kind": "category|class|type",
    "forbidden": "avoid|banned|deprecated|do not use|forbidden targets|not allowed",
}
_MEANT = {name: column for column, names in _SYNONYMS.items() for name in names.split("|")}


def tidy(cell: str) -> str:
    """A cell of the header without space around it and without characters that nobody sees."""
    return " ".join("".join(c for c in cell if unicodedata.category(c) != "Cf").split())


def column_name(cell: str) -> str:
    """The name that a cell of the header gives its column, in small letters."""
    return tidy(cell).lower()


def misspelled(name: str) -> str:
    """The known column that `name` seems to misspell (`varaints`, `kinds`), or nothing."""
    if name in COLUMNS or not name:
        return ""
    from rapidfuzz.distance import OSA

    distance, column = min((OSA.distance(name, column), column) for column in COLUMNS)
    allowed = 2 if len(column) > 6 and len(name) > 6 else 1
    return column if distance <= allowed else ""


def meant(name: str) -> str:
    """The known column that a header seems to mean by another word (`translation`), or nothing."""
    return misspelled(name) or _MEANT.get(name, "")


def advice(names: Iterable[str], missing: Iterable[str]) -> str:
    """What to do about a header that lacks columns: rename those that seem to be meant."""
    guesses = {meant(name): name for name in names}
    renamed = [f"{guesses[column]!r} to {column}" for column in missing if column in guesses]
    if renamed:
        return f"rename {' and '.join(renamed)}"
    return f"start the file with {','.join(COLUMNS)}"
