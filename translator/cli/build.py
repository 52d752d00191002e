"""`translator build`: the whole bilingual site."""

from __future__ import annotations

from typing import Annotated

import typer

from translator.amounts import amount
from translator.cli.console import complain, say, sentence_progress
from translator.cli.options import DEFAULT_CONFIG, ConfigFile
from translator.memory import TranslationMemory, default_path
from translator.settings import read_settings

HELP = "Build the bilingual site that translator.toml describes."


def build(
    config: ConfigFile = DEFAULT_CONFIG,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a term is missing.")] = False,
) -> None:
    """Read all articles, translate what is new and write the site."""
    from translator.site import build_site  # its templates and languages cost time that --help has not

    settings = read_settings(config)
    with TranslationMemory(default_path()) as memory, sentence_progress() as progress:
        report = build_site(settings, memory, say, progress)
    for failure in report.failures:
        complain(str(failure))
    if report.missing:
        say(f"Glossary terms missing: {report.missing}; `translator check` shows where.")
    tally = report.tally
    reviewed = f", {tally.reviewed} reviewed" if tally.reviewed else ""
    say(f"Sentences: {tally.translated} translated, {tally.remembered} from the memory{reviewed}.")
    if report.findings:
        say(f"{amount(report.findings, 'finding')} for the reviewer: translator check, or {report.review}")
    say(f"Built {amount(report.articles, 'article')}: open {report.home}")
    if report.failures or (strict and report.missing):
        raise typer.Exit(1)
