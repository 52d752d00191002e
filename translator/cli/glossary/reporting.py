"""What an import would change or has changed, for people and for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from translator.cli.console import say
from translator.glossary.exchange.plans import Conflict, Plan
from translator.glossary.exchange.rows import cells_of, differences
from translator.glossary.terms import Term

_LISTED = 50  # additions that a rehearsal shows


@dataclass(frozen=True)
class Style:
    """How the terms are taken over, which decides what is worth a line; a rehearsal writes nothing."""

    merge: bool = False
    replace: bool = False
    sync: bool = False
    rehearsal: bool = False


def print_plan(plan: Plan, style: Style, tense: str) -> None:
    """Print a line for each row that changes and one with the counts.

    `tense` goes before what is done: nothing, `would be ` or `not `.
    """
    if style.sync or style.rehearsal:
        _print_added(plan.added, tense, None if style.sync else _LISTED)
    if (style.sync or style.replace) and not (plan.within or plan.left):
        _print_changes(plan, "changed" if style.sync else "replaced", tense)
    for conflict in plan.within:
        typer.echo(f"conflict within the file: {_said(conflict)}")
    for conflict in (*plan.left, *(() if style.replace else plan.conflicts)):
        typer.echo(f"conflict: {_said(conflict)}")
    for each in plan.merges:
        verb = f"{tense}merged" if style.merge else "to merge"
        typer.echo(f"{verb}: {each.ours.source} gets {each.adds} ({each.ours.where}, {each.theirs.where})")
    for needless in plan.needless:
        who = f"the family name of {needless.ours.source} ({needless.ours.where})"
        say(f"{needless.theirs.where}: {_row(needless.theirs)} needs no row: it is {who}.")
    typer.echo(f"{', '.join(_counts(plan, style, tense))}.")
    if plan.merges and not style.merge:
        say("Give --merge to add these spellings and notes to the rows.")


def _said(conflict: Conflict) -> str:
    return f"{conflict.what} ({conflict.ours.where}, {conflict.theirs.where})"


def _print_added(terms: Sequence[Term], tense: str, limit: int | None) -> None:
    for term in terms[:limit]:
        typer.echo(f"{tense}added: {_row(term)}, {term.kind} ({term.where})")
    more = len(terms) - len(terms[:limit])
    if more:
        say(f"… and {more:,} more, which --json lists.")


def _print_changes(plan: Plan, verb: str, tense: str) -> None:
    for old, new in plan.changed:
        if new is None:
            typer.echo(f"{tense}removed: {_row(old)} ({old.where})")
        else:
            cells = (
                f"{name}: {before or 'nothing'} -> {after or 'nothing'}"
                for name, (before, after) in differences(old, new).items()
            )
            typer.echo(f"{tense}{verb}: {old.source} ({old.where}): {'; '.join(cells)}")


def _counts(plan: Plan, style: Style, tense: str) -> list[str]:
    removed = sum(new is None for _, new in plan.changed)
    changed = len(plan.changed) - removed
    added, same = f"{len(plan.added):,} {tense}added", f"{len(plan.same):,} the same"
    if style.sync:
        return [added, f"{changed:,} {tense}changed", f"{removed:,} {tense}removed", same]
    if style.replace:
        gone = [f"{removed:,} {tense}removed"] if removed else []
        return [added, same, f"{changed:,} {tense}replaced", *gone]
    merges = f"{len(plan.merges):,} {tense}merged" if style.merge else f"{len(plan.merges):,} to merge"
    return [added, same, merges, f"{len(plan.conflicts):,} in conflict"]


def _row(term: Term) -> str:
    return f"{term.source} = {term.target}"


def record_of(plan: Plan) -> dict[str, object]:
    """A plan as JSON."""
    return {
        "added": [_term(term) for term in plan.added],
        "same": len(plan.same),
        "changed": [
            {
                "where": old.where,
                "cells": {
                    name: {"from": before, "to": after}
                    for name, (before, after) in differences(old, new).items()
                },
            }
            for old, new in plan.changed
            if new is not None
        ],
        "removed": [_term(old) for old, new in plan.changed if new is None],
        "merges": [
            {"adds": each.adds, "ours": _term(each.ours), "theirs": _term(each.theirs)}
            for each in plan.merges
        ],
        "conflicts": list(map(_conflict, (*plan.left, *plan.conflicts))),
        "within": list(map(_conflict, plan.within)),
        "needless": [{"ours": _term(each.ours), "theirs": _term(each.theirs)} for each in plan.needless],
    }


def _conflict(each: Conflict) -> dict[str, object]:
    return {"what": each.what, "ours": _term(each.ours), "theirs": _term(each.theirs)}


def _term(term: Term) -> dict[str, str]:
    return {**cells_of(term), "where": term.where}
