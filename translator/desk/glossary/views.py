"""What the addresses of the glossary answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from translator.desk import answers
from translator.desk.desk import Desk
from translator.desk.glossary.book import Book, Line, Shelf
from translator.desk.glossary.changing import (
    Cells,
    Change,
    change_of,
    glossary_after,
    glossary_with,
    same_target,
    shown,
    with_spelling,
)
from translator.desk.glossary.corpus import MOST, Corpus, Touched
from translator.desk.glossary.effects import SHOWN, Effect, translated, uses
from translator.desk.glossary.listing import STATUSES, Question, listing
from translator.desk.glossary.saving import Keeper, RowConflictError, Saved, Seen, differences
from translator.desk.glossary.wording import worded
from translator.glossary.files import WHENS
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.suggest import suggest
from translator.glossary.terms import KINDS, Glossary, Term

_PATIENCE = 0.5  # seconds that a page waits for the uses to be counted: many articles take a while at first


@dataclass(frozen=True)
class Save:
    """A row that is to be changed, or a new one when none was seen."""

    pair: str
    cells: Cells
    seen: Seen | None = None
    spelling: bool = False  # it becomes a spelling of the row with its target, if there is one


@dataclass(frozen=True)
class Delete:
    """A row that is to go."""

    pair: str
    seen: Seen


@dataclass(frozen=True)
class Undo:
    """A change that is to be taken back."""

    pair: str
    step: str


class Glossaries:
    """The glossaries of all pairs, and the pages that show and change them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.shelves = {pair: Shelf(desk, pair) for pair in desk.pairs}
        self.corpora = {pair: Corpus(desk, pair) for pair in desk.pairs}
        self.keepers = {pair: Keeper(shelf) for pair, shelf in self.shelves.items()}

    def warm_up(self) -> None:
        """Read the glossary of the first pair and its articles, so that the first page comes at once."""
        pair = self.desk.pairs[0]
        book = self.shelves[pair].current()
        self.corpora[pair].used(book.matcher)

    def index(self, request: Request) -> Response:
        """The page: the search, the filters and the rows."""
        pair = self._pair(request)
        book = self.shelves[pair].current()
        return answers.page(
            request,
            "glossary.html.j2",
            files=list(book.names.values()),
            faults=book.faults,
            statuses=STATUSES,
            **self._rows(request, pair, book),
        )

    def rows(self, request: Request) -> Response:
        """The rows alone, for a script that puts them into the page."""
        pair = self._pair(request)
        parts = self._rows(request, pair, self.shelves[pair].current())
        html = answers.text(request, "glossary-rows.html.j2", **parts)
        return answers.json({"version": parts["version"], "html": html})

    def version(self, request: Request) -> Response:
        """What changes whenever somebody saves a file of the glossary."""
        pair = self._pair(request)
        book = self.shelves[pair].current()
        return answers.json({"version": _version(book, self.corpora[pair].used(book.matcher, patience=0))})

    def form(self, request: Request) -> Response:
        """The form for a row, or for a new one with the values that the query gives."""
        pair = self._pair(request)
        book = self.shelves[pair].current()
        line = self._line(request, book)
        cells = shown(line) if line else {c: request.query_params.get(c, "") for c in COLUMNS}
        return answers.page(
            request, "glossary-form.html.j2", line=line, cells=cells, whens=WHENS, **self._shared(pair, book)
        )

    def check(self, request: Request) -> Response:
        """What the lint says about a row as it is typed, and how many sentences the change touches."""
        pair = self._pair(request)
        book = self.shelves[pair].current()
        change, _, touched = self._planned(request, pair, book)
        term = change.term if change and not change.line else None
        return answers.page(
            request,
            "glossary-check.html.j2",
            change=change,
            same=same_target(book, term) if term else None,
            effect=Effect.of(touched),
            more=len(touched) == MOST,
            nothing=change is not None and change.line is not None and not change.cells,
            **self._shared(pair, book),
        )

    def preview(self, request: Request) -> Response:
        """The sentences that a change touches, translated as they are and as they would be."""
        pair = self._pair(request)
        book = self.shelves[pair].current()
        _, glossary, touched = self._planned(request, pair, book)
        start = int(number) if (number := request.query_params.get("from", "0")).isdigit() else 0
        some = touched[start : start + SHOWN]
        return answers.page(
            request,
            "glossary-preview.html.j2",
            sentences=translated(self.desk, pair, some, book.glossary, glossary),
            rest=max(0, len(touched) - start - SHOWN),
            next=start + SHOWN,
            **self._shared(pair, book),
        )

    def uses(self, request: Request) -> Response:
        """The sentences in which a term stands, with their translations."""
        pair = self._pair(request)
        book = self.shelves[pair].current()
        line = self._line(request, book)
        if line is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        sentences = self.corpora[pair].uses(line.entry.term, book.matcher)
        some = sentences[:SHOWN] if "all" not in request.query_params else sentences
        return answers.page(
            request,
            "glossary-uses.html.j2",
            uses=uses(self.desk, pair, line.entry.term, some, book.glossary),
            rest=len(sentences) - len(some),
            **self._shared(pair, book),
        )

    def suggestions(self, request: Request) -> Response:
        """Names of an article that the glossary lacks, to be taken one by one."""
        pair = self._pair(request)
        book = self.shelves[pair].current()
        texts = self.corpora[pair].texts(book.matcher)
        chosen = next((t for t in texts if t.path.name == request.query_params.get("article")), None)
        source, target = book.languages
        sentences = [(unit.segment.text, unit.matches) for unit in chosen.units] if chosen else []
        found = suggest(sentences, book.glossary, source=source, target=target) if chosen else []
        return answers.page(
            request,
            "glossary-suggestions.html.j2",
            texts=texts,
            chosen=chosen,
            found=found,
            **self._shared(pair, book),
        )

    def save(self, request: Request, content: Save) -> Response:
        """Change or add a row."""
        pair = self._named(content.pair)
        seen, typed = content.seen, content.cells
        merged = None
        if content.spelling and seen is None:
            merged = self._row_for_spelling(pair, typed)
        if merged:
            seen, typed = merged
        try:
            saved = self.keepers[pair].save(seen, typed)
        except RowConflictError as conflict:
            return self._conflict(request, pair, seen, typed, conflict.theirs)
        return self._saved(request, pair, saved, merged=bool(merged))

    def delete(self, request: Request, content: Delete) -> Response:
        """Delete a row."""
        pair = self._named(content.pair)
        try:
            saved = self.keepers[pair].delete(content.seen)
        except RowConflictError as conflict:
            return self._conflict(request, pair, content.seen, None, conflict.theirs)
        return self._saved(request, pair, saved)

    def undo(self, request: Request, content: Undo) -> Response:
        """Take a change back."""
        pair = self._named(content.pair)
        try:
            saved = self.keepers[pair].undo(content.step)
        except RowConflictError as conflict:
            return self._conflict(request, pair, None, None, conflict.theirs)
        return self._saved(request, pair, saved)

    def _rows(self, request: Request, pair: str, book: Book) -> dict[str, Any]:
        question = Question.of(pair, request.query_params, list(book.names.values()))
        used = self.corpora[pair].used(book.matcher, -1 if question.status else _PATIENCE)
        found = listing(book, question, used or {})
        version = _version(book, used)
        return {"listing": found, "used": used, **self._shared(pair, book), "version": version}

    def _planned(
        self, request: Request, pair: str, book: Book
    ) -> tuple[Change | None, Glossary, Sequence[Touched]]:
        """The change that a query describes (None for the deletion of a row), and what it touches."""
        line = self._line(request, book)
        change = None
        if "delete" in request.query_params and line:
            glossary = glossary_with(book.glossary.terms, line.entry.term)
        else:
            typed = {c: request.query_params[c] for c in COLUMNS if c in request.query_params}
            seen = shown(line) if line else {}
            change = change_of(book, line, typed, seen, self.shelves[pair].folder)
            glossary = glossary_after(book, change)
        return change, glossary, self.corpora[pair].touched(book.matcher, glossary)

    def _row_for_spelling(self, pair: str, typed: Cells) -> tuple[Seen, Cells] | None:
        shelf = self.shelves[pair]
        book = shelf.current()
        term = change_of(book, None, typed, {}, shelf.folder).term
        line = same_target(book, term) if term else None
        if line is None or term is None:
            return None
        cells = shown(line)
        return Seen(line.id, line.file, line.entry.row.line, cells), cells | with_spelling(line, term.source)

    def _saved(self, request: Request, pair: str, saved: Saved, *, merged: bool = False) -> Response:
        book = self.shelves[pair].current()
        html = ""
        if saved.line:
            used = self.corpora[pair].used(book.matcher, _PATIENCE)
            html = answers.text(
                request, "glossary-row.html.j2", line=saved.line, used=used, **self._shared(pair, book)
            )
        return answers.json(
            {
                "html": html,
                "row": saved.line.id if saved.line else "",
                "source": saved.line.entry.term.source if saved.line else "",
                "step": saved.step,
                "merged": merged,
            }
        )

    def _conflict(
        self, request: Request, pair: str, seen: Seen | None, typed: Cells | None, theirs: Line | None
    ) -> Response:
        book = self.shelves[pair].current()
        now: Mapping[str, str] = shown(theirs) if theirs else {}
        html = answers.text(
            request,
            "glossary-conflict.html.j2",
            theirs=theirs,
            undoing=seen is None,
            differences=differences(seen.cells, typed or seen.cells, now) if seen else [],
            **self._shared(pair, book),
        )
        row = {"row": theirs.id, "file": theirs.file, "line": theirs.entry.row.line} if theirs else None
        return answers.json({"error": "conflict", "html": html, "theirs": row}, HTTPStatus.CONFLICT)

    def _shared(self, pair: str, book: Book) -> dict[str, Any]:
        source, target = book.languages
        return {
            "pair": pair,
            "source": source,
            "target": target,
            "book": book,
            "worded": worded,
            "kinds": KINDS,
        }

    def _line(self, request: Request, book: Book) -> Line | None:
        row = request.query_params.get("row", "")
        if row and row not in book.by_id:
            raise HTTPException(HTTPStatus.CONFLICT, "The row was changed or deleted by somebody else.")
        return book.by_id.get(row)

    def _pair(self, request: Request) -> str:
        return self.desk.pair(request.query_params.get("pair"))

    def _named(self, pair: str) -> str:
        if pair not in self.shelves:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return pair


def _version(book: Book, used: Mapping[Term, int] | None) -> str:
    """What changes when there is something else to show: also once the uses are counted."""
    return book.version if used is not None else f"{book.version}, counting"
