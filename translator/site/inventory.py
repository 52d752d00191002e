"""The files of the site, each with what it is made of: those that it is to have, those that are there.

There are eight or nine of them an article, so they stand in a database on the disk, which goes when it is
closed; what is in memory does not grow with them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from translator.errors import OutputError
from translator.files import is_text

MANIFEST = ".translator-site"
"""The file of a site that says that its folder is ours to replace, and what its files were made of."""

_SCHEMA = """
CREATE TABLE wanted (folded TEXT PRIMARY KEY, path TEXT NOT NULL, made_of TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE last (path TEXT PRIMARY KEY, made_of TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE spare (path TEXT PRIMARY KEY, made_of TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE found (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE there (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_line = msgspec.json.Decoder(tuple[str, str]).decode


class Inventory:
    """The files that a new site is to have, beside those that the last one in a folder has.

    Files are named by their paths within the site. Use it with `closing`.
    """

    def __init__(self, last: Path) -> None:
        self._database = sqlite3.connect("")  # a file of its own, without a name
        self._database.execute("PRAGMA journal_mode = OFF")  # it need not outlive anything
        self._database.execute("PRAGMA cache_size=-512")  # kB; a build has several open
        self._database.executescript(_SCHEMA)
        there = (row for row in _manifest(last) if os.path.lexists(f"{last}/{row[0]}"))
        self._database.executemany("INSERT OR REPLACE INTO last VALUES (?, ?)", there)

    def close(self) -> None:
        """Forget everything."""
        self._database.close()

    def want(self, path: str, made_of: str) -> bool:
        """Note a file of the new site; return whether the last one lacks it as it is to be.

        Raises:
            OutputError: on some file systems it would be the same as another file.
        """
        folded = path.casefold()
        try:
            self._database.execute("INSERT INTO wanted VALUES (?, ?, ?)", (folded, path, made_of))
        except sqlite3.IntegrityError:
            other = self._one("SELECT path FROM wanted WHERE folded = ?", folded)
            raise OutputError(
                f"{path} and {other} would be one file", remedy="rename one of the articles or names"
            ) from None
        return not self._one("SELECT count(*) FROM last WHERE path = ? AND made_of = ?", path, made_of)

    def is_built(self) -> bool:
        """Whether the last site has all that is wanted, and nothing else."""
        same = self._one("SELECT count(*) FROM wanted JOIN last USING (path, made_of)")
        wanted, last = (self._one(f"SELECT count(*) FROM {table}") for table in ("wanted", "last"))
        return wanted == same == last

    def keep(self, spare: Path, found: Iterable[str]) -> Iterator[str]:
        """Count as there what is wanted of the files `found` in an earlier site; yield the others."""
        odd: list[str] = []

        def texts() -> Iterator[tuple[str]]:
            for path in found:
                if is_text(path):
                    yield (path,)
                else:  # no file of ours has such a name
                    odd.append(path)

        self._database.executemany("INSERT INTO found VALUES (?)", texts())
        self._database.executemany("INSERT OR REPLACE INTO spare VALUES (?, ?)", _manifest(spare))
        kept = "SELECT path FROM wanted JOIN spare USING (path, made_of) JOIN found USING (path)"
        self._database.execute(f"INSERT INTO there {kept}")
        yield from odd
        for (path,) in self._database.execute("SELECT path FROM found EXCEPT SELECT path FROM there"):
            yield path

    def borrow(self) -> Iterator[str]:
        """Yield the wanted files that are not there but in the last site; at the end they count as there."""
        missing = "SELECT path FROM wanted JOIN last USING (path, made_of) EXCEPT SELECT path FROM there"
        for (path,) in self._database.execute(missing):
            yield path
        self._database.execute(f"INSERT INTO there {missing}")

    def is_there(self, path: str) -> bool:
        """Whether a file that is wanted is there."""
        return bool(self._one("SELECT count(*) FROM there WHERE path = ?", path))

    def write(self, folder: Path) -> None:
        """Say in a folder what the wanted files are made of; until then it is no whole site."""
        rows = self._database.execute("SELECT path, made_of FROM wanted ORDER BY path")
        with (folder / MANIFEST).open("wb") as file:
            file.writelines(msgspec.json.encode(row) + b"\n" for row in rows)

    def _one(self, query: str, *values: str) -> object:
        return self._database.execute(query, values).fetchone()[0]


def _manifest(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the files that a folder had when its site was made, with what they were made of."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            yield from map(_line, file)
    except (OSError, msgspec.MsgspecError):  # there is no site, or not a whole one: the rest is made again
        return
