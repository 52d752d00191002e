"""The words of all articles as the store keeps them for the search: see `postings`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from translator.site.cards import Card
from translator.site.postings import Cell, Shard, cell_of, document_of, rows_of
from translator.translation import BilingualArticle

SCHEMA = """
CREATE TABLE IF NOT EXISTS words (
    shelf TEXT NOT NULL, letters TEXT NOT NULL, document TEXT NOT NULL, places BLOB NOT NULL,
    PRIMARY KEY (shelf, letters, document)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    document TEXT NOT NULL, shelf TEXT NOT NULL, letters BLOB NOT NULL,
    PRIMARY KEY (document, shelf)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cells (
    shelf TEXT NOT NULL, letters TEXT NOT NULL, entries INTEGER NOT NULL, digest INTEGER NOT NULL,
    PRIMARY KEY (shelf, letters)
) WITHOUT ROWID;
"""
_ADD = """
INSERT INTO cells VALUES (?1, ?2, ?3, ?4) ON CONFLICT (shelf, letters)
DO UPDATE SET entries = entries + ?3, digest = digest + ?4
"""
_PLACE = "WHERE shelf = ? AND letters = ? AND document = ?"
_LAST = "\U0010ffff"  # behind all letters

Words = tuple[str, dict[str, str]]
"""Words of a document, each with its places."""


class Shelves:
    """The words in a database: a shelf, such as `ar-en/ar`, holds those of a language of a pair.

    Whoever calls it keeps the transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, card: Card, article: BilingualArticle) -> None:
        """Keep the words of an article that is not there."""
        document = document_of(card)
        for shelf, rows in rows_of(card.pair, article):
            self._connection.executemany(
                "INSERT OR REPLACE INTO words VALUES (?, ?, ?, ?)",
                ((shelf, letters, document, msgspec.json.encode(words)) for letters, words in rows.items()),
            )
            known = (document, shelf, msgspec.json.encode(list(rows)))
            self._connection.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", known)
            self._count(shelf, (cell_of(document, letters, words) for letters, words in rows.items()), 1)

    def forget(self, card: Card) -> None:
        """Drop the words of an article."""
        document, start = document_of(card), f"{card.pair}/"
        where = "WHERE document = ? AND shelf >= ? AND shelf < ?"
        known = (document, start, start + _LAST)
        shelves = self._connection.execute(f"SELECT shelf, letters FROM documents {where}", known).fetchall()
        self._connection.execute(f"DELETE FROM documents {where}", known)
        for shelf, text in shelves:
            places = [(shelf, letters, document) for letters in _letters(text)]
            self._count(shelf, (cell_of(document, place[1], self._words(place)) for place in places), -1)
            self._connection.executemany(f"DELETE FROM words {_PLACE}", places)
        self._connection.execute("DELETE FROM cells WHERE entries = 0")

    def _words(self, place: tuple[str, str, str]) -> dict[str, str]:
        (places,) = self._connection.execute(f"SELECT places FROM words {_PLACE}", place).fetchone()
        return _words(places)

    def _count(self, shelf: str, cells: Iterable[Cell], sign: int) -> None:
        self._connection.executemany(
            _ADD, ((shelf, cell.letters, cell.entries * sign, cell.digest * sign) for cell in cells)
        )

    def cells(self, shelf: str) -> list[Cell]:
        """The cells of a shelf, in the order of their letters."""
        rows = self._connection.execute(
            "SELECT letters, entries, digest FROM cells WHERE shelf = ? ORDER BY letters", (shelf,)
        )
        return [Cell(*row) for row in rows]

    def words(self, shelf: str, shard: Shard) -> Iterator[Words]:
        """Yield the words of a shard, by documents, and those of one word in their order."""
        without = " AND NOT (letters >= ? AND letters < ?)"
        borders = [border for other in shard.others for border in (other, other + _LAST)]
        rows = self._connection.execute(
            "SELECT document, places FROM words WHERE shelf = ? AND letters >= ? AND letters < ?"
            + without * len(shard.others)
            + " ORDER BY letters, document",
            (shelf, shard.prefix, shard.prefix + _LAST, *borders),
        )
        for document, places in rows:
            yield document, _words(places)


_words = msgspec.json.Decoder(dict[str, str]).decode
_letters = msgspec.json.Decoder(list[str]).decode
