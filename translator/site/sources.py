"""The files of the articles: which there are, and which of those that lie beside them nobody reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from translator.errors import SettingsError
from translator.files import is_text
from translator.settings import Settings

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
_OF_WRITERS = (".docx", ".doc", ".odt", ".rtf", ".pdf")  # whoever puts one there expects it on the site
_TEMPORARY = (".", "~$")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a folder of articles, to be translated by a pair."""

    pair: str
    folder: Path
    name: str

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.folder / self.name

    @property
    def origin(self) -> str:
        """What names the file in the store."""
        return f"{self.pair}/{self.name}"


def sources(settings: Settings, pair: str) -> list[Source]:
    """The articles that a pair translates.

    Raises:
        SettingsError: the folder of articles does not exist.
    """
    language = pair.partition("-")[0]
    folder = settings.articles_in(language)
    return [Source(pair, folder, path.name) for path in article_files(settings, language)]


def article_files(settings: Settings, language: str) -> list[Path]:
    """The articles in a language: those in a folder of its name, else all; by name.

    Raises:
        SettingsError: the folder of articles does not exist.
    """
    files = [path for path in _folder(settings, language).iterdir() if _is_article(path)]
    return sorted((path for path in files if is_text(path.name)), key=lambda path: path.name)


def unread(settings: Settings) -> Iterator[str]:
    """Say which files are not read although somebody may wait for their pages.

    Raises:
        SettingsError: the folder of articles does not exist.
    """
    folders = dict.fromkeys(_folder(settings, pair.partition("-")[0]) for pair in settings.pairs)
    if settings.articles not in folders:
        beside = sum(_is_article(path) for path in settings.articles.iterdir())
        files = "file in it is" if beside == 1 else "files in it are"
        if beside:
            there = " and ".join(map(str, folders))
            yield f"{settings.articles}: {beside} {files} not read, since articles stand in {there}"
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in _OF_WRITERS and not path.name.startswith(_TEMPORARY):
                yield f"{path}: is not read; save it as text, Markdown or HTML"
            elif not is_text(path.name) and _is_article(path):
                shown = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                yield f"{shown}: is not read, since its name is not in UTF-8; rename it"


def _folder(settings: Settings, language: str) -> Path:
    if not settings.articles.is_dir():
        raise SettingsError(
            "there is no such folder of articles",
            where=str(settings.articles),
            remedy="make it, or name another one as [site] articles in translator.toml",
        )
    return settings.articles_in(language)


def _is_article(path: Path) -> bool:
    named = path.suffix.lower() in SUFFIXES and not path.name.startswith(_TEMPORARY)
    return named and path.is_file()
