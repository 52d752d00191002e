"""What builds keep for the next one: the translated articles, their cards and their names.

An SQLite database beside the site. It holds nothing that cannot be made again: a damaged one, or one
of another version, is thrown away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from translator.errors import OutputError
from translator.site.cards import Card, Occurrence
from translator.translation import BilingualArticle

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    key TEXT PRIMARY KEY, origin TEXT NOT NULL, fingerprint TEXT NOT NULL,
    card BLOB NOT NULL, article BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS origins ON articles (origin);
CREATE TABLE IF NOT EXISTS names (
    name TEXT NOT NULL, key TEXT NOT NULL, sentences BLOB NOT NULL, PRIMARY KEY (name, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS names_of_articles ON names (key);
"""


@dataclass(frozen=True)
class Stored:
    """A translated article with what lists need of it.

    `origin` names the pair and file that it was read from; a file gives one article, and one for
    each related article in it. `fingerprint` changes with all that the article was made from.
    """

    origin: str
    fingerprint: str
    card: Card
    article: BilingualArticle
    names: dict[str, list[Occurrence]]


class Store:
    """The open store; use it as a context manager.

    Raises:
        OutputError: the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                f"cannot be made ({error})", where=str(path), remedy="make room and permission there"
            ) from error

    def _open(self) -> sqlite3.Connection:
        for attempt in range(2):
            connection = sqlite3.connect(self.path, timeout=60)
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.executescript(_SCHEMA)
                return connection
            except sqlite3.DatabaseError:
                connection.close()
                if attempt:
                    raise
                self.path.unlink()
        raise AssertionError

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of each origin."""
        return dict(self._connection.execute("SELECT origin, fingerprint FROM articles"))

    def put(self, origin: str, stored: Sequence[Stored]) -> None:
        """Keep what was made from `origin`, in the place of what was made from it before."""
        with self._connection:
            self._forget([origin])
            for item in stored:
                key = item.card.key
                row = (key, item.origin, item.fingerprint, _json(item.card), _json(item.article))
                self._connection.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?)", row)
                names = [(name, key, _json(sentences)) for name, sentences in item.names.items()]
                self._connection.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?)", names)

    def forget(self, origins: Iterable[str]) -> None:
        """Drop what was made from files that are gone."""
        with self._connection:
            self._forget(origins)

    def _forget(self, origins: Iterable[str]) -> None:
        for origin in origins:
            keys = "SELECT key FROM articles WHERE origin = ?"
            self._connection.execute(f"DELETE FROM names WHERE key IN ({keys})", (origin,))
            self._connection.execute("DELETE FROM articles WHERE origin = ?", (origin,))

    def owners(self) -> list[tuple[str, Card]]:
        """Each origin with each of its cards."""
        rows = self._connection.execute("SELECT origin, card FROM articles ORDER BY key")
        return [(origin, msgspec.json.decode(card, type=Card)) for origin, card in rows]

    def cards(self) -> list[Card]:
        """All cards, ordered by key."""
        rows = self._connection.execute("SELECT card FROM articles ORDER BY key")
        return [msgspec.json.decode(row[0], type=Card) for row in rows]

    def article(self, key: str) -> BilingualArticle:
        """The article of a card."""
        row = self._connection.execute("SELECT article FROM articles WHERE key = ?", (key,)).fetchone()
        return msgspec.json.decode(row[0], type=BilingualArticle)

    def occurrences(self, name: str) -> dict[str, list[Occurrence]]:
        """The sentences in which a name occurs, by the key of their article."""
        rows = self._connection.execute(
            "SELECT key, sentences FROM names WHERE name = ? ORDER BY key", (name,)
        )
        return {key: msgspec.json.decode(text, type=list[Occurrence]) for key, text in rows}


def _json(value: object) -> bytes:
    return msgspec.json.encode(value)
