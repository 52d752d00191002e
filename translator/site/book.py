"""A book as an EPUB file. The same book gives the same bytes, whenever it is made."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

XHTML = "application/xhtml+xml"
_EPOCH = datetime.datetime(1970, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that zip files know
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)

Texts = tuple[tuple[str, str], ...]
"""A text in several languages: each with its language."""


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    titles: Texts
    href: str
    children: tuple[Entry, ...] = ()

    @property
    def title(self) -> str:
        """The title for readers that know no languages."""
        return " · ".join(text for _, text in self.titles)


@dataclass(frozen=True)
class File:
    """A file of the book."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Book:
    """What an EPUB file is made of.

    `languages` begin with the one that the book itself speaks; its pages turn in `direction`.
    `front` are pages before the table of contents, which is a page too only where there are some.
    `contents_page` is that table as XHTML, `contents` the same for old readers.
    """

    identifier: str
    titles: Texts
    languages: tuple[str, ...]
    direction: str
    chapters: tuple[File, ...]
    contents: tuple[Entry, ...]
    contents_page: bytes
    style: bytes
    pictures: tuple[File, ...] = ()
    creator: str = ""
    publisher: str = ""
    published: datetime.date | None = None
    subjects: tuple[str, ...] = ()
    source: str = ""
    front: tuple[File, ...] = ()


def pack(book: Book) -> bytes:
    """Make the EPUB 3 file, with a table of contents for readers of EPUB 2."""
    from ebooklib import epub  # type: ignore[import-untyped]

    made = epub.EpubBook()
    made.set_identifier(book.identifier)
    made.title = book.titles[0][1]
    made.set_direction(book.direction)
    for language in book.languages:
        made.set_language(language)
    made.language = book.languages[0]
    for language, title in book.titles:
        made.add_metadata("DC", "title", title, {f"{_XML}lang": language})
    for name, text in _facts(book):
        made.add_metadata("DC", name, text)
    for name, text in _ACCESS:
        made.add_metadata("OPF", name, text, {"property": f"schema:{name}"})

    def add(kind: str, files: Iterable[File]) -> list[Any]:
        return [
            made.add_item(epub.EpubItem(f"{kind}-{number}", file.name, file.media_type, file.content))
            for number, file in enumerate(files, 1)
        ]

    front = add("front", book.front)
    contents = add("contents", [File("contents.xhtml", XHTML, book.contents_page)])
    contents[0].properties = ["nav"]
    chapters = add("chapter", book.chapters)
    add("style", [File("book.css", "text/css", book.style)])
    add("picture", book.pictures)
    made.add_item(epub.EpubNcx())
    made.toc = list(_toc(epub, book.contents, "entry"))
    made.spine = [*front, *contents, *chapters] if book.front else chapters

    modified = datetime.datetime.combine(book.published, datetime.time()) if book.published else _EPOCH
    written = io.BytesIO()
    # The second writing compresses.
    options = {"mtime": modified, "compresslevel": 0, "raise_exceptions": True, "epub3_pages": False}
    epub.write_epub(written, made, options)
    return _with_fixed_times(written)


def _facts(book: Book) -> Iterator[tuple[str, str]]:
    if book.creator:
        yield "creator", book.creator
    if book.publisher:
        yield "publisher", book.publisher
    if book.published:
        yield "date", book.published.isoformat()
    for subject in book.subjects:
        yield "subject", subject
    if book.source:
        yield "source", book.source


def _toc(epub: Any, entries: tuple[Entry, ...], uid: str) -> Iterator[Any]:
    for number, entry in enumerate(entries, 1):
        name = f"{uid}-{number}"
        if entry.children:
            section = epub.Section(entry.title, entry.href)
            yield section, list(_toc(epub, entry.children, name))
        else:
            yield epub.Link(entry.href, entry.title, name)


def _with_fixed_times(written: io.BytesIO) -> bytes:
    """The same archive as if all its files were of one time."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for info in old.infolist():
            same = zipfile.ZipInfo(info.filename, _ZIP_TIME)
            same.external_attr = 0o644 << 16
            same.compress_type = zipfile.ZIP_STORED if info.filename == "mimetype" else zipfile.ZIP_DEFLATED
            same.create_system = 3  # Unix, wherever it is made
            new.writestr(same, old.read(info))
    return fixed.getvalue()
