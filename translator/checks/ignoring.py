"""Findings that are right as they are: checks.toml beside translator.toml says which, and why.

[[ignore]]
article = "visit.txt"          # a file of the folder of articles; * stands for any letters
sentence = "3f2a91b0c4d5"      # as `translator check` prints it
check = "numbers"
reason = "“on all fours” is no number"

`sentence` or `check` may be left out, and with a sentence the article too. `pair` limits it to one pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.checks import KNOWN
from translator.errors import SettingsError
from translator.toml_files import line_of, read_toml

_KEYS = ("article", "sentence", "check", "pair", "reason")


@dataclass(frozen=True)
class Ignore:
    """Which findings are right as they are; an empty text stands for any. `line` is its place in the file."""

    article: str
    sentence: str
    check: str
    pair: str
    reason: str
    line: int

    def concerns(self, pair: str, file: str) -> bool:
        """Whether it speaks of an article: of a file's name, in a pair."""
        pattern = ".*".join(map(re.escape, (self.article or "*").split("*")))
        return self.pair in ("", pair) and re.fullmatch(pattern, file, re.DOTALL) is not None

    def covers(self, sentence: str, check: str) -> bool:
        """Whether it speaks of a finding in an article that it concerns."""
        return self.sentence in ("", sentence) and self.check in ("", check)


def reason_for(ignores: Iterable[Ignore], sentence: str, check: str) -> str:
    """Why a finding is right as it is; empty when nobody said so."""
    return next((ignore.reason for ignore in ignores if ignore.covers(sentence, check)), "")


def read_ignores(path: Path) -> tuple[Ignore, ...]:
    """Read checks.toml; without the file nothing is ignored.

    Raises:
        SettingsError: the file is no TOML, or a table lacks its reason or says too little or unknown things;
            the message names the file, the line and the remedy.
    """
    if not path.exists():
        return ()
    content, lines = read_toml(path, missing="check its permissions")
    return tuple(_ignores(path, lines, content))


def _ignores(path: Path, lines: Sequence[str], content: Mapping[str, Any]) -> Iterable[Ignore]:
    tables = content.get("ignore", [])
    for key in content:
        if key != "ignore" or not isinstance(tables, list):
            raise SettingsError(f"unknown table {key!r}", where=str(path), remedy="write [[ignore]]")
    heads = [number for number, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*ignore\s*\]\]", line)]
    for index, table in enumerate(tables):
        line = heads[index] if len(heads) == len(tables) else 0
        yield _ignore(path, lines, line, table)


def _ignore(path: Path, lines: Sequence[str], line: int, table: Any) -> Ignore:
    """The table whose head stands in a line, 0 when the line is not known."""
    where = f"{path}:{line}" if line else str(path)

    def where_of(key: str) -> str:
        return f"{path}:{line_of(key, lines, line) or line}" if line else where

    if not isinstance(table, dict):
        raise SettingsError("ignore must be a table", where=where, remedy="write [[ignore]]")
    for key, value in table.items():
        if key not in _KEYS:
            remedy = f"use one of {', '.join(_KEYS)}"
            raise SettingsError(f"unknown key {key!r}", where=where_of(key), remedy=remedy)
        if not isinstance(value, str):
            raise SettingsError(f"{key} must be a text", where=where_of(key), remedy=f'write {key} = "…"')
    given = {key: table.get(key, "") for key in _KEYS}
    ignore = Ignore(**given, line=line)
    if not ignore.reason.strip():
        raise SettingsError(
            "nothing is ignored without a reason",
            where=where,
            remedy='write reason = "…" for who comes after you',
        )
    if not ignore.sentence and not (ignore.article and ignore.check):
        remedy = "name a sentence, or an article and a check"
        raise SettingsError("this would ignore too much", where=where, remedy=remedy)
    if ignore.check and ignore.check not in KNOWN:
        remedy = f"use one of {', '.join(KNOWN)}"
        raise SettingsError(f"there is no check {ignore.check!r}", where=where_of("check"), remedy=remedy)
    return ignore
