"""The site's settings: translator.toml, typed and checked.

[site]
title = { ar = "مقالات", en = "Articles" }
base_url = "https://example.org/"     # optional
articles = "articles"                 # folders are relative to this file
output = "build/site"
translations = "translations"         # optional: what people approved, one PO file an article
theme = "theme"                       # optional: a folder of templates and stylesheets of your own

[translation]
pairs = ["ar-en"]
model = "auto"
engine = "auto"
beam = 4

[glossaries]                          # optional: a pair that is not here has the folder glossaries/PAIR
ar-en = ["glossaries/ar-en"]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.errors import SettingsError
from translator.toml_files import line_of, read_toml

_PAIR = re.compile(r"[a-z]{2,3}-[a-z]{2,3}")
_ENGINES = ("auto", "ct2", "torch")
_KEYS = {
    "site": {"title", "base_url", "articles", "output", "translations", "theme"},
    "translation": {"pairs", "model", "engine", "beam"},
    "glossaries": None,  # one key a pair
}


@dataclass(frozen=True)
class Settings:
    """What `translator build` works by. All paths are absolute or relative to the current folder."""

    title: Mapping[str, str]
    base_url: str
    articles: Path
    output: Path
    theme: Path | None
    pairs: tuple[str, ...]
    model: str
    engine: str
    beam: int
    glossaries: Mapping[str, tuple[Path, ...]]
    checks: Path = Path("checks.toml")  # the findings that are right as they are
    translations: Path = Path("translations")  # what people approved: a folder a pair, a file an article
    glossary_folder: Path = Path("glossaries")  # a folder for each pair that `glossaries` does not name
    model_where: str = "translator.toml"  # file and line that name the model, for errors

    def articles_in(self, language: str) -> Path:
        """The folder of the articles in a language: one of its name in `articles`, else `articles` itself."""
        own = self.articles / language
        return own if own.is_dir() else self.articles

    def glossary_paths(self, pair: str) -> tuple[Path, ...]:
        """The glossaries of a pair: those that are named for it, else its own folder, which may not exist."""
        return self.glossaries.get(pair) or (self.glossary_folder / pair,)


def read_settings(path: Path) -> Settings:
    """Read and check a settings file.

    Raises:
        SettingsError: the file is missing, is no TOML, or holds an unknown key or a wrong value;
            the message names the file, the line and the remedy.
    """
    remedy = (
        'for a new site, write [site] and, below it, title = { en = "My site" } into it; else give --config'
    )
    content, lines = read_toml(path, missing=remedy)
    return _Reader(path, lines, content).settings()


class _Reader:
    """Takes typed values out of a parsed file and knows the line of each for its errors."""

    def __init__(self, path: Path, lines: list[str], content: dict[str, Any]) -> None:
        self.path = path
        self.lines = lines
        self.content = content

    def settings(self) -> Settings:
        self._check_keys()
        base = self.path.parent
        pairs = self._texts("translation", "pairs", ["ar-en"])
        if not pairs:
            raise self._error("pairs", "there are no language pairs", 'write pairs = ["ar-en"]')
        for pair in pairs:
            if not _PAIR.fullmatch(pair):
                raise self._error("pairs", f"{pair!r} is no language pair", "write it like ar-en")
        engine = self._text("translation", "engine", "auto")
        if engine not in _ENGINES:
            raise self._error("engine", f"{engine!r} is no engine", f"use one of {', '.join(_ENGINES)}")
        return Settings(
            title=self._title(),
            base_url=self._base_url(),
            articles=base / self._text("site", "articles", "articles"),
            output=self._output(base),
            theme=self._theme(base),
            pairs=tuple(pairs),
            model=self._text("translation", "model", "auto"),
            engine=engine,
            beam=self._beam(),
            glossaries={
                pair: tuple(base / folder for folder in self._texts("glossaries", pair, []))
                for pair in self.content.get("glossaries", {})
            },
            checks=base / "checks.toml",
            translations=base / self._text("site", "translations", "translations"),
            glossary_folder=base / "glossaries",
            model_where=self._where("model"),
        )

    def _base_url(self) -> str:
        from translator.rendering.urls import whole_address

        url = self._text("site", "base_url", "")
        if url and (not whole_address(url).startswith("http") or "?" in url or "#" in url):
            remedy = 'write it like "https://news.example.org/", or leave it empty'
            raise self._error("base_url", f"{url!r} is no address of a site", remedy)
        return url

    def _output(self, base: Path) -> Path:
        name = self._text("site", "output", "build/site")
        if (base / name).resolve() in (base.resolve(), *base.resolve().parents):
            raise self._error(
                "output", f"{name!r} holds the settings themselves", 'name a folder such as "build/site"'
            )
        return base / name

    def _theme(self, base: Path) -> Path | None:
        name = self._text("site", "theme", "")
        if name and not (base / name).is_dir():
            raise self._error("theme", f"there is no folder {name}", "make it, or leave the setting out")
        return base / name if name else None

    def _check_keys(self) -> None:
        for table, keys in self.content.items():
            if table not in _KEYS:
                raise self._error(table, f"unknown table [{table}]", f"use one of {', '.join(_KEYS)}")
            if not isinstance(keys, dict):
                raise self._error(table, f"{table} must be a table", f"write [{table}] on a line of its own")
            known = _KEYS[table]
            for key in keys:
                if known is not None and key not in known:
                    raise self._error(
                        key, f"unknown setting {key!r}", f"use one of {', '.join(sorted(known))}"
                    )
                if known is None and not _PAIR.fullmatch(key):
                    raise self._error(key, f"{key!r} is no language pair", "write it like ar-en")

    def _title(self) -> dict[str, str]:
        title = self.content.get("site", {}).get("title", {"ar": "مقالات", "en": "Articles"})
        if not isinstance(title, dict) or not title or not all(isinstance(t, str) for t in title.values()):
            raise self._error(
                "title", "title must give a text for each language", 'write { ar = "…", en = "…" }'
            )
        return title

    def _beam(self) -> int:
        beam = self.content.get("translation", {}).get("beam", 4)
        if not isinstance(beam, int) or isinstance(beam, bool) or not 1 <= beam <= 32:
            raise self._error("beam", f"beam is {beam!r}", "give a whole number from 1 to 32")
        return beam

    def _text(self, table: str, key: str, default: str) -> str:
        value = self.content.get(table, {}).get(key, default)
        if not isinstance(value, str):
            raise self._error(key, f"{key} must be a text", f'write {key} = "…"')
        return value

    def _texts(self, table: str, key: str, default: list[str]) -> list[str]:
        value = self.content.get(table, {}).get(key, default)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(key, f"{key} must be a list of texts", f'write {key} = ["…"]')
        return value

    def _error(self, key: str, what: str, remedy: str) -> SettingsError:
        return SettingsError(what, where=self._where(key), remedy=remedy)

    def _where(self, key: str) -> str:
        line = line_of(key, self.lines)
        return f"{self.path}:{line}" if line else str(self.path)
