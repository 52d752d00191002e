"""What a file brings, before it is compared with the glossary: sentences, swapped columns, faults."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from translator.errors import GlossaryError
from translator.glossary.entries import entries_of
from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.rows import Reading, cells_of
from translator.glossary.lint import GlossaryFinding
from translator.glossary.lint.rows import row_findings
from translator.glossary.lint.scripts import script_of_language, scripts_in
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import Term

_PLACE = re.compile(r"(.*):(\d+)(?: \(.*\))?")


def received(reading: Reading, pair: Pair, *, with_sentences: bool = False) -> Reading:
    """The reading as the glossary takes it, with notices of what was done.

    Sentences of a translation memory count only `with_sentences`; source and target change places where
    their scripts say so.
    """
    if with_sentences:
        reading = replace(reading, terms=(*reading.terms, *reading.sentences), sentences=())
    elif reading.sentences:
        count = len(reading.sentences)
        what = "1 unit that is a whole sentence" if count == 1 else f"{count} units that are whole sentences"
        reading = _noticed(reading, f"left out {what}: --all takes them as terms.")
    return _swapped(reading, pair)


def _noticed(reading: Reading, notice: str) -> Reading:
    return replace(reading, notices=(*reading.notices, notice))


def _swapped(reading: Reading, pair: Pair) -> Reading:
    """With source and target the other way round, when every row has them the wrong way round."""
    source, target = script_of_language(pair.source), script_of_language(pair.target)
    sides = [(scripts_in(term.source), scripts_in(term.target)) for term in reading.terms]
    right = any(source in of_source or target in of_target for of_source, of_target in sides)
    swapped = any(source in of_target and target in of_source for of_source, of_target in sides)
    if not source or not target or source == target or right or not swapped:
        return reading
    terms = tuple(replace(term, source=term.target, target=term.source) for term in reading.terms)
    return _noticed(
        replace(reading, terms=terms), "source and target were swapped, as their letters say; took them so."
    )


def faults(terms: Iterable[Term], pair: Pair) -> Iterator[tuple[Term, GlossaryFinding]]:
    """What the lint says about each of `terms` by itself, at the place in the file that it comes from."""
    terms = tuple(terms)
    sheet = Sheet.new(Path("import.csv")).appended(*map(cells_of, terms))
    for term, row in zip(terms, sheet.rows, strict=True):
        if not row.is_term:
            raise GlossaryError(
                "the row would be a comment", where=term.where, remedy="let the source begin without #"
            )
    for entry in entries_of([sheet]):
        term = terms[entry.index]
        for finding in row_findings(entry, pair.source, pair.target):
            yield term, _at(finding, term.where)


def _at(finding: GlossaryFinding, where: str) -> GlossaryFinding:
    """The finding at the place of an imported term; it is not there that it can be mended by itself."""
    found = _PLACE.fullmatch(where)
    file, line = (found.group(1), int(found.group(2))) if found else (where, 0)
    return replace(finding, file=file, line=line, fixable=False)
