"""What taking terms over from elsewhere would change in a glossary; nothing is written here.

A term that the glossary lacks is added; one that says nothing new is the same; one that adds
spellings or notes to a row is a merge; one that contradicts a row is a conflict, and the person
decides: keep ours, or replace it by theirs. A row against the family name by which a person is found
is a conflict too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from translator.glossary.exchange.ledger import Ledger
from translator.glossary.exchange.plans import Conflict, Merge, Needless, OnConflict, Plan
from translator.glossary.sheets.columns import COLUMNS
from translator.glossary.terms import Term, When


def plan_import(
    existing: Sequence[Term],
    imported: Iterable[Term],
    *,
    merge: bool = False,
    on_conflict: OnConflict = OnConflict.STOP,
    columns: Collection[str] = COLUMNS,
) -> Plan:
    """Compare `imported` terms, one after the other, with the `existing` ones and those before.

    Rows change by merges only with `merge`. With `OnConflict.REPLACE` every row that an imported term
    stands for says in `columns` what that says, no more and no less; imported terms that are one row are
    merged before.
    """
    imported = list(imported)
    within: list[Conflict] = []
    if on_conflict is OnConflict.REPLACE:
        own = plan_import((), imported, merge=True)
        within = [conflict for conflict in own.conflicts if conflict.ours is not conflict.theirs]
        imported = imported if own.conflicts else list(own.added)
    table = Ledger(existing)
    same: list[Term] = []
    merges: list[Merge] = []
    conflicts: list[Conflict] = []
    needless: list[Needless] = []
    for theirs in imported:
        found = table.conflicts(theirs)
        conflicts += found
        if found and on_conflict is not OnConflict.REPLACE:
            continue
        row = table.row_of(theirs)
        if row is None and not found:
            person = table.person_of(theirs)
            needless += [Needless(person, theirs)] if person else []
            table.add(theirs)
            continue
        if row is None or on_conflict is OnConflict.REPLACE:
            before = None if row is None else table.at(row)
            table.take(theirs, columns)
            same += [theirs] if row is not None and not found and table.rows[row] == before else []
            continue
        ours = table.at(row)
        merged = table.merged(row, theirs)
        if merged == ours:
            same.append(theirs)
        else:
            merges.append(Merge(_difference(ours, merged), ours, theirs))
            if merge:
                table.put(row, merged)
    now = table.rows[: len(existing)]
    changed = tuple((old, new) for old, new in zip(existing, now, strict=True) if old != new)
    added = tuple(term for term in table.rows[len(existing) :] if term is not None)
    told = {id(term) for conflict in within for term in (conflict.ours, conflict.theirs)}
    left = (
        conflict
        for conflict in table.new_contradictions(imported, Ledger(existing))
        if not {id(conflict.ours), id(conflict.theirs)} <= told
    )
    return Plan(
        added,
        tuple(same),
        tuple(merges),
        tuple(conflicts),
        changed,
        tuple(needless),
        tuple(within),
        tuple(left),
    )


def _difference(ours: Term, merged: Term) -> str:
    parts = []
    new = [spelling for spelling in merged.variants if spelling not in ours.variants]
    parts += [f"variants {', '.join(new)}"] if new else []
    new = [spelling for spelling in merged.forbidden if spelling not in ours.forbidden]
    parts += [f"forbidden {', '.join(new)}"] if new else []
    for name in ("kind", "when", "article", "note"):
        before, after = getattr(ours, name), getattr(merged, name)
        if before != after:
            parts.append(f"{name} {after.value if isinstance(after, When) else after}")
    return "; ".join(parts)
