"""The files of a glossary as the desk holds them: read once, again when they change, found quickly.

A `Book` is what the files said at one moment, and never changes. `Shelf.current` compares the files
with what was read and makes a new book when somebody, a spreadsheet or git, has written to them.
"""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from translator.desk.desk import Desk
from translator.errors import GlossaryError
from translator.glossary.entries import Entry, Words, entries_of
from translator.glossary.lint import GlossaryFinding, read_for_lint
from translator.glossary.lint.across import findings_across
from translator.glossary.lint.rows import row_findings
from translator.glossary.looking import glossary_of
from translator.glossary.matching import Matcher
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import Glossary, Term
from translator.translation import Severity

Stamp = tuple[str, int, int, int]
RowFindings = dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[GlossaryFinding, ...]]
"""What the lint says about rows by themselves, by the header and the cells of the row."""


@dataclass(frozen=True)
class Line:
    """A row of the glossary.

    `id` names what it says in which file: when somebody changes the row, no line has this id any more.
    `words` is what the search looks at: all spellings and targets in normal form. `note` is the note so.
    """

    id: str
    file: str
    entry: Entry
    words: str
    note: str


class Book:
    """The rows of a glossary at one moment; `version` changes with the files."""

    def __init__(
        self,
        languages: tuple[str, str],
        version: str,
        sheets: Sequence[Sheet],
        unreadable: Sequence[GlossaryFinding],
        names: Mapping[Path, str],
        known: RowFindings,
    ) -> None:
        self.languages = languages
        self.version = version
        self.sheets = sheets
        self.names = names
        self._unreadable = unreadable
        self._known = known
        self.lines = tuple(_lines(sheets, names))
        self.by_id = {line.id: line for line in self.lines}

    @cached_property
    def glossary(self) -> Glossary:
        """The terms that can be found."""
        return glossary_of([line.entry for line in self.lines])

    @cached_property
    def matcher(self) -> Matcher:
        """The glossary made ready for matching."""
        return Matcher(self.glossary)

    @property
    def faults(self) -> list[GlossaryFinding]:
        """Files and rows that cannot be read at all."""
        found = list(self._unreadable)
        for sheet in self.sheets:
            for row in sheet.rows:
                if row.problem:
                    what = f"the row cannot be read ({row.problem})"
                    remedy = "look for a quotation mark that is not closed"
                    where = str(sheet.path)
                    found.append(
                        GlossaryFinding(where, row.line, "", "not-csv", Severity.ERROR, what, remedy)
                    )
        return found

    def check_readable(self, file: str) -> None:
        """Make sure that everything in a file, by its name, can be read: else its rows only seem to be gone.

        Raises:
            GlossaryError: it says what is wrong with the file.
        """
        for fault in self.faults:
            if self.names.get(Path(fault.file)) == file:
                raise GlossaryError(fault.message, where=f"{file}:{fault.line}", remedy=fault.remedy)

    def findings(self, line: Line) -> list[GlossaryFinding]:
        """What the lint says about a row, by itself and beside the others."""
        entry = line.entry
        key = entry.sheet.header.cells, entry.row.cells
        if key not in self._known:
            self._known[key] = tuple(row_findings(entry, *self.languages))
        file, number = str(entry.sheet.path), entry.row.line
        own = [replace(finding, file=file, line=number) for finding in self._known[key]]
        return [*own, *self._across.get((file, number), ())]

    def named(self, message: str) -> str:
        """A message with the names of files in the place of their paths."""
        for path, name in self.names.items():
            message = message.replace(str(path), name)
        return message

    @cached_property
    def _across(self) -> dict[tuple[str, int], list[GlossaryFinding]]:
        found: defaultdict[tuple[str, int], list[GlossaryFinding]] = defaultdict(list)
        for finding in findings_across([line.entry for line in self.lines]):
            found[finding.file, finding.line].append(finding)
        return dict(found)

    def related(self, terms: Iterable[Term]) -> list[Line]:
        """The rows that share a spelling, a target or a family name with one of `terms`."""
        keys = {key for term in terms for key in _keys(term, map(normal_form, term.spellings))}
        numbers = {number for key in keys for number in self._keyed.get(key, ())}
        return [self.lines[number] for number in sorted(numbers)]

    @cached_property
    def _keyed(self) -> dict[Words, list[int]]:
        keyed: defaultdict[Words, list[int]] = defaultdict(list)
        for number, line in enumerate(self.lines):
            for key in _keys(line.entry.term, line.entry.normals):
                keyed[key].append(number)
        return dict(keyed)


def _keys(term: Term, normals: Iterable[Words]) -> set[Words]:
    """What two rows have in common when one of them can contradict the other."""
    texts = (term.target, *term.forbidden, *(short for pair in term.short_forms() for short in pair))
    return {normal for normal in (*normals, *map(normal_form, texts)) if normal}


def _lines(sheets: Sequence[Sheet], names: Mapping[Path, str]) -> Iterator[Line]:
    seen: defaultdict[str, int] = defaultdict(int)
    for entry in entries_of(sheets):
        file = names[entry.sheet.path]
        said = "\0".join((file, *entry.row.cells))
        digest = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
        seen[digest] += 1
        again = f"-{seen[digest]}" if seen[digest] > 1 else ""
        term = entry.term
        forms = (*entry.normals, *map(normal_form, (term.target, *term.forbidden)))
        words = "\n".join(f" {' '.join(form)}" for form in forms)
        note = f" {' '.join(normal_form(term.note))}" if term.note else ""
        yield Line(digest + again, file, entry, words, note)


class Shelf:
    """The glossary of a pair as its files are now. Safe to use from several threads."""

    def __init__(self, desk: Desk, pair: str) -> None:
        source, _, target = pair.partition("-")
        self.languages = (source, target)
        self.paths = desk.glossary_paths(pair)
        self.lock = threading.RLock()
        self._base = desk.config.parent
        self._known: RowFindings = {}
        self._book: Book | None = None
        self._stamps: list[Stamp] = []

    @property
    def folder(self) -> Path:
        """Where a file for new terms would be made."""
        return next((path for path in self.paths if path.suffix != ".csv"), self.paths[0])

    def current(self) -> Book:
        """The glossary as the files are now.

        Raises:
            GlossaryError: a file that the settings name is gone.
        """
        with self.lock:
            stamps = self._look()
            if self._book is None or stamps != self._stamps:
                self._book, self._stamps = self._read(stamps), stamps
            return self._book

    def _read(self, stamps: Sequence[Stamp]) -> Book:
        present = [path for path in self.paths if path.exists() and _files(path)]
        sheets, unreadable = read_for_lint(present)
        version = hashlib.sha256(repr(stamps).encode()).hexdigest()[:16]
        files = [*(sheet.path for sheet in sheets), *(Path(fault.file) for fault in unreadable)]
        names = {file: self._name(file) for file in files}
        return Book(self.languages, version, sheets, unreadable, names, self._known)

    def _name(self, path: Path) -> str:
        inside = path.is_relative_to(self._base) and path.relative_to(self._base).parts[:-1]
        folders = {file.parent for each in self.paths for file in _files(each)}
        return str(path.relative_to(self._base)) if inside and len(folders) > 1 else path.name

    def _look(self) -> list[Stamp]:
        stamps = []
        for path in self.paths:
            for file in _files(path):
                try:
                    status = file.stat()
                except OSError:
                    continue
                stamps.append((str(file), status.st_mtime_ns, status.st_size, status.st_ino))
        return stamps


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.glob("*.csv") if not file.name.startswith("."))
    return [path] if path.exists() else []
