"""The words of all articles as the store keeps them for the search: see `postings`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from translator.site.cards import Card
from translator.site.postings import ROW, Cell, Shard, cells_of, document_of, rows_of
from translator.translation import BilingualArticle

SCHEMA = """
CREATE TABLE IF NOT EXISTS words (
    shelf TEXT NOT NULL, letters TEXT NOT NULL, document TEXT NOT NULL, places BLOB NOT NULL,
    PRIMARY KEY (shelf, letters, document)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS words_of_documents ON words (document, shelf);
CREATE TABLE IF NOT EXISTS cells (
    shelf TEXT NOT NULL, letters TEXT NOT NULL, entries INTEGER NOT NULL, digest INTEGER NOT NULL,
    PRIMARY KEY (shelf, letters)
) WITHOUT ROWID;
"""
_ADD = """
INSERT INTO cells VALUES (?1, ?2, ?3, ?4) ON CONFLICT (shelf, letters)
DO UPDATE SET entries = entries + ?3, digest = digest + ?4
"""
_LAST = "\U0010ffff"  # behind all letters

Words = tuple[str, dict[str, str]]
"""Words of a document, each with its places."""


class Shelves:
    """The words in a database: a shelf, such as `ar-en/ar`, holds those of a language of a pair.

    Whoever calls it keeps the transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # The rows that were read last: several shards that follow each other may be made of the same.
        self._last: tuple[tuple[str, str], list[Words]] = (("", ""), [])

    def put(self, card: Card, article: BilingualArticle) -> None:
        """Keep the words of an article that is not there."""
        self._last = (("", ""), [])
        document = document_of(card)
        rows = list(rows_of(card.pair, article))
        self._connection.executemany(
            "INSERT OR REPLACE INTO words VALUES (?, ?, ?, ?)",
            ((shelf, letters, document, msgspec.json.encode(words)) for shelf, letters, words in rows),
        )
        self._count(((shelf, document, words) for shelf, _, words in rows), 1)

    def forget(self, card: Card) -> None:
        """Drop the words of an article."""
        self._last = (("", ""), [])
        document, start = document_of(card), f"{card.pair}/"
        where = "WHERE document = ? AND shelf >= ? AND shelf < ?"
        known = (document, start, start + _LAST)
        rows = self._connection.execute(f"SELECT shelf, places FROM words {where}", known).fetchall()
        self._connection.execute(f"DELETE FROM words {where}", known)
        self._count(((shelf, document, _words(places)) for shelf, places in rows), -1)
        self._connection.execute("DELETE FROM cells WHERE entries = 0")

    def _count(self, rows: Iterable[tuple[str, str, dict[str, str]]], sign: int) -> None:
        self._connection.executemany(
            _ADD,
            (
                (shelf, cell.letters, cell.entries * sign, cell.digest * sign)
                for shelf, document, words in rows
                for cell in cells_of(document, words)
            ),
        )

    def cells(self, shelf: str) -> list[Cell]:
        """The cells of a shelf, in the order of their letters."""
        rows = self._connection.execute(
            "SELECT letters, entries, digest FROM cells WHERE shelf = ? ORDER BY letters", (shelf,)
        )
        return [Cell(*row) for row in rows]

    def words(self, shelf: str, shard: Shard) -> Iterator[Words]:
        """Yield words that a shard may hold, by documents, and those of one word in their order."""
        first = shard.prefix[:ROW]
        if len(first) < ROW:
            yield from self._rows(shelf, first, shard.others)
            return
        if self._last[0] != (shelf, first):
            self._last = ((shelf, first), list(self._rows(shelf, first)))
        yield from self._last[1]

    def _rows(self, shelf: str, first: str, others: Iterable[str] = ()) -> Iterator[Words]:
        """Yield the rows that begin with some letters, without those that begin with some others."""
        without = " AND NOT (letters >= ? AND letters < ?)"
        borders = [border for other in others for border in (other, other + _LAST)]
        rows = self._connection.execute(
            "SELECT document, places FROM words WHERE shelf = ? AND letters >= ? AND letters < ?"
            + without * (len(borders) // 2),
            (shelf, first, first + _LAST, *borders),
        )
        for document, places in rows:
            yield document, _words(places)


_words = msgspec.json.Decoder(dict[str, str]).decode
