"""`translator translate`: articles in, bilingual files out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from translator.amounts import amount
from translator.article import Article
from translator.cli.console import complain, say, sentence_progress
from translator.cli.options import Device, EngineChoice, Format, InputFormat, Layout
from translator.errors import ArticleError, OutputError, TranslatorError
from translator.files import write_atomically
from translator.memory import TranslationMemory, default_path
from translator.reading import read, read_bytes
from translator.rendering import render
from translator.rendering.parts import state
from translator.translating import translate_articles
from translator.translation import BilingualArticle
from translator.workshop import Wishes, open_workshop

HELP = "Translate articles (text, Markdown, HTML) into bilingual Markdown, HTML and JSON."
EXAMPLES = """\b
Examples:
  translator translate article.txt                   build/article.md, .html and .json
  translator translate a.md b.html -o out --format html
  translator translate - < article.txt > article.md  from a pipe into a pipe"""
_STANDARD_INPUT = "-"


def translate(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Files, or - for standard input.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Folder for the results. Default: build."),
    ] = None,
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="Language of the articles.")] = "ar",
    target: Annotated[str, typer.Option("--to", metavar="LANG", help="Language to translate into.")] = "en",
    model: Annotated[
        str, typer.Option(help="auto, best, fast, embedded, a hub id or a folder.", metavar="MODEL")
    ] = "auto",
    engine: Annotated[EngineChoice, typer.Option(help="What runs the model.")] = EngineChoice.AUTO,
    device: Annotated[Device, typer.Option(help="Where the model runs.")] = Device.AUTO,
    beam: Annotated[int, typer.Option(min=1, max=32, help="Candidates kept at each step.")] = 4,
    glossary: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH", help="A CSV or a folder of them; repeatable. Default: glossaries/ar-en."
        ),
    ] = None,
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", help="What to write; repeatable. Default: all three."),
    ] = None,
    read_as: Annotated[
        InputFormat | None, typer.Option("--read-as", help="What the articles are. Default: by their names.")
    ] = None,
    layout: Annotated[Layout, typer.Option(help="How the two texts stand.")] = Layout.SIDE_BY_SIDE,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a term is missing.")] = False,
) -> None:
    """Translate articles and write the results."""
    piped = articles == [_STANDARD_INPUT]
    wanted = list(formats or ([Format.MARKDOWN] if piped else list(Format)))
    if _STANDARD_INPUT in articles and not piped:
        raise ArticleError("standard input cannot be mixed with files", where="-", remedy="give - alone")
    if piped and len(wanted) > 1:
        raise OutputError("standard output takes one format", where="-", remedy="give one --format")
    if piped and output is not None:
        what = "what comes from standard input goes to standard output, not into a folder"
        raise OutputError(what, where="-o", remedy="leave it out, or name the article's file")
    folder = output or Path("build")
    readable, failures = _read_all(articles, source, "" if read_as is None else read_as.value)
    if piped and sys.stdout is None:
        raise OutputError("is closed", where="standard output", remedy="give a file to write to")
    if not piped:
        _check_outputs([Path(path) for path in articles], readable, folder, wanted)
    wishes = Wishes(source, target, model, engine.value, device.value, beam, glossary)
    workshop = open_workshop(wishes, say=say)
    with TranslationMemory(default_path()) as memory, sentence_progress() as progress:
        results = translate_articles(readable, workshop, memory, progress)
    for failure in failures:
        complain(str(failure))
    for result in results:
        _write(result, folder, wanted, layout, piped=piped)
    missing = sum(use.missing for result in results for use in result.term_uses())
    if missing:
        say(f"Glossary terms that are missing: {missing}.")
    findings = sum(state(result).findings for result in results)
    if findings:
        say(f"{amount(findings, 'finding')} for the reviewer: {_place_of_findings(wanted)}")
    if failures or (strict and missing):
        raise typer.Exit(1)


def _read_one(path: str, language: str, form: str) -> Article:
    if path == _STANDARD_INPUT:
        return _read_standard_input(language, form)
    if "://" in path:
        remedy = "save the page as an .html file and give that"
        raise ArticleError("is an address, not a file", where=path, remedy=remedy)
    return read(Path(path), language, form)


def _read_standard_input(language: str, form: str) -> Article:
    if sys.stdin is None:
        raise ArticleError("is closed", where="standard input", remedy="pipe an article into the command")
    return read_bytes(sys.stdin.buffer.read(), "standard input", language, form)


def _read_all(paths: Sequence[str], language: str, form: str) -> tuple[list[Article], list[TranslatorError]]:
    """Read what can be read; the failure of the only article, or of all, ends the command."""
    articles: list[Article] = []
    failures: list[TranslatorError] = []
    for path in paths:
        try:
            article = _read_one(path, language, form)
        except ArticleError as error:
            failures.append(error)
            continue
        articles.append(article)
        for notice in article.notices:
            say(f"{path}: {notice}")
    if not articles and failures:
        for failure in failures[:-1]:
            complain(str(failure))
        raise failures[-1]
    return articles, failures


def _check_outputs(
    inputs: Sequence[Path], articles: Sequence[Article], folder: Path, formats: Sequence[Format]
) -> None:
    """Refuse, before any work, what would overwrite an article or another result."""
    names: set[str] = set()
    sources = {path.resolve() for path in inputs}
    for article in articles:
        if article.name.casefold() in names:
            raise OutputError(
                f"two articles would both be written to {article.name}",
                where=str(folder),
                remedy="rename one of them or translate them into different folders",
            )
        names.add(article.name.casefold())
        for kind in formats:
            path = folder / f"{article.name}.{kind.value}"
            if path.resolve() in sources:
                raise OutputError(
                    "the result would overwrite the article", where=str(path), remedy="choose another -o"
                )
    if folder.exists() and not folder.is_dir():
        raise OutputError("is a file, not a folder", where=str(folder), remedy="choose another -o")


def _write(
    result: BilingualArticle, folder: Path, formats: Sequence[Format], layout: Layout, *, piped: bool
) -> None:
    for kind in formats:
        text = render(result, kind.value, layout.value)
        if piped:
            sys.stdout.buffer.write(text.encode("utf-8"))
            sys.stdout.buffer.flush()
        else:
            path = folder / f"{result.article.name}.{kind.value}"
            write_atomically(path, text)
            say(f"Wrote {path}")


def _place_of_findings(formats: Sequence[Format]) -> str:
    if Format.HTML in formats:
        return "below the text of the HTML page."
    return "in the JSON record." if Format.JSON in formats else "give --format html to see them."
