"""What a file leaves open for a term: our row says it, else the name does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.rows import Reading, distinct
from translator.glossary.normalise import normal_form
from translator.glossary.terms import Term

_SEVERAL = {"person": "people"}


def settled(
    reading: Reading, ours: Iterable[Term], pair: Pair, *, kind: str = "", usual: str = ""
) -> Reading:
    """The reading with nothing left open, and a notice of the kinds that it does not say.

    What it does not say of a term stays as the row of `ours` has it. The kind of a new term is `kind`, or
    that of its sheet, or the `usual` one of such a file, or else the one that its name speaks for.
    """
    rows = _Rows(ours)
    terms: list[Term] = []
    kinds: Counter[str] = Counter()
    for place, term in enumerate(reading.terms):
        unsaid = reading.unsaid[place] if place < len(reading.unsaid) else frozenset()
        if "kind" in unsaid and kind:
            term, unsaid = replace(term, kind=kind), unsaid - {"kind"}
        row = rows.of(term) if unsaid else None
        if row is not None:
            term = _with_cells_of(row, term, unsaid)
        elif "kind" in unsaid:
            likely = usual if term.kind == "term" else term.kind
            term = replace(term, kind=likely or _kind_of_name(term, pair))
            kinds[term.kind] += 1
        terms.append(term)
    silent = sum("kind" in unsaid for unsaid in reading.unsaid[: len(terms)])
    of = "names no kinds" if silent == len(terms) else f"names no kind for {silent:,} of its terms"
    notices = [f"{of}; {_taken_for(kinds)}, or give one for all with --kind."] if kinds else []
    columns = reading.columns | {"kind"}
    return Reading(tuple(terms), (*reading.notices, *notices), columns, reading.bad, reading.sentences)


def _kind_of_name(term: Term, pair: Pair) -> str:
    if (pair.source, pair.target) != ("ar", "en"):
        return "term"
    from translator.glossary.suggest.kinds import kind_of_name

    return kind_of_name(term.source, term.target)


def _taken_for(kinds: Counter[str]) -> str:
    """What the new terms of unsaid kinds were taken for."""
    counts = (
        f"{number:,} {_SEVERAL.get(kind, f'{kind}s') if number != 1 else kind}"
        for kind, number in kinds.most_common()
    )
    return f"took the new ones for {', '.join(counts)}: check them"


class _Rows:
    """Rows by their spellings."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._with: dict[tuple[str, ...], list[Term]] = {}
        for term in terms:
            for form in term.normals:
                self._with.setdefault(form, []).append(term)

    def of(self, theirs: Term) -> Term | None:
        """The row that stands for the same term, or else the one with its source."""
        found = [row for spelling in theirs.spellings for row in self._with.get(normal_form(spelling), ())]
        source = normal_form(theirs.source)
        same = (row for row in found if row.target == theirs.target)
        return next(same, None) or next((row for row in found if row.normals[0] == source), None)


def _with_cells_of(ours: Term, theirs: Term, columns: frozenset[str]) -> Term:
    """Their row with our cells in `columns`; no spelling of ours is lost."""
    cells = {name: getattr(ours, name) for name in columns}
    if "variants" in columns:
        cells["variants"] = tuple(distinct((theirs.source, *ours.spellings))[1:])
    if "forbidden" in columns:
        cells["forbidden"] = tuple(spelling for spelling in ours.forbidden if spelling != theirs.target)
    return replace(theirs, **cells)
