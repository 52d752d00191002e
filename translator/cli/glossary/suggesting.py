"""`translator glossary`: suggest."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import complain, say
from translator.cli.glossary.asking import ask, confirmed, findings_of
from translator.cli.glossary.options import (
    GlossaryOption,
    JsonOption,
    PairOption,
    glossary_paths,
    languages,
    present,
    print_json,
)
from translator.errors import GlossaryError, TranslatorError
from translator.glossary import read_glossary
from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.merging import plan_import
from translator.glossary.exchange.plans import OnConflict
from translator.glossary.exchange.shelf import Shelf
from translator.glossary.matching import Match, Matcher
from translator.glossary.terms import Glossary, Term
from translator.reading import read
from translator.translation import Severity
from translator.units import units_of

if TYPE_CHECKING:
    from translator.glossary.suggest import Suggestion

HELP = "Find names that articles use and the glossary lacks, and propose how they are spelled."
EXAMPLES = """\b
One name a line, the most frequent first: count, kind, name, proposed spelling, how sure it is
that this is a name and that it is spelled so, and a sentence with the ⟦name⟧.

\b
Examples:
  translator glossary suggest articles/*.txt
  translator glossary suggest articles/*.txt --add              asks for each
  translator glossary suggest articles/*.txt --add --yes             takes what is sure"""
_INTERRUPTED = 130
_BEFORE, _AFTER = 60, 60  # characters of the sentence that are shown around the name


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("suggest", help=HELP, epilog=EXAMPLES)(suggest_)


def suggest_(
    articles: Annotated[list[Path], typer.Argument(metavar="ARTICLE", help="Files with articles.")],
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    min_count: Annotated[int, typer.Option(min=1, help="Only names that stand so often.")] = 1,
    as_json: JsonOption = False,
    add: Annotated[bool, typer.Option("--add", help="Put names into the glossary; ask for each.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="With --add: ask nothing, take what is sure.")
    ] = False,
    sure: Annotated[
        float,
        typer.Option(min=0, max=1, help="With --yes: how sure the name and its spelling must be, each."),
    ] = 0.7,
) -> None:
    """Print suggestions, or put them into the glossary."""
    from translator.glossary.suggest import suggest  # its word lists are of no use to other commands

    if add and not yes and not sys.stdin.isatty():
        raise GlossaryError("--add asks, and there is no terminal here", remedy="give --yes as well")
    source, target = languages(pair)
    paths = present(glossary_paths(glossary, pair))
    terms = read_glossary(paths, say) if paths else Glossary()
    sentences, failures = _sentences(articles, source, Matcher(terms))
    found = suggest(sentences, terms, source=source, target=target, minimum=min_count)
    if add:
        of = Pair(source, target)
        accepted = _sure_ones(found, sure, of) if yes else _asked_for(found, of)
        _save(accepted, glossary_paths(glossary, pair))
    elif as_json:
        print_json([asdict(each) for each in found])
    else:
        for each in found:
            typer.echo(_line(each))
        if not found:
            say("No names that the glossary lacks.")
    if failures:
        raise typer.Exit(1)


def _sentences(
    articles: Sequence[Path], language: str, matcher: Matcher
) -> tuple[list[tuple[str, tuple[Match, ...]]], list[TranslatorError]]:
    """The sentences of all articles with their terms; an unreadable article stops no other."""
    sentences: list[tuple[str, tuple[Match, ...]]] = []
    failures: list[TranslatorError] = []
    for path in articles:
        try:
            sentences += [
                (unit.segment.text, unit.matches) for unit in units_of(read(path, language), matcher)
            ]
        except TranslatorError as error:
            failures.append(error)
    for failure in failures[:-1] if len(failures) == len(articles) else failures:
        complain(str(failure))
    if len(failures) == len(articles):
        raise failures[-1]
    return sentences, failures


def _line(each: Suggestion) -> str:
    sure = f"name {each.confidence:.0%}, spelling {each.spelling:.0%}"
    return "\t".join((str(each.count), each.kind, each.source, each.target, sure, _context(each)))


def _context(each: Suggestion) -> str:
    """The sentence with the name marked; of a long one what stands around it."""
    text = " ".join(each.marked.split())
    name = text.index("⟦")
    start, end = max(0, name - _BEFORE), text.index("⟧") + _AFTER
    return f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}"


def _sure_ones(found: Sequence[Suggestion], sure: float, pair: Pair) -> list[Term]:
    """The names that are sure, with a right spelling, and without a fault to the lint."""
    likely = [each.term() for each in found if min(each.confidence, each.spelling) >= sure]
    accepted = []
    for term in likely:
        findings = [each for each in findings_of(term, pair) if each.severity is not Severity.NOTE]
        for finding in findings:
            say(f"{term.source} = {term.target} was left out: {finding.message}; {finding.remedy}.")
        accepted += [] if findings else [term]
    left = len(found) - len(likely)
    if left:
        are = "name is" if left == 1 else "names are"
        say(f"{left} {are} not sure enough, or the spelling is not: without --yes you are asked.")
    return accepted


def _asked_for(found: Sequence[Suggestion], pair: Pair) -> list[Term]:
    """Ask for each name. After Ctrl-C or Ctrl-D nothing is saved unless the person says so.

    Raises:
        typer.Exit: the person stopped and wants nothing saved.
    """
    answers = ask(found, pair, _context)
    if not answers.interrupted:
        return answers.accepted
    count = len(answers.accepted)
    names = f"the {count} names that you have" if count > 1 else "the name that you have"
    if count and confirmed(f"Stopped. Save {names} accepted?"):
        return answers.accepted
    say("Nothing was saved.")
    raise typer.Exit(_INTERRUPTED)


def _save(accepted: Sequence[Term], paths: Sequence[Path]) -> None:
    """Add rows for the accepted names, each to the file of its kind; known ones become variants."""
    shelf = Shelf.open(present(paths), folder=paths[0])
    known = {(term.target, term.kind): term.source for term in shelf.terms}
    terms = [
        replace(term, source=known[term.target, term.kind], variants=(term.source,), note="")
        if (term.target, term.kind) in known
        else term
        for term in accepted
    ]
    plan = plan_import(shelf.terms, terms, merge=True, on_conflict=OnConflict.KEEP)
    for conflict in plan.conflicts:
        complain(f"{conflict.theirs.source!r} was left out: {conflict.what} ({conflict.ours.where}).")
    files = shelf.save(plan)
    for term in plan.added:
        typer.echo(f"added {term.source} = {term.target} ({term.kind})")
    for merge in plan.merges:
        typer.echo(f"{merge.ours.where}: {merge.ours.source} gets {merge.adds}")
    for path in files:
        say(f"Wrote {path}")
    if not files:
        say("Nothing was added.")
