"""`translator glossary`: import."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from dataclasses import replace as replace_
from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import complain, say
from translator.cli.glossary import reporting
from translator.cli.glossary.asking import confirmed
from translator.cli.glossary.options import (
    FormatOption,
    GlossaryOption,
    JsonOption,
    Kind,
    PairOption,
    glossary_paths,
    languages,
    other_glossaries,
    present,
    print_json,
)
from translator.errors import GlossaryError
from translator.glossary.editing import kind_of_file
from translator.glossary.exchange import Format, Pair, Reading, format_of
from translator.glossary.exchange.merging import plan_import
from translator.glossary.exchange.plans import OnConflict, Plan
from translator.glossary.exchange.receiving import faults, received
from translator.glossary.exchange.settling import settled
from translator.glossary.exchange.shelf import Shelf
from translator.glossary.exchange.syncing import plan_sync
from translator.glossary.lint import GlossaryFinding
from translator.translation import Severity

IMPORT_HELP = "Take terms over from CSV, TSV, Excel (XLSX), TBX (2 and 3) or TMX."
IMPORT_EXAMPLES = """\b
Terms that the glossary lacks are added. Terms that add spellings or notes to a row are
listed, and merged with --merge. Terms that contradict the glossary are listed, and then
nothing is written unless --keep or --replace says what to do with them.
With --sync the file is the whole glossary: what it lacks is removed, after you have seen
and confirmed it.

\b
Examples:
  translator glossary import agency.tbx --dry-run
  translator glossary import names.xlsx --sync                    the workbook that you exported
  translator glossary import names.xlsx --into glossaries/ar-en/people.csv --merge"""


@dataclass(frozen=True)
class _Found:
    """What an import brings: a plan, findings about its rows, and rows that cannot be taken."""

    plan: Plan
    findings: tuple[GlossaryFinding, ...]
    bad: tuple[GlossaryError, ...]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("import", help=IMPORT_HELP, epilog=IMPORT_EXAMPLES)(import_)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to take terms from.")],
    into: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The CSV for new rows. Default: that of the term's kind."),
    ] = None,
    form: FormatOption = None,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    kind: Annotated[
        Kind | None, typer.Option(case_sensitive=False, help="What the terms of a file without kinds are.")
    ] = None,
    merge: Annotated[bool, typer.Option("--merge", help="Add spellings and notes to rows.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Where they contradict: keep our rows.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Where both have a row: take theirs, wholly.")
    ] = False,
    sync: Annotated[
        bool, typer.Option("--sync", help="The file is the whole glossary: also remove what it lacks.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --sync: do not ask.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Take the good rows without the bad.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Take whole sentences of a TMX as terms too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Take the terms of a file over into the glossary."""
    chosen = [name for name, given in (("--merge", merge), ("--keep", keep), ("--replace", replace)) if given]
    _require_sense(chosen, sync=sync, skip_bad=skip_bad)
    of = Pair(*languages(pair))
    format_ = format_of(file, None if form is None else form.value)
    reading = received(_read(file, format_, of), of, with_sentences=all_)
    if not reading.terms and not reading.bad:
        _tell(file, reading)
        raise GlossaryError("holds no terms", where=str(file), remedy="check that this is the right file")
    shelf = _shelf(into, glossary, pair, sync=sync)
    reading = settled(reading, shelf.terms, of, kind=kind.value if kind else "", usual=kind_of_file(file))
    on_conflict = OnConflict.KEEP if keep else OnConflict.REPLACE if replace else OnConflict.STOP
    found = _compare(shelf, reading, of, sync=sync, merge=merge, on_conflict=on_conflict)
    found = _beside_others(found, shelf, glossary, pair, keep=keep)
    _tell(file, reading)
    if found.bad and not skip_bad:
        _refuse(found.bad, sync=sync)
    unsolved = bool(found.plan.within or found.plan.left)
    refused = unsolved or (bool(found.plan.conflicts) and on_conflict is OnConflict.STOP)
    waits = sync and bool(found.plan.added or found.plan.changed) and not (yes or dry_run or refused)
    style = reporting.Style(merge=merge, replace=replace, sync=sync, rehearsal=dry_run)
    if not as_json:
        tense = "not " if refused and not dry_run else "would be " if dry_run or waits else ""
        reporting.print_plan(found.plan, style, tense)
    for finding in found.findings:
        say(str(finding))
    for error in found.bad:
        say(f"skipped: {error}")
    if waits:
        waits = as_json or not sys.stdin.isatty() or not confirmed("Write this?")
    files = [] if refused or dry_run or waits else shelf.save(found.plan)
    if as_json:
        print_json(_record(found, reading, files))
    for path in files:
        say(f"Wrote {path}")
    if refused:
        remedy = "mend these rows, in the file or in the glossary, so that they agree"
        if not unsolved:
            remedy = "give --keep to leave those out or --replace to take them"
            if any(conflict.by_family_name for conflict in found.plan.conflicts):
                remedy += "; with a family name the row of the person must change too"
        say(f"Nothing was written: {remedy}.")
        raise typer.Exit(1)
    if waits:
        say("Nothing was written: give --yes to write this.")
        raise typer.Exit(1)


