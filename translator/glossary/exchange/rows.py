"""A term as a row of named cells, which every format of this package is brought to and made from."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.errors import GlossaryError
from translator.glossary.files import WHENS, clean, has_letters, several
from translator.glossary.kinds import KIND_NAMES
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.terms import ARTICLES, KINDS, Term, When

_SEPARATOR = " | "
# Neither XML 1.0 nor a workbook can hold these.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Reading:
    """The terms that were read from a file, each with its place in `where`, and what to tell the user.

    `columns` are those that the file has a say in; `unsaid` are those of them that it leaves open for a
    term, for each of `terms` and after them of `sentences`; a kind that is unsaid may be likely already.
    `bad` says of each row that is no term what is wrong with it. `sentences` are units of a translation
    memory that look like whole sentences, not like terms.
    """

    terms: tuple[Term, ...]
    notices: tuple[str, ...] = ()
    columns: frozenset[str] = frozenset(COLUMNS)
    bad: tuple[GlossaryError, ...] = ()
    sentences: tuple[Term, ...] = ()
    unsaid: tuple[frozenset[str], ...] = ()


def reading_of(
    terms: Iterable[Callable[[], Term]], columns: Collection[str] = (), notices: Sequence[str] = ()
) -> Reading:
    """Make each of `terms`, as `term_of` does; those that cannot be made are told with what is wrong.

    Without `columns` the file has a say in those that its terms fill.
    """
    good: list[Term] = []
    bad: list[GlossaryError] = []
    for make in terms:
        try:
            good.append(make())
        except GlossaryError as error:
            bad.append(error)
    unsaid = tuple(frozenset(() if term.kind else ("kind",)) for term in good)
    whole = tuple(term if term.kind else replace(term, kind="term") for term in good)
    return Reading(
        whole, tuple(notices), frozenset(columns or columns_said(whole)), tuple(bad), unsaid=unsaid
    )


def together(readings: Mapping[str, Reading], notices: Sequence[str] = ()) -> Reading:
    """The readings of several sheets as one; each is named with what it holds where there are more."""
    if len(readings) == 1 and not notices:
        return next(iter(readings.values()))
    columns = frozenset[str]().union(*(reading.columns for reading in readings.values()))
    said = []
    for name, reading in readings.items():
        count = len(reading.terms) + len(reading.bad)
        said.append(f"sheet “{name}”: {count:,} row{'s' * (count != 1)}.")
        said += [f"sheet “{name}”: {notice}" for notice in reading.notices]
    return Reading(
        tuple(term for reading in readings.values() for term in reading.terms),
        (*said, *notices),
        columns,
        tuple(error for reading in readings.values() for error in reading.bad),
        unsaid=tuple(
            left | (columns - reading.columns) for reading in readings.values() for left in reading.unsaid
        ),
    )


def columns_said(terms: Iterable[Term]) -> frozenset[str]:
    """The columns that at least one term fills: of a format that names none, those it has a say in."""
    said = {"source", "target"}
    for term in terms:
        said |= {
            name for name, value in cells_of(term).items() if value and (name, value) != ("kind", "term")
        }
    return frozenset(said)


def differences(old: Term, new: Term) -> dict[str, tuple[str, str]]:
    """The cells that differ by column: what they are in `old` and in `new`."""
    before, after = cells_of(old), cells_of(new)
    return {name: (before[name], after[name]) for name in COLUMNS if before[name] != after[name]}


def with_cells_of(ours: Term, theirs: Term, columns: Collection[str]) -> Term:
    """Our row with what `theirs` says in `columns`; in the others, and in its place, it stays ours."""
    fields = {name: getattr(ours if name not in columns else theirs, name) for name in COLUMNS}
    return Term(**fields, where=ours.where)


def cells_of(term: Term) -> dict[str, str]:
    """The cells of a row by column name; what is the default stays empty, but for the kind."""
    return {
        "source": term.source,
        "target": term.target,
        "variants": _SEPARATOR.join(term.variants),
        "kind": term.kind,
        "when": "" if term.when is When.ALWAYS else term.when.value,
        "forbidden": _SEPARATOR.join(term.forbidden),
        "article": term.article,
        "note": term.note,
    }


def term_of(cells: Mapping[str, str], where: str) -> Term:
    """Make a term of the cells of a row; white space is brought into order.

    Where no kind is said it is empty.

    Raises:
        GlossaryError: the row has no source or target, or a value that its column does not know.
    """
    value = {name: clean(cells.get(name, "")) for name in COLUMNS}
    named = value["kind"].lower()
    kind = _choice(KIND_NAMES.get(named, named), "kind", ("", *KINDS), "", where)
    target = value["target"] or (value["source"] if kind == "verbatim" else "")
    for name, text in (("source", value["source"]), ("target", target)):
        if not text:
            raise GlossaryError(
                f"the row has no {name}", where=where, remedy="fill the cell or delete the row"
            )
    if not has_letters(value["source"]):
        raise GlossaryError(
            f"the source {value['source']!r} has no letters and can never match",
            where=where,
            remedy="correct it",
        )
    return Term(
        source=value["source"],
        target=target,
        variants=several(value["variants"]),
        kind=kind,
        when=When(_choice(value["when"], "when", WHENS, When.ALWAYS.value, where)),
        forbidden=several(value["forbidden"]),
        article=_choice(value["article"], "article", ARTICLES, "", where),
        note=value["note"],
        where=where,
    )


def distinct(spellings: Iterable[str]) -> list[str]:
    """Of spellings that are read as the same, the first."""
    seen: dict[tuple[str, ...], str] = {}
    for spelling in spellings:
        seen.setdefault(normal_form(spelling), spelling)
    return list(seen.values())


def require_writable(terms: Sequence[Term], form: str) -> None:
    """Refuse control characters, which XML and workbooks cannot hold.

    Raises:
        GlossaryError: a cell has such a character.
    """
    for term in terms:
        for column, cell in cells_of(term).items():
            found = _UNWRITABLE.search(cell)
            if found:
                raise GlossaryError(
                    f"the {column} holds the control character U+{ord(found.group()):04X}, which {form} "
                    "cannot hold",
                    where=term.where,
                    remedy="delete it or export CSV",
                )


def _choice(value: str, column: str, allowed: Sequence[str], default: str, where: str) -> str:
    chosen = value.lower() or default
    if chosen not in allowed:
        choices = ", ".join(choice or "nothing" for choice in allowed)
        raise GlossaryError(f"{value!r} is no {column} of a term", where=where, remedy=f"use {choices}")
    return chosen
