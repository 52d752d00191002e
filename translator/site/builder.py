"""Building the site: articles/ in, build/site/ out, one article's failure never stops the others.

The new site is written beside the old one and takes its place when it is whole, so that an
interrupted build leaves the last site as it was. The same input gives the same bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from translator.article import Article, BlockKind, MarkupKind
from translator.errors import ArticleError, OutputError, SettingsError, TranslatorError
from translator.files import write_atomically
from translator.memory import TranslationMemory
from translator.reading import read
from translator.rendering import render
from translator.rendering.urls import is_local
from translator.settings import Settings
from translator.site.home import render_home
from translator.translating import Progress, Tally, translate_articles
from translator.translation import BilingualArticle
from translator.workshop import Wishes, open_workshop

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
_FORMATS = ("html", "md", "json")
_HOME = "../index.html"
_MARK = ".translator-site"  # says that a folder is ours to replace


@dataclass(frozen=True)
class Report:
    """What a build did: pages made, articles that failed, terms that are missing, sentences translated."""

    home: Path
    articles: int
    failures: tuple[TranslatorError, ...]
    missing: int
    tally: Tally


def build_site(
    settings: Settings, memory: TranslationMemory, say: Callable[[str], None], progress: Progress
) -> Report:
    """Translate all articles and write the site.

    Raises:
        TranslatorError: nothing can be built at all (settings, glossary, model, output folder).
    """
    pages: list[tuple[str, BilingualArticle]] = []
    failures: list[TranslatorError] = []
    tally = Tally()
    for pair in settings.pairs:
        results, failed = _translate_pair(settings, pair, memory, say, progress, tally)
        pages += [(pair, result) for result in results]
        failures += failed
    if failures and not pages:
        for failure in failures[:-1]:
            say(str(failure))
        raise failures[-1]  # the last good site is better than an empty one
    _replace_folder(settings.output, lambda folder: _write(settings, pages, folder, say))
    missing = sum(use.missing for _, page in pages for use in page.term_uses())
    return Report(settings.output / "index.html", len(pages), tuple(failures), missing, tally)


def _translate_pair(
    settings: Settings,
    pair: str,
    memory: TranslationMemory,
    say: Callable[[str], None],
    progress: Progress,
    tally: Tally,
) -> tuple[list[BilingualArticle], list[TranslatorError]]:
    source, _, target = pair.partition("-")
    articles: list[Article] = []
    failures: list[TranslatorError] = []
    names: dict[str, Path] = {}
    for path in _article_files(settings, source):
        try:
            article = read(path, source)
            other = names.setdefault(article.name.casefold(), path)
            if other != path:
                what = f"its page would be that of {other.name} too"
                raise ArticleError(what, where=str(path), remedy="rename one of the two")
        except TranslatorError as error:
            failures.append(error)
            continue
        articles.append(article)
        for notice in article.notices:
            say(f"{path}: {notice}")
    if not articles:
        return [], failures
    wishes = Wishes(
        source,
        target,
        settings.model,
        settings.engine,
        beam=settings.beam,
        glossaries=settings.glossaries.get(pair, ()),
    )
    workshop, notices = open_workshop(wishes)
    for notice in notices:
        say(notice)
    return translate_articles(articles, workshop, memory, progress, tally), failures


def _article_files(settings: Settings, source: str) -> list[Path]:
    """The articles of a source language: those in a folder of its name, else all.

    Raises:
        SettingsError: the folder of articles does not exist.
    """
    if not settings.articles.is_dir():
        raise SettingsError(
            "there is no such folder of articles",
            where=str(settings.articles),
            remedy="make it, or name another one as [site] articles in translator.toml",
        )
    own = settings.articles / source
    folder = own if own.is_dir() else settings.articles
    files = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    return sorted((path for path in files if path.suffix.lower() in SUFFIXES), key=lambda path: path.name)


def _write(
    settings: Settings,
    pages: Sequence[tuple[str, BilingualArticle]],
    folder: Path,
    say: Callable[[str], None],
) -> None:
    for pair, page in pages:
        for kind in _FORMATS:
            write_atomically(folder / pair / f"{page.article.name}.{kind}", render(page, kind, home=_HOME))
        for image in _local_images(page.article):
            if not _copy_image(settings.articles, folder / pair, image):
                say(f"{page.article.name}: there is no image {image} in {settings.articles}")
    write_atomically(folder / "index.html", render_home(settings, pages))


def _local_images(article: Article) -> Iterator[str]:
    """Yield the addresses of the images that lie beside the article, as paths."""
    for block in article.blocks:
        urls = [block.url] if block.kind is BlockKind.FIGURE else []
        urls += [mark.url for mark in block.markup if mark.kind is MarkupKind.IMAGE]
        for url in urls:
            parts = urlsplit(url) if is_local(url) and not url.startswith("data:") else None
            if parts and parts.path and not parts.path.startswith("/"):
                yield unquote(parts.path)
    for related in article.related:
        yield from _local_images(related)


def _copy_image(articles: Path, pages: Path, name: str) -> bool:
    """Copy an image of the folder of articles to the same place beside the pages; nothing from elsewhere."""
    if ".." in Path(name).parts:
        return False
    try:
        image = (articles / name).resolve(strict=True)
        if image.is_relative_to(articles.resolve()) and image.is_file():
            write_atomically(pages / name, image.read_bytes())
            return True
    except (OSError, ValueError):
        pass  # a name that no file can have
    return False


def _replace_folder(folder: Path, write: Callable[[Path], None]) -> None:
    """Fill a new folder with `write` and put it in the place of `folder`.

    Raises:
        OutputError: `folder` holds something else than a site, or cannot be made.
    """
    if folder.exists() and not _holds_a_site(folder):
        raise OutputError(
            "holds files that are no site of ours, and building would delete them",
            where=str(folder),
            remedy="name a new folder as [site] output",
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    except OSError as error:
        raise OutputError(
            f"cannot be made ({error.strerror})", where=str(folder), remedy="name another [site] output"
        ) from error
    old = new.with_name(f"{new.name}-old")
    try:
        new.chmod(0o755)
        write(new)
        write_atomically(new / _MARK, "The folder is made anew by each build.\n")
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _holds_a_site(folder: Path) -> bool:
    return folder.is_dir() and ((folder / _MARK).is_file() or not any(folder.iterdir()))
