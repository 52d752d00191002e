"""Cells of several values whose values are not separated by bars, so that none of them is ever found."""

from __future__ import annotations

import re

from translator.glossary.normalise import normal_form

_SURE = re.compile(r"\s*[;؛]\s*")
_LIKELY = re.compile(r"\s*[،,/]\s*")
_BETWEEN_TEXTS = re.compile(r"\S\s*[;؛]\s*\S|\S\s+[/\\]\s+\S")
# A comma may belong to an English name (Washington, D.C.), and to a number.
_BETWEEN_ARABIC_TEXTS = re.compile(r"[^\W\d]\s*[،,]\s*[^\W\d]|[^\W\d][/\\][^\W\d]")
_IN_LATIN = ("forbidden",)  # a comma may belong to an English name: Washington, D.C.
_ALIKE = 60  # of 100, how alike two spellings of a name are at least
_SHORTEST = 2


def wrong_separator(column: str, cell: str) -> str:
    """The sign that seems to separate values in a cell of `variants` or `forbidden`, or nothing."""
    found = _SURE.search(cell) or (None if column in _IN_LATIN else _LIKELY.search(cell))
    return found.group().strip() if found else ""


def parts_several(cell: str, *, in_latin: bool) -> bool:
    """Whether a cell that should hold one text seems to hold several, parted by other signs than a bar."""
    return bool(_BETWEEN_TEXTS.search(cell) or (not in_latin and _BETWEEN_ARABIC_TEXTS.search(cell)))


def without_empty_values(cell: str) -> str:
    """The cell without bars that have nothing beside them; others stay as they are written."""
    pieces = cell.split("|")
    kept = [piece for piece in pieces if piece.strip()]
    return cell if len(kept) == len(pieces) or len(pieces) == 1 else "|".join(kept).strip()


def with_bars(column: str, cell: str, source: str) -> str:
    """The cell with bars for such signs, where it is sure that they separate values.

    A comma or a slash may belong to a name (باريس، فرنسا), so that what it parts must be alike.
    """
    if not wrong_separator(column, cell):
        return cell
    return "|".join(_separated(column, piece, source) for piece in cell.split("|"))


def _separated(column: str, text: str, source: str) -> str:
    pieces = [each for part in _SURE.split(text) for each in _parts(column, part.strip(), source)]
    if len(pieces) < 2 or not all(map(_is_value, pieces)):
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{' | '.join(pieces)}{after}"


def _parts(column: str, text: str, source: str) -> list[str]:
    pieces = [piece.strip() for piece in _LIKELY.split(text)]
    if column in _IN_LATIN or len(pieces) < 2 or not all(_is_like(piece, source) for piece in pieces):
        return [text]
    return pieces


def _is_value(text: str) -> bool:
    return sum(len(word) for word in normal_form(text)) >= _SHORTEST


def _is_like(text: str, source: str) -> bool:
    from rapidfuzz import fuzz

    words, wanted = " ".join(normal_form(text)), " ".join(normal_form(source))
    return _is_value(text) and fuzz.ratio(words, wanted) >= _ALIKE
