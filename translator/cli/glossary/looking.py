"""`translator glossary`: list, find, stats and uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import complain, say
from translator.cli.glossary.options import (
    GlossaryOption,
    JsonOption,
    Kind,
    PairOption,
    existing_glossary,
    languages,
    print_json,
    site_settings,
)
from translator.errors import ArticleError, GlossaryError, TranslatorError
from translator.glossary import looking
from translator.glossary.editing import closest, like, meant
from translator.glossary.entries import Entry, entries_of
from translator.glossary.files import read_sheets
from translator.glossary.looking import Figures, Use
from translator.glossary.matching import Matcher
from translator.glossary.terms import When
from translator.reading import read


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("list", help=list_.__doc__)(list_)
    app.command("find", help=find.__doc__)(find)
    app.command("stats", help=stats.__doc__)(stats)
    app.command("uses", help=uses.__doc__)(uses)


def list_(
    kind: Annotated[Kind | None, typer.Option(case_sensitive=False, help="Only terms of this kind.")] = None,
    file: Annotated[str | None, typer.Option(metavar="FILE", help="Only terms of this file.")] = None,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    as_json: JsonOption = False,
) -> None:
    """List the terms, one a line: place, source, target, kind and what else the row says."""
    entries = _entries(glossary, pair)
    if file is not None:
        paths = {entry.sheet.path for entry in entries}
        chosen = {path for path in paths if file in (str(path), path.name, path.stem)}
        if not chosen:
            names = ", ".join(sorted(path.name for path in paths))
            raise GlossaryError("is no file of the glossary", where=file, remedy=f"it has these: {names}")
        entries = [entry for entry in entries if entry.sheet.path in chosen]
    _print([entry for entry in entries if kind is None or entry.term.kind == kind.value], as_json=as_json)


def find(
    text: Annotated[str, typer.Argument(help="A word or name, or a whole sentence, in either language.")],
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    as_json: JsonOption = False,
) -> None:
    """Find terms by a word of theirs, and all terms within a sentence; exit with 1 without any."""
    entries = _entries(glossary, pair)
    found = looking.find(entries, text)
    _print(found, as_json=as_json)
    for entry in found:
        for spelling in looking.forbidden_in(entry, text):
            say(f"{spelling} is forbidden: write {entry.term.target} ({entry.where}).")
    if not found:
        advice = f"; {like(entries, text)}" if closest(entries, text) else ""
        say(f"There is no term {text!r}{advice}.")
        raise typer.Exit(1)


def stats(glossary: GlossaryOption = None, pair: PairOption = "ar-en", as_json: JsonOption = False) -> None:
    """Count the terms, by file, kind and what else the rows say."""
    figures = looking.figures(_entries(glossary, pair))
    if as_json:
        print_json(asdict(figures))
    else:
        _print_figures(figures)


def uses(
    term: Annotated[str, typer.Argument(help="A source, a variant or a target of the glossary.")],
    articles: Annotated[
        list[Path] | None,
        typer.Argument(metavar="ARTICLE", help="Files. Default: the articles of translator.toml."),
    ] = None,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    as_json: JsonOption = False,
) -> None:
    """Show the sentences in which a term stands: article, id of the sentence, ⟦term⟧."""
    entries = _entries(glossary, pair)
    terms = [entry.term for entry in _named(entries, term)]
    language, _ = languages(pair)
    matcher = Matcher(looking.glossary_of(entries))
    found: list[tuple[Path, Use]] = []
    failures = 0
    for path in articles or _site_articles(pair):
        try:
            article = read(path, language)
        except TranslatorError as error:
            complain(str(error))
            failures += 1
            continue
        found += [(path, use) for use in looking.uses(terms, matcher, article)]
    _print_uses(found, as_json=as_json)
    if failures:
        raise typer.Exit(1)


def _entries(glossary: Sequence[Path] | None, pair: str) -> list[Entry]:
    sheets = read_sheets(existing_glossary(glossary, pair), lenient=True)
    broken = sum(bool(row.problem) for sheet in sheets for row in sheet.rows)
    entries = entries_of(sheets)
    broken += sum(not entry.is_usable for entry in entries)
    if broken:
        say(f"{broken} row{'s' * (broken != 1)} cannot be used; see `translator glossary lint`.")
    return entries


def _named(entries: Sequence[Entry], text: str) -> list[Entry]:
    """The entries that a person means by a spelling, a target, or a family name."""
    named = meant(entries, text)
    if not named:
        raise GlossaryError(f"there is no term {text!r}", remedy=like(entries, text))
    return named


def _site_articles(pair: str) -> list[Path]:
    from translator.site.sources import sources

    settings = site_settings()
    if settings is None:
        raise ArticleError("no article is given and there is no translator.toml here", remedy="name articles")
    return [source.path for source in sources(settings, pair)]


def _print(entries: Sequence[Entry], *, as_json: bool) -> None:
    if as_json:
        print_json([_record(entry) for entry in entries])
        return
    for entry in entries:
        term = entry.term
        extras = {
            "variants": " | ".join(term.variants),
            "when": "" if term.when is When.ALWAYS else term.when.value,
            "forbidden": " | ".join(term.forbidden),
            "article": term.article,
            "note": term.note,
        }
        rest = [f"{name}: {value}" for name, value in extras.items() if value]
        typer.echo("\t".join((entry.where, term.source, term.target, term.kind, *rest)))


def _record(entry: Entry) -> dict[str, object]:
    record = asdict(entry.term) | {"file": str(entry.sheet.path), "line": entry.row.line}
    del record["where"]
    return record


def _print_figures(figures: Figures) -> None:
    def line(name: str, count: int, indent: str = "") -> None:
        typer.echo(f"{count:>7,}  {indent}{name}")

    line("terms", figures.terms)
    for counts in (figures.files, figures.kinds):
        for name, count in counts.items():
            line(name, count, "  ")
    line("variants", figures.variants)
    line("with forbidden targets", figures.forbidden)
    line("with an article", figures.article)
    for name, count in figures.whens.items():
        if name != When.ALWAYS.value:
            line(f"only {name}", count)
    line("conflicts", figures.conflicts)


def _print_uses(found: Sequence[tuple[Path, Use]], *, as_json: bool) -> None:
    count = sum(len(use.matches) for _, use in found)
    if as_json:
        print_json(
            {
                "count": count,
                "uses": [
                    {
                        "article": str(path),
                        "segment": use.segment.id,
                        "text": use.segment.text,
                        "spans": [[match.start, match.end] for match in use.matches],
                    }
                    for path, use in found
                ],
            }
        )
        return
    for path, use in found:
        typer.echo(f"{path}:{use.segment.id}: {use.marked()}")
    articles = len({path for path, _ in found})
    say(f"{count} use{'s' * (count != 1)} in {articles} article{'s' * (articles != 1)}.")
