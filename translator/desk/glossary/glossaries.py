"""The glossaries of all pairs, as the pages share them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from translator.desk.desk import Desk
from translator.desk.glossary.book import Book, Line, Shelf
from translator.desk.glossary.corpus import Corpus
from translator.desk.glossary.leaving import LeftOut
from translator.desk.glossary.saving import Keeper
from translator.desk.glossary.wording import worded
from translator.glossary.terms import KINDS

PATIENCE = 0.5
"""Seconds that a page waits for the uses to be counted: many articles take a while at first."""


class Glossaries:
    """For each pair the files of its glossary, its articles, and who writes to the files."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.shelves = {pair: Shelf(desk, pair) for pair in desk.pairs}
        self.corpora = {pair: Corpus(desk, pair) for pair in desk.pairs}
        self.keepers = {pair: Keeper(shelf) for pair, shelf in self.shelves.items()}
        self.left_out = LeftOut(desk.config.parent)

    def warm_up(self) -> None:
        """Read the glossary of the first pair and its articles, so that the first page comes at once."""
        pair = self.desk.pairs[0]
        book = self.shelves[pair].current()
        self.corpora[pair].used(book.matcher)

    def shared(self, pair: str, book: Book) -> dict[str, Any]:
        """What the templates of a pair's glossary get."""
        source, target = book.languages
        return {
            "pair": pair,
            "source": source,
            "target": target,
            "book": book,
            "worded": worded,
            "kinds": KINDS,
        }

    def line(self, request: Request, book: Book) -> Line | None:
        """The row that a query names, None when it names none; 409 when that row is no more.

        Raises:
            GlossaryError: the file of the row, if the query names it, cannot be read.
        """
        row = request.query_params.get("row", "")
        if row and row not in book.by_id:
            book.check_readable(request.query_params.get("file", ""))
            raise HTTPException(HTTPStatus.CONFLICT, "The row was changed or deleted by somebody else.")
        return book.by_id.get(row)

    def pair(self, request: Request) -> str:
        """The pair that a query names, or else the first."""
        return self.desk.pair(request.query_params.get("pair"))

    def named(self, pair: str) -> str:
        """A pair that a change names; 404 when there is none of this name."""
        if pair not in self.shelves:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return pair
