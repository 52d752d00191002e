"""Options that the commands of `translator glossary` share, and where a glossary lies without them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from translator.errors import GlossaryError
from translator.glossary.files import glossary_files
from translator.settings import Settings, read_settings

SETTINGS = Path("translator.toml")

GlossaryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--glossary",
        "-g",
        metavar="PATH",
        help="A CSV or a folder of them; repeatable. Default: those of the pair.",
    ),
]
PairOption = Annotated[str, typer.Option("--pair", metavar="PAIR", help="The languages, such as ar-en.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Kind(str, Enum):
    """The kinds of terms, as `translator.glossary.terms.KINDS` has them."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    ADJECTIVE = "adjective"
    TERM = "term"
    VERBATIM = "verbatim"


class Article(str, Enum):
    """The articles that a target can take in a sentence."""

    NONE = ""
    THE = "the"


class FormatName(str, Enum):
    """The formats of `translator.glossary.exchange.FORMATS`."""

    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    TBX = "tbx"
    TBX2 = "tbx2"
    TMX = "tmx"


FormatOption = Annotated[
    FormatName | None, typer.Option("--format", help="Default: by the name of the file.")
]


def languages(pair: str) -> tuple[str, str]:
    """The source and target language of a pair such as `ar-en`.

    Raises:
        typer.BadParameter: it is no pair.
    """
    if not re.fullmatch(r"[a-z]{2,3}-[a-z]{2,3}", pair):
        raise typer.BadParameter(f"{pair!r} is no language pair, write it like ar-en", param_hint="--pair")
    source, _, target = pair.partition("-")
    return source, target


def site_settings() -> Settings | None:
    """The settings of the site in the current folder, if there is one.

    Raises:
        SettingsError: they are wrong.
    """
    return read_settings(SETTINGS) if SETTINGS.exists() else None


def glossary_paths(chosen: Sequence[Path] | None, pair: str) -> list[Path]:
    """The glossaries that a command works on.

    They are those chosen, else those that translator.toml names for the pair, else the folder
    `glossaries/PAIR` here, which may not exist.

    Raises:
        SettingsError: translator.toml is wrong.
        typer.BadParameter: `pair` is no pair.
    """
    languages(pair)
    if chosen:
        return list(chosen)
    settings = site_settings()
    return list(settings.glossary_paths(pair)) if settings else [Path("glossaries") / pair]


def other_glossaries(chosen: Sequence[Path] | None, pair: str) -> list[Path]:
    """The files of the pair that are not among those `chosen` but count together with them.

    There are none when what was chosen is no part of the pair's glossaries.
    """
    whole = glossary_paths(None, pair)
    folders = {path.resolve() for path in whole}
    mine = [path.resolve() for path in chosen or ()]
    if not any(path in folders or path.parent in folders for path in mine):
        return []
    files = glossary_files(present(whole))
    return [file for file in files if not {file.resolve(), file.resolve().parent} & set(mine)]


def existing_glossary(chosen: Sequence[Path] | None, pair: str) -> list[Path]:
    """As `glossary_paths`, for commands that need a glossary to be there.

    Raises:
        GlossaryError: no glossary was chosen and none is here.
    """
    paths = glossary_paths(chosen, pair)
    if not chosen and not any(path.exists() for path in paths):
        raise GlossaryError(
            "there is no glossary here", where=str(paths[0]), remedy="name one with --glossary"
        )
    return paths


def present(paths: Sequence[Path]) -> list[Path]:
    """Those of the paths that hold a glossary; the others are yet to be made."""
    return [path for path in paths if path.is_file() or (path.is_dir() and any(path.glob("*.csv")))]


def print_json(value: object) -> None:
    """Print a result as one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))
