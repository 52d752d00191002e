"""`translator export`: an article, or all that was approved, for the tools that translators use."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import say, sentence_progress
from translator.cli.options import DEFAULT_CONFIG, ConfigFile
from translator.errors import ArticleError, OutputError, ReviewError, SettingsError
from translator.files import write_atomically
from translator.memory import TranslationMemory, default_path
from translator.settings import Settings, read_settings

if TYPE_CHECKING:
    from translator.reviewing import ArticleReview, Reviews

HELP = "Write an article for the review in another tool: PO, XLIFF, TMX, a table for Word."
EXAMPLES = """\b
The sentences, drafts and approved ones, are kept in translations/PAIR/NAME.po, which Poedit and
Weblate open directly: --format po brings that file up to date. The other formats go away and come
back with `translator import`.

\b
Examples:
  translator export visit.txt                          translations/ar-en/visit.po
  translator export visit.txt --format docx-table      visit.docx, for Word
  translator export visit.txt --format xliff -o - | less
  translator export --all --format tmx                 all approved sentences: ar-en.tmx"""
_STANDARD_OUTPUT = "-"


class ExportFormat(str, Enum):
    """What can be written."""

    PO = "po"
    XLIFF = "xliff"
    XLIFF2 = "xliff2"
    TMX = "tmx"
    DOCX_TABLE = "docx-table"


def export(
    article: Annotated[
        str | None, typer.Argument(metavar="ARTICLE", help="An article of the site: its file.")
    ] = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.PO,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="The file to write, or - for standard output."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="With --format tmx: all that was approved, of all articles.")
    ] = False,
    pair: Annotated[
        str | None, typer.Option("--pair", metavar="PAIR", help="The languages, where the site has several.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Bring the article's PO file up to date, translating what is new, and write it in another format."""
    if everything == (article is not None):
        raise ReviewError("nothing or too much to export", remedy="name an article, or give --all")
    if everything and form is not ExportFormat.TMX:
        raise ReviewError("--all is for a translation memory", remedy="give --format tmx")
    settings = read_settings(config)
    if article is None:
        chosen = one_pair(settings, pair)
        reviews = reviews_of(settings, chosen)
        _write(form, [reviews.read(name) for name in reviews.names()], chosen, output, chosen, force=force)
        return
    reviews, review, chosen = _brought_up(settings, article, pair)
    if form is ExportFormat.PO and output is None:
        typer.echo(reviews.path(review.name))
        return
    _write(form, [review], chosen, output, review.name, force=force)


def one_pair(settings: Settings, wanted: str | None) -> str:
    """The pair that is wanted, or the only one of the site.

    Raises:
        SettingsError: the site has no such pair, or several and none is wanted.
    """
    if wanted is None and len(settings.pairs) == 1:
        return settings.pairs[0]
    if wanted not in settings.pairs:
        what = f"the site has no pair {wanted}" if wanted else "the site has several pairs"
        raise SettingsError(what, remedy=f"give --pair {' or --pair '.join(settings.pairs)}")
    return wanted


def reviews_of(settings: Settings, pair: str) -> Reviews:
    """The reviewed translations of a pair of the site."""
    from translator.reviewing import Reviews

    return Reviews(settings.translations / pair)


def _brought_up(settings: Settings, name: str, pair: str | None) -> tuple[Reviews, ArticleReview, str]:
    """The review of an article as it is translated now; its PO file is brought up to date."""
    from translator.reading import read
    from translator.site.builder import plan_of
    from translator.site.checking import named_sources
    from translator.translating import translate_articles

    plan = plan_of(settings, say)
    found = [s for s in named_sources(plan.found, [name], settings) if pair in (None, s.pair)]
    if len(found) != 1:
        pairs = " or --pair ".join(source.pair for source in found) or ", ".join(settings.pairs)
        what = "is translated by several pairs" if found else f"is not translated by {pair}"
        raise ArticleError(what, where=name, remedy=f"give --pair {pairs}")
    source = found[0]
    article = read(source.path, source.pair.partition("-")[0])
    with TranslationMemory(default_path()) as memory, sentence_progress() as progress:
        (bilingual,) = translate_articles([article], plan.workshops[source.pair], memory, progress)
    reviews = reviews_of(settings, source.pair)
    return reviews, reviews.update(article.name, bilingual), source.pair


def _write(
    form: ExportFormat,
    articles: Sequence[ArticleReview],
    pair: str,
    output: str | None,
    stem: str,
    *,
    force: bool,
) -> None:
    from translator.reviewing.exchange import Languages, formats

    languages = Languages(*pair.split("-"))
    chosen = formats(languages)[form.value]
    data = chosen.write(articles, languages)
    if output == _STANDARD_OUTPUT:
        if form is ExportFormat.DOCX_TABLE and sys.stdout.isatty():
            raise OutputError("a Word file is no text", where="standard output", remedy="name a file")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(output or f"{stem}{chosen.suffix}")
    if path.exists() and not force:
        raise OutputError("is there already", where=str(path), remedy="give --force to overwrite it, or -o")
    write_atomically(path, data)
    typer.echo(path)
