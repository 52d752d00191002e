"""Reading articles: files and texts of several formats become an `Article`.

loading     bytes of a file, and the refusal of what is no text
encoding    bytes -> text, whatever the character set
cleaning    line ends and invisible characters
agency | markdown | html    text -> Article
language    is it written in the source language at all?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from translator.article import Article, BlockKind
from translator.errors import ArticleError
from translator.reading.agency import read_agency
from translator.reading.cleaning import clean
from translator.reading.encoding import decode
from translator.reading.html import read_html
from translator.reading.language import require_language
from translator.reading.loading import load, refuse_documents
from translator.reading.markdown import read_markdown

__all__ = ["read", "read_bytes", "read_text"]

_FORMATS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
_HTML_BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_FRONT_MATTER_BEGINNING = re.compile(r"---[ \t]*\n")


def read(path: Path, language: str = "ar", form: str = "") -> Article:
    """Read the article in the file at `path`, whose source language is `language`.

    `form` (`text`, `markdown` or `html`) says what it is; without it
    the suffix names the format: `.md` and `.markdown` Markdown, `.html` and `.htm` a web page,
    `.txt` and any other an agency's plain text. A file without suffix is recognised by how it
    begins. What was converted or cleaned is said in the article's `notices`.

    Raises:
        ArticleError: the file cannot be read as an article in `language`.
    """
    if not form and path.suffix:
        form = _FORMATS.get(path.suffix.lower(), "text")
    return _read_bytes(load(path), path.stem, str(path), form, language)


def read_bytes(data: bytes, name: str, language: str = "ar", form: str = "") -> Article:
    """Read an article from `data`, such as standard input; without a `form` it is recognised.

    `name` becomes the article's name and stands for the file in errors.

    Raises:
        ArticleError: as `read`.
    """
    return _read_bytes(data, name, name, form, language)


def read_text(text: str, name: str, language: str = "ar") -> Article:
    """Read an article from `text`; the format is recognised by how it begins.

    Raises:
        ArticleError: as `read`.
    """
    return _read_text(text, name, name, "", language, [])


def _read_bytes(data: bytes, name: str, where: str, form: str, language: str) -> Article:
    refuse_documents(data, where)
    text, notices = decode(data, where=where, language=_main_language(language))
    return _read_text(text, name, where, form, language, notices)


def _read_text(text: str, name: str, where: str, form: str, language: str, notices: list[str]) -> Article:
    text, cleaned = clean(text)
    if not text.strip():
        raise ArticleError("is empty", where=where, remedy="check that the article was saved in it")
    match form or _recognised(text):
        case "markdown":
            article = read_markdown(text, name=name, where=where)
        case "html":
            article = read_html(text, name=name, where=where)
        case _:
            article = read_agency(text, name=name)
    require_language("\n".join(_texts(article)), where=where, language=_main_language(language))
    return replace(article, notices=(*notices, *cleaned, *_unread_dates(article)))


def _recognised(text: str) -> str:
    if _FRONT_MATTER_BEGINNING.match(text):
        return "markdown"
    return "html" if _HTML_BEGINNING.match(text) else "text"


def _main_language(language: str) -> str:
    return language.lower().split("-")[0].split("_")[0]


def _texts(article: Article) -> Iterator[str]:
    yield article.title
    yield from (block.text for block in article.blocks if block.kind is not BlockKind.CODE)
    for related in article.related:
        yield from _texts(related)


def _unread_dates(article: Article) -> Iterator[str]:
    for each in (article, *article.related):
        if each.published_text and each.published is None:
            yield f"the date “{each.published_text}” was not understood"
