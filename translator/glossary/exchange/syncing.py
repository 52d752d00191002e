"""What it takes for a glossary to say what a file says, no more and no less; nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from translator.glossary.exchange.ledger import Ledger
from translator.glossary.exchange.plans import Plan
from translator.glossary.exchange.rows import with_cells_of
from translator.glossary.files import without_repeats
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.terms import Term


def plan_sync(existing: Sequence[Term], imported: Sequence[Term], columns: Collection[str] = COLUMNS) -> Plan:
    """Compare the `existing` rows with those of a file that is to be the whole glossary.

    Rows belong together by their source, as matching reads it; of several with one source those with
    the same target. A row that the file lacks goes, and so a corrected source is one row less and one
    row more. Cells outside `columns` stay as they are.

    Raises:
        GlossaryError: the file gives one source two targets.
    """
    without_repeats(imported)
    rows: dict[tuple[str, ...], list[int]] = {}
    for number, ours in enumerate(existing):
        rows.setdefault(normal_form(ours.source), []).append(number)
    partner: dict[int, Term] = {}
    added: list[Term] = []
    for theirs in sorted(imported, key=lambda term: not _has_twin(term, existing, rows)):
        free = rows.get(normal_form(theirs.source), [])
        if not free:
            if theirs not in (*added, *partner.values()):  # it may stand on two sheets
                added.append(theirs)
            continue
        number = next((n for n in free if existing[n].target == theirs.target), free[0])
        free.remove(number)
        partner[number] = theirs
    place = {id(term): number for number, term in enumerate(imported)}
    now = [
        with_cells_of(ours, partner[number], columns) if number in partner else None
        for number, ours in enumerate(existing)
    ]
    changed = tuple((old, new) for old, new in zip(existing, now, strict=True) if old != new)
    same = tuple(old for old, new in zip(existing, now, strict=True) if old == new)
    return Plan(
        tuple(sorted(added, key=lambda term: place[id(term)])),
        same,
        changed=changed,
        left=tuple(Ledger(imported).new_contradictions(imported, Ledger(existing))),
    )


def _has_twin(term: Term, existing: Sequence[Term], rows: dict[tuple[str, ...], list[int]]) -> bool:
    """Whether a row has the source and the target of `term`: such rows choose first."""
    return any(existing[number].target == term.target for number in rows.get(normal_form(term.source), ()))
