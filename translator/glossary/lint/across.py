"""Faults that show only when rows are seen together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from translator.glossary.entries import Entry, Words
from translator.glossary.files import clean
from translator.glossary.lint.findings import GlossaryFinding, finding_at
from translator.glossary.normalise import normal_form
from translator.glossary.terms import When
from translator.translation import Severity

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR


def findings_across(entries: Sequence[Entry]) -> Iterator[GlossaryFinding]:
    """What is wrong between rows, of one file or of several; said at the later of two."""
    yield from _repeated(entries)
    yield from _forbidden(entries)
    yield from _family_names(entries)
    yield from _against_family_names(entries)


def repeats(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Rows that say in every cell what an earlier one says, each with the earlier one."""
    with_source: dict[Words, Entry] = {}
    seen: dict[frozenset[tuple[str, str]], Entry] = {}
    for entry in entries:
        other = with_source.setdefault(entry.normals[0], entry)
        if other is not entry:
            seen.setdefault(_content(other), other)
            first = seen.setdefault(_content(entry), entry)
            if first is not entry:
                yield entry, first


def _content(entry: Entry) -> frozenset[tuple[str, str]]:
    """What a row says, whatever the order of its columns and the space in its cells."""
    columns = zip(entry.sheet.columns, entry.row.cells, strict=False)
    return frozenset((column, text) for column, cell in columns if (text := clean(cell)))


def _repeated(entries: Sequence[Entry]) -> Iterator[GlossaryFinding]:
    same = {id(entry): first for entry, first in repeats(entries)}
    owners: dict[Words, Entry] = {}
    for entry in entries:
        first = same.get(id(entry))
        if first:
            yield finding_at(
                entry,
                "duplicate",
                WARNING,
                f"the row says the same as {first.where}",
                "delete one of the two",
                fixable=True,
            )
        else:
            yield from _spellings(entry, owners)


def _spellings(entry: Entry, owners: dict[Words, Entry]) -> Iterator[GlossaryFinding]:
    """Compare each spelling with the first row that has it, and note down those that are new."""
    for place, (spelling, normal) in enumerate(zip(entry.term.spellings, entry.normals, strict=True)):
        owner = owners.setdefault(normal, entry) if normal else entry
        if owner is entry:
            continue
        column = "variants" if place else "source"
        mine, theirs = entry.term.target, owner.term.target
        theirs_too = "the source" if normal == owner.normals[0] else "a variant"
        if mine and theirs and mine != theirs:
            what = f"{spelling!r} has two targets, {theirs!r} ({owner.where}) and {mine!r}"
            yield finding_at(entry, "two-targets", ERROR, what, "keep one of the two", column)
        elif place == 0 and normal == owner.normals[0]:
            what = f"{spelling!r} stands in {owner.where} already"
            yield finding_at(entry, "shadowed", WARNING, what, "make one row of the two", column)
        else:
            what = f"{spelling!r} is {theirs_too} in {owner.where} too"
            yield finding_at(entry, "variant-elsewhere", WARNING, what, "keep it in one of the two", column)


def _forbidden(entries: Sequence[Entry]) -> Iterator[GlossaryFinding]:
    targets: dict[str, Entry] = {}
    for entry in entries:
        targets.setdefault(entry.term.target, entry)
    for entry in entries:
        for forbidden in entry.term.forbidden:
            other = targets.get(forbidden)
            if other and other.term.target != entry.term.target:
                yield finding_at(
                    entry,
                    "forbidden-target",
                    WARNING,
                    f"the forbidden {forbidden!r} is the target of {other.where}",
                    "keep one of the two: a sentence with both terms cannot satisfy them",
                    "forbidden",
                )


def _against_family_names(entries: Sequence[Entry]) -> Iterator[GlossaryFinding]:
    """Rows of one word that is the family name of a person above or below: against it, or needless."""
    people: dict[Words, dict[str, Entry]] = {}
    for entry in entries:
        for short, target in entry.term.short_forms():
            people.setdefault(normal_form(short), {}).setdefault(target, entry)
    for entry in entries:
        term = entry.term
        found = [people.get(normal, {}) for normal in entry.normals]
        owners = [owner for each in found if len(each) == 1 for owner in each.items()]
        if not owners or term.kind not in ("person", "term"):
            continue
        target, person = next((each for each in owners if each[0] != term.target), owners[0])
        careful = term.kind == "term" and person.term.when is not When.ALWAYS
        if person is entry or careful or not term.target:
            continue
        who = f"the family name of {person.term.source!r} ({person.where})"
        if target != term.target:
            what = f"{term.source!r} is {target!r} already, {who}"
            severity = ERROR if term.kind == "person" else WARNING
            remedy = "keep one of the two spellings"
            yield finding_at(entry, "against-family-name", severity, what, remedy, "target")
        elif all(found) and person.term.when is term.when:
            what = f"the row is needless: {term.source!r} is {who}"
            yield finding_at(entry, "needless-row", NOTE, what, "delete it")


def _family_names(entries: Sequence[Entry]) -> Iterator[GlossaryFinding]:
    """Two people with one family name that is spelled in two ways in the target: neither is used alone."""
    taken = {normal for entry in entries for normal in entry.normals}
    owners: dict[Words, tuple[str, Entry]] = {}
    for entry in entries:
        for short, target in entry.term.short_forms():
            normal = normal_form(short)
            if normal in taken:
                continue  # the name has a row of its own, which counts
            first_target, first = owners.setdefault(normal, (target, entry))
            if first_target != target:
                yield finding_at(
                    entry,
                    "shared-family-name",
                    NOTE,
                    f"{short!r} alone is not used: {first_target!r} in {first.where}, {target!r} here",
                    "spell the family name alike, or give it a row of its own",
                    "target",
                )