def _require_sense(chosen: Sequence[str], *, sync: bool, skip_bad: bool) -> None:
    """Refuse options that contradict each other.

    Raises:
        GlossaryError: they do.
    """
    given = [*(["--sync"] if sync else []), *chosen, *(["--skip-bad"] if sync and skip_bad else [])]
    contradict = sync or "--replace" in chosen
    if len(given) > 1 and contradict:
        raise GlossaryError(f"{' and '.join(given[:2])} exclude each other", remedy="give one of them")


def _read(file: Path, form: Format, pair: Pair) -> Reading:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GlossaryError(
            f"cannot be read ({error.strerror})", where=str(file), remedy="check the name and its permissions"
        ) from error
    if not data.strip():
        raise GlossaryError("is empty", where=str(file), remedy="check that the glossary was saved in it")
    return form.read(data, str(file), pair)


def _shelf(into: Path | None, chosen: Sequence[Path] | None, pair: str, *, sync: bool) -> Shelf:
    """What the terms are compared with; files and folders that are not there yet are made.

    With `sync` it is what the file is to be the whole of. A file outside the pair's glossary stands
    for itself.
    """
    paths = glossary_paths(chosen, pair)
    if into is not None and not chosen:
        inside = any(into.resolve() in (p.resolve(), *(f.resolve() for f in p.glob("*.csv"))) for p in paths)
        new_inside = any(into.resolve().parent == path.resolve() for path in paths)
        if sync or not (inside or new_inside):
            return Shelf.open([], into)
    if into is not None and sync:
        return Shelf.open([], into)
    return Shelf.open(present(paths), into, folder=paths[0])


def _compare(
    shelf: Shelf, reading: Reading, pair: Pair, *, sync: bool, merge: bool, on_conflict: OnConflict
) -> _Found:
    """The plan for the good rows, with what the lint says about those that are not there already."""
    ours = set(shelf.terms)
    findings = list(faults((term for term in reading.terms if term not in ours), pair))
    wrong = {id(term) for term, finding in findings if finding.severity is Severity.ERROR}
    swapped = {id(term) for term, finding in findings if finding.rule == "no-source-letters"} & wrong
    bad = [
        GlossaryError(finding.message, where=term.where, remedy=finding.remedy)
        for term, finding in findings
        if (finding.severity is Severity.ERROR and id(term) not in swapped)
        or (finding.rule == "no-source-letters" and id(term) in swapped)  # that says it best
    ]
    terms = [term for term in reading.terms if id(term) not in wrong]
    if sync:
        plan = plan_sync(shelf.terms, terms, reading.columns)
    else:
        plan = plan_import(shelf.terms, terms, merge=merge, on_conflict=on_conflict, columns=reading.columns)
    same = {id(term) for term in plan.same}
    warnings = [f for term, f in findings if f.severity is Severity.WARNING and id(term) not in same]
    return _Found(plan, tuple(warnings), (*reading.bad, *bad))


def _beside_others(
    found: _Found, shelf: Shelf, chosen: Sequence[Path] | None, pair: str, *, keep: bool
) -> _Found:
    """What is found, without terms that contradict the other glossaries of the pair, or with that said."""
    others = Shelf.open(other_glossaries(chosen, pair)).terms
    new = [*found.plan.added, *(term for _, term in found.plan.changed if term)]
    theirs = {id(term) for term in others}
    contradictions = [
        conflict
        for conflict in (plan_import(others, new).conflicts if others else ())
        if id(conflict.ours) in theirs and conflict.is_between_targets
    ]
    if not keep:
        return replace_(found, plan=replace_(found.plan, left=(*found.plan.left, *contradictions)))
    out = {id(conflict.theirs) for conflict in contradictions}
    plan = replace_(
        found.plan,
        added=tuple(term for term in found.plan.added if id(term) not in out),
        changed=tuple(pair for pair in found.plan.changed if id(pair[1]) not in out),
        conflicts=(*found.plan.conflicts, *contradictions),
    )
    return replace_(found, plan=plan)


def _tell(file: Path, reading: Reading) -> None:
    for notice in reading.notices:
        say(f"{file}: {notice}")


def _refuse(bad: Sequence[GlossaryError], *, sync: bool) -> None:
    """Say what is wrong with all bad rows at once, and end."""
    skip = "" if sync else ", or give --skip-bad to take the other rows"
    if len(bad) == 1:
        (error,) = bad
        raise GlossaryError(error.what, where=error.where, remedy=f"{error.remedy}{skip}")
    for error in bad:
        complain(str(error))
    say(f"Nothing was written: mend these {len(bad)} faults{skip}.")
    raise typer.Exit(2)


def _record(found: _Found, reading: Reading, written: Sequence[Path]) -> dict[str, object]:
    return {
        **reporting.record_of(found.plan),
        "findings": [asdict(finding) for finding in found.findings],
        "bad": [{"where": error.where, "what": error.what} for error in found.bad],
        "notices": list(reading.notices),
        "written": [str(path) for path in written],
    }
