"""The files of a glossary as one, so that what a plan changes reaches the rows that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.editing import file_for
from translator.glossary.exchange.plans import Plan
from translator.glossary.exchange.rows import cells_of, differences
from translator.glossary.files import glossary_files, term_of
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import Term


@dataclass(frozen=True)
class Shelf:
    """Open glossary files; `places` says in which sheet and row each of `terms` stands.

    New rows go `into` one file, or without it into the one of their kind, which may be a new one in
    `folder`.
    """

    sheets: tuple[Sheet, ...]
    terms: tuple[Term, ...]
    places: tuple[tuple[int, int], ...]
    folder: Path
    into: Path | None = None

    @classmethod
    def open(cls, paths: Sequence[Path], into: Path | None = None, folder: Path | None = None) -> Shelf:
        """Open files and folders of files; `into` and `folder` (else the first path) need not exist yet.

        Raises:
            GlossaryError: a file cannot be read, or a row is wrong.
        """
        files = glossary_files(paths)
        if into is not None:
            known = {file.resolve(): file for file in files}
            into = known.get(into.resolve(), into)
            files = list(dict.fromkeys((*files, into)))
        sheets = tuple(Sheet.read(file) if file.exists() else Sheet.new(file) for file in files)
        terms, places = [], []
        for number, sheet in enumerate(sheets):
            for index, row in enumerate(sheet.rows):
                if row.is_term:
                    terms.append(term_of(sheet, row))
                    places.append((number, index))
        home = folder or (paths[0] if paths else Path())
        return cls(sheets, tuple(terms), tuple(places), home, into)

    def save(self, plan: Plan) -> list[Path]:
        """Write what a plan for these terms changes, and return the files that are written.

        Raises:
            GlossaryError: a file changed since it was opened, or there is none for a kind.
        """
        sheets = list(self.sheets)
        place_of = {id(term): place for term, place in zip(self.terms, self.places, strict=True)}
        gone: dict[int, list[int]] = {}
        for old, new in plan.changed:
            number, index = place_of[id(old)]
            if new is None:
                gone.setdefault(number, []).append(index)
            else:
                sheets[number] = sheets[number].with_row(
                    index, {name: value for name, (_, value) in differences(old, new).items()}
                )
        for number, indices in gone.items():
            sheets[number] = sheets[number].without(*indices)
        by_path = {sheet.path: sheet for sheet in sheets}
        new_rows: dict[Path, list[Term]] = {}
        for term in plan.added:
            new_rows.setdefault(self._home(term), []).append(term)
        for path, terms in new_rows.items():
            sheet = by_path.get(path) or Sheet.new(path)
            by_path[path] = sheet.appended(*(_new_cells(term, sheet) for term in terms))
        before = {id(sheet) for sheet in self.sheets}
        return [sheet.save().path for sheet in by_path.values() if id(sheet) not in before]

    def _home(self, term: Term) -> Path:
        if self.into is not None:
            return self.into
        try:
            return file_for(term.kind, self.sheets, self.folder)
        except GlossaryError as error:
            raise GlossaryError(error.what, where=term.where, remedy="name a file with --into") from error


def _new_cells(term: Term, sheet: Sheet) -> dict[str, str]:
    """The cells of a new row; that it is an ordinary term needs no column of its own."""
    cells = cells_of(term)
    return {**cells, "kind": ""} if term.kind == "term" and "kind" not in sheet.columns else cells
