"""The translation memory: what a model has translated once, it need not translate again.

An SQLite database in WAL mode, so that several processes can use it and a killed one loses nothing
that it had finished. A sentence is found again only if nothing that its translation depends on has
changed: its text and inline markup, the pair, the model, the engine, and the terms found in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from translator.errors import MemoryFileError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS translations (
    key TEXT PRIMARY KEY,
    pair TEXT NOT NULL,
    model TEXT NOT NULL,
    source TEXT NOT NULL,
    result TEXT NOT NULL,
    added TEXT NOT NULL DEFAULT (datetime('now'))
) WITHOUT ROWID
"""


@dataclass(frozen=True)
class Entry:
    """One remembered translation; `result` is the JSON that its maker wrote."""

    key: str
    pair: str
    model: str
    source: str
    result: str


def memory_key(*parts: object) -> str:
    """A key over everything that a translation depends on."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def default_path() -> Path:
    """Where the memory is kept: TRANSLATOR_MEMORY, or the user's data folder."""
    named = os.environ.get("TRANSLATOR_MEMORY")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("translator") / "memory.sqlite"


class TranslationMemory:
    """An open translation memory. Use it as a context manager.

    Raises:
        MemoryFileError: the file cannot be opened, or is no translation memory.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=60)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")
            self._connection.execute("PRAGMA cache_size=-512")  # kB; a build has several open
            self._connection.execute(_SCHEMA)
            self._connection.commit()
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error

    def __enter__(self) -> TranslationMemory:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def find(self, keys: Sequence[str]) -> dict[str, str]:
        """The results remembered under `keys`; unknown keys are left out."""
        # One text for any number of keys: SQLite keeps what it has made of each text that it sees.
        query = "SELECT key, result FROM translations WHERE key IN (SELECT value FROM json_each(?))"
        try:
            return dict(self._connection.execute(query, (json.dumps(list(keys)),)))
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def add(self, entries: Iterable[Entry]) -> None:
        """Remember `entries`, all or none, in the place of what their keys may hold."""
        rows = [(e.key, e.pair, e.model, e.source, e.result) for e in entries]
        try:
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO translations (key, pair, model, source, result)"
                    " VALUES (?, ?, ?, ?, ?)",
                    rows,
                )
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def count(self, pair: str) -> int:
        """How many sentences of a pair there are."""
        return sum(count for known, _, count in self.statistics() if known == pair)

    def sentences(self, pair: str) -> list[tuple[str, str]]:
        """The sentences of a pair with their translations."""
        try:
            return self._connection.execute(
                "SELECT source, json_extract(result, '$.target') FROM translations"
                " WHERE pair = ? AND json_valid(result)",
                (pair,),
            ).fetchall()
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def statistics(self) -> list[tuple[str, str, int]]:
        """Rows of (pair, model, number of sentences), the most sentences first."""
        try:
            return self._connection.execute(
                "SELECT pair, model, count(*) FROM translations GROUP BY pair, model"
                " ORDER BY count(*) DESC, pair, model"
            ).fetchall()
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def clear(self) -> int:
        """Forget everything and give the room back; return how many sentences that were."""
        try:
            with self._connection:
                count = self._connection.execute("DELETE FROM translations").rowcount
            self._connection.execute("VACUUM")
        except sqlite3.Error as error:
            raise self._failure(error) from error
        return count

    def _failure(self, error: Exception) -> MemoryFileError:
        return MemoryFileError(
            f"the translation memory cannot be used ({error})",
            where=str(self.path),
            remedy="move the file away, or name another one with TRANSLATOR_MEMORY",
        )


class ReadMemory(TranslationMemory):
    """A memory that is only read: for translations that may never be wanted again, as of a preview."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Forget `entries`."""


def integrity(path: Path) -> str:
    """SQLite's own verdict on the file: `ok` when nothing is damaged."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
