"""What is changed: rows are saved, deleted and taken back; answers in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from translator.desk import answers
from translator.desk.glossary.book import Line
from translator.desk.glossary.changing import Cells, change_of, same_target, shown, with_spelling
from translator.desk.glossary.glossaries import PATIENCE, Glossaries
from translator.desk.glossary.saving import RowConflictError, Saved, Seen, differences


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


@dataclass(frozen=True)
class LeaveOut:
    """A suggested name that an article is to do without, or that is asked back."""

    pair: str
    article: str
    name: str
    back: bool = False


class Requests:
    """Answers to POST requests; several people may send some at once."""

    def __init__(self, glossaries: Glossaries) -> None:
        self._all = glossaries

    def save(self, request: Request, content: Save) -> Response:
        """Change or add a row."""
        pair = self._all.named(content.pair)
        seen, typed = content.seen, content.cells
        merged = None
        if content.spelling and seen is None:
            merged = self._row_for_spelling(pair, typed)
        if merged:
            seen, typed = merged
        try:
            saved = self._all.keepers[pair].save(seen, typed)
        except RowConflictError as conflict:
            return self._conflict(request, pair, seen, typed, conflict.theirs)
        return self._saved(request, pair, saved, merged=bool(merged))

    def delete(self, request: Request, content: Delete) -> Response:
        """Delete a row."""
        pair = self._all.named(content.pair)
        try:
            saved = self._all.keepers[pair].delete(content.seen)
        except RowConflictError as conflict:
            return self._conflict(request, pair, content.seen, None, conflict.theirs)
        return self._saved(request, pair, saved)

    def undo(self, request: Request, content: Undo) -> Response:
        """Take a change back."""
        pair = self._all.named(content.pair)
        try:
            saved = self._all.keepers[pair].undo(content.step)
        except RowConflictError as conflict:
            return self._conflict(request, pair, None, None, conflict.theirs)
        return self._saved(request, pair, saved)

    def leave_out(self, request: Request, content: LeaveOut) -> Response:
        """Suggest a name of an article no more, or again."""
        pair = self._all.named(content.pair)
        self._all.left_out.leave(pair, content.article, content.name, back=content.back)
        return answers.json({})

    def _row_for_spelling(self, pair: str, typed: Cells) -> tuple[Seen, Cells] | None:
        shelf = self._all.shelves[pair]
        book = shelf.current()
        term = change_of(book, None, typed, {}, shelf.folder).term
        line = same_target(book, term) if term else None
        if line is None or term is None:
            return None
        cells = shown(line)
        return Seen(line.id, line.file, line.entry.row.line, cells), cells | with_spelling(line, term.source)

    def _saved(self, request: Request, pair: str, saved: Saved, *, merged: bool = False) -> Response:
        book = self._all.shelves[pair].current()
        html = ""
        if saved.line:
            used = self._all.corpora[pair].used(book.matcher, PATIENCE)
            html = answers.text(
                request, "glossary-row.html.j2", line=saved.line, used=used, **self._all.shared(pair, book)
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
        book = self._all.shelves[pair].current()
        now: Mapping[str, str] = shown(theirs) if theirs else {}
        html = answers.text(
            request,
            "glossary-conflict.html.j2",
            theirs=theirs,
            undoing=seen is None,
            differences=differences(seen.cells, typed or seen.cells, now) if seen else [],
            **self._all.shared(pair, book),
        )
        row = {"row": theirs.id, "file": theirs.file, "line": theirs.entry.row.line} if theirs else None
        return answers.json({"error": "conflict", "html": html, "theirs": row}, HTTPStatus.CONFLICT)
