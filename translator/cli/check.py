"""`translator check`: what a reviewer should look at, and whether the built site is sound."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from translator.amounts import amount
from translator.cli.console import complain, say, sentence_progress
from translator.cli.options import DEFAULT_CONFIG, ConfigFile
from translator.memory import TranslationMemory, default_path
from translator.settings import Settings, read_settings
from translator.translation import Severity

if TYPE_CHECKING:
    from translator.checks.ignoring import Ignore
    from translator.site.checking import Checked, Found
    from translator.site.links import Problem

HELP = "Look for what is wrong with the translations of the site's articles."
EXAMPLES = """\b
Examples:
  translator check                     all articles; exit with 1 when there are errors
  translator check articles/visit.txt  one of them
  translator check --strict --json     for a build server
  translator check --site              the built site too: links, HTML, feeds

\b
A finding that is right as it is goes into checks.toml, beside translator.toml:
  [[ignore]]
  article = "visit.txt"
  sentence = "3f2a91b0c4d5"
  check = "numbers"
  reason = "“on all fours” is no number"
"""
_SHORTENED = 100  # characters of a sentence


def check(
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="ARTICLE", help="Articles of the site. Default: all.")
    ] = None,
    config: ConfigFile = DEFAULT_CONFIG,
    site: Annotated[
        bool, typer.Option("--site", help="Check the built site too: links, HTML, feeds.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 on warnings, too.")] = False,
) -> None:
    """Check the translations of articles; what is not translated yet is translated first."""
    from translator.site.checking import check_articles

    settings = read_settings(config)
    with TranslationMemory(default_path()) as memory, sentence_progress() as progress:
        checked = check_articles(settings, articles or [], memory, say, progress)
    problems = _problems(settings) if site else []
    for failure in checked.failures:
        complain(str(failure))
    if as_json:
        _print_json(settings, checked, problems)
    else:
        _print(settings, checked, problems)
    counts = _counts(checked)
    bad = counts[Severity.ERROR] + (counts[Severity.WARNING] if strict else 0)
    if bad or checked.failures or problems:
        raise typer.Exit(1)


def _problems(settings: Settings) -> list[Problem]:
    from translator.site.links import check_site

    return check_site(settings.output, settings.base_url)


def _counts(checked: Checked) -> Counter[Severity]:
    counts = Counter(found.remark.severity for found in checked.found if not found.remark.reason)
    counts[Severity.NOTE] += len(checked.unused)
    return counts


def _print(settings: Settings, checked: Checked, problems: Sequence[Problem]) -> None:
    from translator.site.remarks import look_again

    open_ones = [found for found in checked.found if not found.remark.reason]
    for (source, article), some in groupby(open_ones, lambda found: (found.source, found.article)):
        typer.echo(f"{source.path} ({article})")
        for found in some:
            _print_remark(found)
        typer.echo()
    for ignore in checked.unused:
        typer.echo(_said_of(ignore, settings))
    for problem in problems:
        typer.echo(str(problem))
    if told := look_again((found.source.path, found.remark) for found in checked.found):
        say(told)
    counts = _counts(checked)
    ignored = len(checked.found) - len(open_ones)
    summary = ", ".join(amount(counts[severity], severity.value) for severity in reversed(Severity))
    left_alone = f" {ignored} left alone." if ignored else ""
    pages = f" {amount(len(problems), 'fault')} in the built site." if problems else ""
    say(f"{summary} in {amount(checked.articles, 'article')}.{left_alone}{pages}")


def _print_remark(found: Found) -> None:
    from translator.site.review import shortened

    remark = found.remark
    typer.echo(
        f"  {remark.number:>3} {remark.severity.value}: {remark.message} [{remark.check} {remark.sentence}]"
    )
    for text in (remark.source, remark.target):
        typer.echo(f"      {shortened(text, _SHORTENED)}")


def _said_of(ignore: Ignore, settings: Settings) -> str:
    return f"{settings.checks}:{ignore.line}: note: this matches nothing any more; delete it. [unused-ignore]"


def _print_json(settings: Settings, checked: Checked, problems: Sequence[Problem]) -> None:
    remarks = [(found.remark.reason, _record(found)) for found in checked.found]
    record = {
        "findings": [record for reason, record in remarks if not reason],
        "ignored": [record | {"reason": reason} for reason, record in remarks if reason],
        "unused": [
            {"file": str(settings.checks), "line": ignore.line, "reason": ignore.reason}
            for ignore in checked.unused
        ],
        "unreadable": [str(failure) for failure in checked.failures],
        "site": [{"page": problem.page, "message": problem.message} for problem in problems],
    }
    typer.echo(json.dumps(record, ensure_ascii=False, indent=1))


def _record(found: Found) -> dict[str, Any]:
    remark = found.remark
    return {
        "file": str(found.source.path),
        "pair": found.source.pair,
        "article": found.article,
        "number": remark.number,
        "sentence": remark.sentence,
        "check": remark.check,
        "severity": remark.severity.value,
        "message": remark.message,
        "source": remark.source,
        "target": remark.target,
    }
