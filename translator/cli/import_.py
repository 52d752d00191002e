"""`translator import`: what comes back from the tools that translators use."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translator.cli.console import say
from translator.cli.export import one_pair, reviews_of
from translator.cli.options import DEFAULT_CONFIG, ConfigFile
from translator.errors import ReviewError
from translator.settings import Settings, read_settings

if TYPE_CHECKING:
    from translator.reviewing.exchange import File
    from translator.reviewing.exchange.merging import Outcome

HELP = "Take reviewed sentences over from PO, XLIFF (1.2, 2.0), TMX or a table from Word (DOCX)."
EXAMPLES = """\b
A sentence is found by its id, else by its text, in the articles that were exported or opened at
the desk. What the other tool calls approved (translated, final, not fuzzy) is approved; in a table
from Word, what was changed. Where both sides changed a sentence, both are listed, and then nothing
is written unless --keep or --replace says what to do with them.

\b
Examples:
  translator import visit.xlf --dry-run
  translator import visit.docx --reviewer Amal
  translator import project_save.tmx                   a translation memory of OmegaT"""
_LISTED = 10  # sentences that are left out, of each kind


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to take sentences from.")],
    keep: Annotated[bool, typer.Option("--keep", help="Where both changed: keep ours.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Where both changed: take theirs.")] = False,
    approve: Annotated[
        bool, typer.Option("--approve", help="Take every sentence of the file as approved.")
    ] = False,
    reviewer: Annotated[
        str, typer.Option("--reviewer", metavar="NAME", help="Whose work it is, for the history.")
    ] = "",
    pair: Annotated[
        str | None, typer.Option("--pair", metavar="PAIR", help="The languages, where the site has several.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Take the sentences of a file over into the PO files of their articles."""
    from translator.reviewing.exchange.merging import OnConflict, What, apply, compare

    if keep and replace:
        raise ReviewError("--keep and --replace exclude each other", remedy="give one of them")
    settings = read_settings(config)
    chosen, content = _read(file, settings, pair)
    reviews = reviews_of(settings, chosen)
    if file.resolve().parent == reviews.folder.resolve():
        raise ReviewError(
            "is the site's own file", where=str(file), remedy="what is saved in it counts without an import"
        )
    on_conflict = OnConflict.KEEP if keep else OnConflict.REPLACE if replace else OnConflict.STOP
    outcomes = compare(content.given, reviews, on_conflict, approve=approve)
    if all(outcome.what is What.UNKNOWN for outcome in outcomes):
        raise ReviewError(
            "holds no sentence of an article under review",
            where=str(file),
            remedy="export the article first, or name another file",
        )
    refused = any(outcome.what is What.CONFLICT for outcome in outcomes)
    written = not (refused or dry_run)
    if written:
        apply(reviews, outcomes, reviewer)
    if as_json:
        typer.echo(json.dumps(_record(outcomes, written=written), ensure_ascii=False))
    else:
        _print(outcomes, written=written)
    if refused:
        say("Nothing was written: give --keep to keep ours or --replace to take theirs.")
        raise typer.Exit(1)
    if dry_run:
        say("Nothing was written: this only says what would happen.")


def _read(file: Path, settings: Settings, pair: str | None) -> tuple[str, File]:
    """The content of a file, and the pair that it belongs to: the one that it names, if it names one."""
    from translator.reviewing.exchange import Languages, format_of
    from translator.reviewing.po import MAX_BYTES

    guess = pair or settings.pairs[0]
    form = format_of(file, Languages(*guess.split("-")))
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)  # more is refused by its reader
    except OSError as error:
        raise ReviewError(
            f"cannot be read ({error.strerror})", where=str(file), remedy="check the name and its permissions"
        ) from error
    content = form.read(data, str(file))
    named = str(content.languages) if content.languages else None
    if pair is None and named is None:
        return one_pair(settings, None), content
    chosen = one_pair(settings, pair or named)
    if named and named != chosen:
        raise ReviewError(f"is a translation of {named}", where=str(file), remedy=f"give --pair {named}")
    return chosen, content


def _print(outcomes: Sequence[Outcome], *, written: bool) -> None:
    from translator.reviewing.exchange.merging import What

    words = {
        What.TAKEN: "taken" if written else "would be taken",
        What.CONFLICT: "in conflict",
        What.SAME: "as they were",
        What.EMPTY: "without translation",
        What.UNKNOWN: "in no article that was exported",
    }
    for outcome in outcomes:
        if outcome.what is What.CONFLICT and outcome.record:
            typer.echo(_named(outcome))
            typer.echo(f"  ours:   {outcome.record.target}")
            typer.echo(f"  theirs: {outcome.given.target}")
    for left_out in (What.EMPTY, What.UNKNOWN):
        _print_left_out([outcome for outcome in outcomes if outcome.what is left_out], words[left_out])
    counts = [(sum(outcome.what is what for outcome in outcomes), word) for what, word in words.items()]
    told = ", ".join(f"{count} {word}" for count, word in counts if count)
    say(f"Sentences: {told or 'none'}.")


def _print_left_out(outcomes: Sequence[Outcome], why: str) -> None:
    for outcome in outcomes[:_LISTED]:
        typer.echo(f"{_named(outcome)}\n  {why}")
    if len(outcomes) > _LISTED:
        typer.echo(f"… and {len(outcomes) - _LISTED} more {why}; --json lists all")


def _named(outcome: Outcome) -> str:
    """A sentence and where it stands, as far as that is known."""
    if outcome.record is None:
        return outcome.given.source
    return f"{outcome.article} {outcome.record.id}: {outcome.record.source}"


def _record(outcomes: Sequence[Outcome], *, written: bool) -> dict[str, Any]:
    return {
        "written": written,
        "sentences": [
            {
                "what": outcome.what.value,
                "article": outcome.article,
                "id": outcome.record.id if outcome.record else outcome.given.id,
                "source": outcome.given.source,
                "theirs": outcome.given.target,
                "ours": outcome.record.target if outcome.record else None,
                "status": outcome.status.value,
            }
            for outcome in outcomes
        ],
    }
