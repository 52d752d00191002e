"""What is looked at: the page, its rows, what a change would do, where terms are used, names of articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from translator.desk import answers
from translator.desk.glossary.book import Book
from translator.desk.glossary.changing import (
    Change,
    change_of,
    glossary_after,
    glossary_with,
    same_target,
    shown,
)
from translator.desk.glossary.corpus import MOST, Touched
from translator.desk.glossary.effects import SHOWN, Effect, translated, uses
from translator.desk.glossary.glossaries import PATIENCE, Glossaries
from translator.desk.glossary.listing import STATUSES, Question, listing, number
from translator.glossary.files import WHENS
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.suggest import suggest
from translator.glossary.terms import Glossary, Term


class Pages:
    """Answers to GET requests; nothing is changed here."""

    def __init__(self, glossaries: Glossaries) -> None:
        self._all = glossaries

    def index(self, request: Request) -> Response:
        """The page: the search, the filters and the rows."""
        pair = self._all.pair(request)
        book = self._all.shelves[pair].current()
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
        pair = self._all.pair(request)
        parts = self._rows(request, pair, self._all.shelves[pair].current())
        html = answers.text(request, "glossary-rows.html.j2", **parts)
        history = answers.text(request, "glossary-history.html.j2", **parts)
        return answers.json({"version": parts["version"], "html": html, "history": history})

    def version(self, request: Request) -> Response:
        """What changes whenever somebody saves a file of the glossary."""
        pair = self._all.pair(request)
        book = self._all.shelves[pair].current()
        return answers.json(
            {"version": _version(book, self._all.corpora[pair].used(book.matcher, patience=0))}
        )

    def form(self, request: Request) -> Response:
        """The form for a row, or for a new one with the values that the query gives."""
        pair = self._all.pair(request)
        book = self._all.shelves[pair].current()
        line = self._all.line(request, book)
        cells = shown(line) if line else {c: request.query_params.get(c, "") for c in COLUMNS}
        return answers.page(
            request,
            "glossary-form.html.j2",
            line=line,
            cells=cells,
            whens=WHENS,
            **self._all.shared(pair, book),
        )

    def check(self, request: Request) -> Response:
        """What the lint says about a row as it is typed, and how many sentences the change touches."""
        pair = self._all.pair(request)
        book = self._all.shelves[pair].current()
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
            **self._all.shared(pair, book),
        )

    def preview(self, request: Request) -> Response:
        """The sentences that a change touches, translated as they are and as they would be."""
        pair = self._all.pair(request)
        book = self._all.shelves[pair].current()
        _, glossary, touched = self._planned(request, pair, book)
        start = number(request.query_params.get("from", ""), least=0)
        some = touched[start : start + SHOWN]
        return answers.page(
            request,
            "glossary-preview.html.j2",
            sentences=translated(self._all.desk, pair, some, book.glossary, glossary),
            rest=max(0, len(touched) - start - SHOWN),
            next=start + SHOWN,
            **self._all.shared(pair, book),
        )

    def uses(self, request: Request) -> Response:
        """The sentences in which a term stands, with their translations."""
        pair = self._all.pair(request)
        book = self._all.shelves[pair].current()
        line = self._all.line(request, book)
        if line is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        sentences = self._all.corpora[pair].uses(line.entry.term, book.matcher)
        some = sentences[:SHOWN] if "all" not in request.query_params else sentences
        return answers.page(
            request,
            "glossary-uses.html.j2",
            uses=uses(self._all.desk, pair, line.entry.term, some, book.glossary),
            rest=len(sentences) - len(some),
            **self._all.shared(pair, book),
        )

    def suggestions(self, request: Request) -> Response:
        """Names of an article that the glossary lacks, to be taken one by one."""
        pair = self._all.pair(request)
        book = self._all.shelves[pair].current()
        texts = self._all.corpora[pair].texts(book.matcher)
        chosen = next((t for t in texts if t.path.name == request.query_params.get("article")), None)
        source, target = book.languages
        sentences = [(unit.segment.text, unit.matches) for unit in chosen.units] if chosen else []
        found = suggest(sentences, book.glossary, source=source, target=target) if chosen else []
        left_out = self._all.left_out.names(pair, chosen.path.name) if chosen else frozenset()
        return answers.page(
            request,
            "glossary-suggestions.html.j2",
            texts=texts,
            chosen=chosen,
            found=found,
            left_out={each.source for each in found if normal_form(each.source) in left_out},
            **self._all.shared(pair, book),
        )

    def _rows(self, request: Request, pair: str, book: Book) -> dict[str, Any]:
        question = Question.of(pair, request.query_params, list(book.names.values()))
        used = self._all.corpora[pair].used(book.matcher, -1 if question.status else PATIENCE)
        found = listing(book, question, used or {})
        return {
            "listing": found,
            "used": used,
            "steps": self._all.keepers[pair].history(),
            **self._all.shared(pair, book),
            "version": _version(book, used),
        }

    def _planned(
        self, request: Request, pair: str, book: Book
    ) -> tuple[Change | None, Glossary, Sequence[Touched]]:
        """The change that a query describes (None for the deletion of a row), and what it touches."""
        line = self._all.line(request, book)
        change = None
        if "delete" in request.query_params and line:
            glossary = glossary_with(book.glossary.terms, line.entry.term)
        else:
            typed = {c: request.query_params[c] for c in COLUMNS if c in request.query_params}
            seen = shown(line) if line else {}
            change = change_of(book, line, typed, seen, self._all.shelves[pair].folder)
            glossary = glossary_after(book, change)
        return change, glossary, self._all.corpora[pair].touched(book.matcher, glossary)


def _version(book: Book, used: Mapping[Term, int] | None) -> str:
    """What changes when there is something else to show: also once the uses are counted."""
    return book.version if used is not None else f"{book.version}, counting"
