"""What builds keep for the next one: the translated articles, their cards, their names and their words.

An SQLite database beside the site. It holds nothing that cannot be made again: a damaged one, or one
of another version, is thrown away.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from translator.errors import OutputError
from translator.site import shelves
from translator.site.cards import Card, Occurrence
from translator.site.postings import LETTERS
from translator.site.remarks import Remark
from translator.site.shelves import Shelves
from translator.translation import BilingualArticle

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    key TEXT PRIMARY KEY, folded TEXT NOT NULL, origin TEXT NOT NULL, fingerprint TEXT NOT NULL,
    card BLOB NOT NULL, article BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS origins ON articles (origin, fingerprint);
CREATE INDEX IF NOT EXISTS folded_keys ON articles (folded, origin);
CREATE TABLE IF NOT EXISTS names (
    key TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, sentences BLOB NOT NULL,
    PRIMARY KEY (key, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS articles_of_names ON names (name, key, digest);
CREATE TABLE IF NOT EXISTS remarks (
    key TEXT PRIMARY KEY, origin TEXT NOT NULL, digest TEXT NOT NULL, remarks BLOB NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Stored:
    """A translated article with what lists need of it.

    `origin` names the pair and file that it was read from; a file gives one article, and one for
    each related article in it. `fingerprint` changes with all that the article was made from.
    `names` are the sentences in which each term of the glossary occurs, by the head of its row.
    `remarks` are for the reviewer.
    """

    origin: str
    fingerprint: str
    card: Card
    article: BilingualArticle
    names: dict[str, list[Occurrence]]
    remarks: Sequence[Remark] = ()


class Store:
    """The open store; use it as a context manager. `shelves` hold the words for the search.

    Raises:
        OutputError: the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
            self.shelves = Shelves(self._connection)
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
                connection.execute("PRAGMA cache_size=-512")  # kB; a build has several open
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                if tables and version != _version():
                    raise sqlite3.DatabaseError("of another version")
                connection.executescript(_SCHEMA + shelves.SCHEMA)
                connection.execute(f"PRAGMA user_version={_version()}")
                return connection
            except sqlite3.OperationalError:  # in use, or there is no room: nothing is damaged
                connection.close()
                raise
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

    def origins(self) -> list[str]:
        """All origins."""
        return [origin for (origin,) in self._connection.execute("SELECT DISTINCT origin FROM articles")]

    def fingerprint(self, origin: str) -> str:
        """The fingerprint of an origin, empty when nothing was made from it."""
        return self._first("SELECT fingerprint FROM articles WHERE origin = ?", origin)

    def owner(self, key: str) -> str:
        """The origin of the article whose key is this one, but for case; empty when there is none."""
        return self._first("SELECT origin FROM articles WHERE folded = ?", key.casefold())

    def _first(self, query: str, value: str) -> str:
        row = self._connection.execute(query, (value,)).fetchone()
        return row[0] if row else ""

    @contextmanager
    def together(self) -> Iterator[None]:
        """Change the store several times in one transaction, which is much faster."""
        if self._connection.in_transaction:
            yield
            return
        with self._connection:
            # At once for writing: whoever only wants to write after reading is refused, not made to wait.
            self._connection.execute("BEGIN IMMEDIATE")
            yield

    def put(self, origin: str, stored: Sequence[Stored]) -> None:
        """Keep what was made from `origin`, in the place of what was made from it before."""
        with self.together():
            self._forget([origin])
            for item in stored:
                key = item.card.key
                origin_of = (item.origin, item.fingerprint)
                row = (key, key.casefold(), *origin_of, _json(item.card), _json(item.article))
                self._forget_words("key = ?", key)  # a file may hold two articles of one name
                self._connection.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)
                self.shelves.put(item.card, item.article)
                names = [
                    (key, name, hashlib.sha256(text).hexdigest()[:16], text)
                    for name, sentences in item.names.items()
                    for text in [_json(sentences)]
                ]
                self._connection.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)", names)
                self._put_remarks(item)

    def _put_remarks(self, item: Stored) -> None:
        self._connection.execute("DELETE FROM remarks WHERE key = ?", (item.card.key,))
        if item.remarks:
            text = _json(item.remarks)
            row = (item.card.key, item.origin, hashlib.sha256(text).hexdigest()[:16], text)
            self._connection.execute("INSERT INTO remarks VALUES (?, ?, ?, ?)", row)

    def forget(self, origins: Iterable[str]) -> None:
        """Drop what was made from files that are gone."""
        with self.together():
            self._forget(origins)

    def _forget(self, origins: Iterable[str]) -> None:
        for origin in origins:
            keys = "SELECT key FROM articles WHERE origin = ?"
            self._connection.execute(f"DELETE FROM names WHERE key IN ({keys})", (origin,))
            self._connection.execute("DELETE FROM remarks WHERE origin = ?", (origin,))
            self._forget_words("origin = ?", origin)
            self._connection.execute("DELETE FROM articles WHERE origin = ?", (origin,))

    def _forget_words(self, which: str, value: str) -> None:
        cards = self._connection.execute(f"SELECT card FROM articles WHERE {which}", (value,)).fetchall()
        for (card,) in cards:
            self.shelves.forget(_card(card))

    def cards(self) -> Iterator[Card]:
        """Yield all cards."""
        for (card,) in self._connection.execute("SELECT card FROM articles"):
            yield _card(card)

    def card(self, key: str) -> Card:
        """The card of an article.

        Raises:
            KeyError: there is no such article.
        """
        row = self._connection.execute("SELECT card FROM articles WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return _card(row[0])

    def article(self, key: str) -> BilingualArticle:
        """The article of a card."""
        row = self._connection.execute("SELECT article FROM articles WHERE key = ?", (key,)).fetchone()
        return msgspec.json.decode(row[0], type=BilingualArticle)

    def mentions(self, name: str) -> dict[str, str]:
        """The keys of the articles in which a name occurs, each with a digest of its sentences there."""
        return dict(self._connection.execute("SELECT key, digest FROM names WHERE name = ?", (name,)))

    def remarked(self) -> dict[str, str]:
        """The keys of the articles with remarks, each with a digest of them, in the order of the keys."""
        return dict(self._connection.execute("SELECT key, digest FROM remarks ORDER BY key"))

    def remarks(
        self, keys: Sequence[str] | None = None, check: str = ""
    ) -> list[tuple[str, str, list[Remark]]]:
        """The remarks on some articles, or on all, as (origin, key, remarks) in the order of the keys.

        With a `check` only those on articles in which it found something.
        """
        named = f'"{check}"'.encode() if check else b""
        found = self._connection.execute(
            "SELECT origin, key, remarks FROM remarks WHERE instr(remarks, ?) ORDER BY key", (named,)
        )
        wanted = None if keys is None else frozenset(keys)
        return [
            (origin, key, msgspec.json.decode(text, type=list[Remark]))
            for origin, key, text in found
            if wanted is None or key in wanted
        ]

    def occurrences(self, name: str, keys: Sequence[str]) -> dict[str, list[Occurrence]]:
        """The sentences in which a name occurs, by the key of their article, for some articles."""
        rows = self._connection.execute(
            "SELECT key, sentences FROM names"
            " WHERE name = ? AND key IN (SELECT value FROM json_each(CAST(? AS TEXT)))",
            (name, _json(keys)),
        )
        return {key: msgspec.json.decode(text, type=list[Occurrence]) for key, text in rows}


_card = msgspec.json.Decoder(Card).decode


def _json(value: object) -> bytes:
    return msgspec.json.encode(value)


@lru_cache(maxsize=1)
def _version() -> int:
    """A number that changes with the tables and with the types that are kept in them."""
    kept = [Card, Occurrence, Remark, BilingualArticle]
    types = msgspec.json.schema_components(kept, schema_hook=lambda kind: {"title": repr(kind)})
    return zlib.crc32(msgspec.json.encode([_SCHEMA, shelves.SCHEMA, LETTERS, types])) & 0x7FFFFFFF or 1
