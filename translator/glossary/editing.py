"""Editing glossary files: finding the row that is meant, choosing the file, refusing contradictions.

Everything here returns sheets that are not saved yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.entries import Entry, entries_of
from translator.glossary.files import clean, several, term_of
from translator.glossary.lint import GlossaryFinding, findings_of_edit
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.sheet import Sheet
from translator.translation import Severity

_NAMED_FOR = {
    "person": ("people", "persons"),
    "place": ("places",),
    "organisation": ("organisations", "organizations"),
    "adjective": ("adjectives",),
    "verbatim": ("verbatim",),
}
_GENERAL_NAMES = {
    "person": ("names",),
    "adjective": ("terms",),
    "term": ("terms", "glossary"),
    "verbatim": ("terms", "glossary"),
}
_OWN_FILE = {"person": "people", "place": "places", "organisation": "organisations"}
_CLOSE = 70  # of 100, the least likeness of an entry that is offered instead


@dataclass(frozen=True)
class Edited:
    """A sheet after an edit of the row at `index`; what the lint says of it, and of others by the edit."""

    sheet: Sheet
    index: int
    findings: tuple[GlossaryFinding, ...] = ()

    @property
    def where(self) -> str:
        """File and line of the row."""
        return self.sheet.where(self.sheet.rows[self.index])


def kind_of_file(file: Path) -> str:
    """The one kind of term that a file is named for (`people.csv`: person), or nothing."""
    stem = file.stem.lower()
    return next((kind for kind, names in _NAMED_FOR.items() if stem in names), "")


def file_for(kind: str, sheets: Sequence[Sheet], folder: Path) -> Path:
    """The file that a new term belongs into.

    It is the one named for its kind (`people.csv`), the only one, or the one with most terms of that
    kind; never one that is named for another kind. Where files are named for kinds, or there is none
    yet, it may be a new one in `folder`; a `folder` that is a file takes every kind.

    Raises:
        GlossaryError: no file is the right one.
    """
    every = [sheet.path for sheet in sheets]
    for name in (*_NAMED_FOR.get(kind, ()), *_GENERAL_NAMES.get(kind, ())):
        named = [file for file in every if file.stem.lower() == name]
        if named:
            return named[0]
    files = [file for file in every if kind_of_file(file) in ("", kind)]
    if len(every) == len(files) == 1:
        return files[0]
    counts = Counter(
        entry.sheet.path
        for entry in entries_of(sheets)
        if entry.term.kind == kind and entry.sheet.path in files
    )
    if counts:
        return counts.most_common(1)[0][0]
    if files and len(files) == len(every):
        names = ", ".join(file.name for file in files)
        raise GlossaryError(f"no file here is for the kind {kind}", remedy=f"give --file, one of {names}")
    return folder if folder.suffix == ".csv" else folder / f"{_OWN_FILE.get(kind, 'terms')}.csv"


def find_entry(sheets: Sequence[Sheet], name: str) -> Entry:
    """The row with this source, else the only one with this variant, target or family name.

    Spellings that matching takes for the same are the same here.

    Raises:
        GlossaryError: there is no such row, or there are several.
    """
    entries = entries_of(sheets)
    normal = normal_form(name)
    found = [entry for entry in entries if entry.normals[0] == normal] or meant(entries, name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise GlossaryError(f"there is no row {name!r}", remedy=like(entries, name))
    differ = len({entry.normals[0] for entry in found}) > 1
    places = ", ".join(f"{entry.term.source}: {entry.where}" if differ else entry.where for entry in found)
    remedy = "name its source" if differ else "name the file with --glossary"
    raise GlossaryError(f"{name!r} stands in several rows ({places})", remedy=remedy)


def meant(entries: Sequence[Entry], name: str) -> list[Entry]:
    """The entries with `name` as a spelling or the target, else those of people with that family name."""
    words = normal_form(name)
    if not words:
        return []
    named = [entry for entry in entries if words in (*entry.normals, normal_form(entry.term.target))]
    return named or [
        entry
        for entry in entries
        if any(words in (normal_form(s), normal_form(t)) for s, t in entry.term.short_forms())
    ]


def like(entries: Sequence[Entry], text: str) -> str:
    """Advice that names the entries closest to `text`, in the source or the target language."""
    close = closest(entries, text)
    if not close:
        return "look for it with `translator glossary find`"
    names = ", ".join(f"{entry.term.source} ({entry.term.target}, {entry.where})" for entry in close)
    return f"the closest {'is' if len(close) == 1 else 'are'} {names}"


def closest(entries: Sequence[Entry], text: str, count: int = 3) -> list[Entry]:
    """The entries whose spelling or target is most like `text`, the most alike first."""
    from rapidfuzz import fuzz, process

    choices: dict[tuple[int, str], str] = {}
    for place, entry in enumerate(entries):
        for form in (*entry.normals, normal_form(entry.term.target)):
            choices |= {(place, name): name for name in (" ".join(form), *form)}
    wanted = " ".join(normal_form(text))
    found = process.extract(wanted, choices, scorer=fuzz.ratio, limit=4 * count, score_cutoff=_CLOSE)
    places = dict.fromkeys(place for _, _, (place, _) in found)
    return [entries[place] for place in places][:count]


def added(
    sheets: Sequence[Sheet],
    file: Path,
    cells: Mapping[str, str],
    languages: tuple[str, str],
    *,
    beside: Sequence[Sheet] = (),
) -> Edited:
    """Add a row with `cells` to `file`, which need not exist.

    `beside` are the files of other glossaries that count together with these: the row may say what they
    say, but not contradict them.

    Raises:
        GlossaryError: the cells are no term, a spelling stands in another row already, or the row
            contradicts the others.
    """
    before = [sheet for sheet in sheets if sheet.path != file]
    old = next((sheet for sheet in sheets if sheet.path == file), None) or Sheet.new(file)
    sheet = old.appended(cells)
    return _checked((*before, old), (*before, sheet), sheet, len(sheet.rows) - 1, languages, beside)


def edited(
    sheets: Sequence[Sheet],
    entry: Entry,
    cells: Mapping[str, str],
    languages: tuple[str, str],
    *,
    beside: Sequence[Sheet] = (),
) -> Edited:
    """Change cells of a row.

    Raises:
        GlossaryError: as `added`.
    """
    sheet = entry.sheet.with_row(entry.index, cells)
    after = [sheet if other.path == sheet.path else other for other in sheets]
    return _checked(sheets, after, sheet, entry.index, languages, beside)


def removed(entry: Entry) -> Sheet:
    """The file of an entry without its row."""
    return entry.sheet.without(entry.index)


def with_value(cell: str, value: str) -> str:
    """A cell of several values with another one, separated as the others are."""
    if not cell.strip():
        return value
    return f"{cell}|{value}" if "|" in cell and " | " not in cell else f"{cell} | {value}"


def without_value(cell: str, value: str) -> str:
    """A cell of several values without one of them; the others stay as they are written.

    Raises:
        GlossaryError: the value is not among them.
    """
    pieces = cell.split("|")
    kept = [piece for piece in pieces if clean(piece) != clean(value)]
    if len(kept) == len(pieces):
        there = ", ".join(several(cell)) or "none"
        raise GlossaryError(f"{value!r} is not among them", remedy=f"choose one of these: {there}")
    return "|".join(kept).strip()


def _checked(
    before: Sequence[Sheet],
    after: Sequence[Sheet],
    sheet: Sheet,
    index: int,
    languages: tuple[str, str],
    beside: Sequence[Sheet],
) -> Edited:
    row = sheet.rows[index]
    if not row.is_term:
        raise GlossaryError("the row would be a comment", remedy="let the source begin without #")
    try:
        term = term_of(sheet, row)
    except GlossaryError as error:  # its place is a row that is not written
        raise GlossaryError(error.what, remedy=error.remedy) from error
    entries = entries_of((*beside, *after))
    mine = next(entry for entry in entries if entry.sheet is sheet and entry.index == index)
    spellings = dict(zip(mine.normals, term.spellings, strict=True))
    for other in entries:
        shared = next((spellings[normal] for normal in other.normals if normal in spellings), None)
        may_repeat = other.sheet in beside and other.term.target == term.target
        if shared and other is not mine and not may_repeat:
            also = "" if other.term.target == term.target else f" with the target {other.term.target!r}"
            raise GlossaryError(
                f"{shared!r} is there already{also} ({other.where})", remedy="edit or remove that row"
            )
    brought, old = findings_of_edit((*beside, *before), entries, mine, languages)
    for finding in brought:
        if finding.severity is Severity.ERROR:
            raise GlossaryError(finding.message, remedy=finding.remedy)
    return Edited(sheet, index, (*brought, *old))
