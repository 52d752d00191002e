"""Reading made pages in tests: their texts, and where their links lead."""

from __future__ import annotations

import posixpath
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urlsplit

from lxml import html

from translator.site.pages import Site


def page(output: Path, path: str) -> html.HtmlElement:
    """A page of a built site."""
    return html.document_fromstring((output / path).read_bytes())


def made(site: Site, kind: ModuleType) -> dict[str, html.HtmlElement]:
    """The pages of a kind, by path, made without a folder."""
    return {made.path: html.document_fromstring(made.make(site)) for made in kind.pages(site)}


def texts(root: html.HtmlElement, where: str) -> list[str]:
    """The texts of elements, with single spaces."""
    return [" ".join(found.text_content().split()) for found in root.xpath(where)]


def link(path: str, address: str) -> tuple[str, str]:
    """The path and the fragment that an address on the page at `path` leads to."""
    parts = urlsplit(address)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return found, parts.fragment


def leads(root: html.HtmlElement, path: str, where: str = "//main//a") -> list[str]:
    """Where links lead, as paths of the site, without the places in them."""
    return [link(path, found.get("href"))[0] for found in root.xpath(where)]
