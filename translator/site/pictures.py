"""The pictures of a book: images of articles in the formats that every e-reader shows.

An image that is missing, of another format or not what it says it is stays out; so does a drawing
that runs scripts or asks other hosts.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from pathlib import Path
from urllib.parse import unquote

from translator.rendering.urls import is_local, local_path
from translator.site.articles import image_file
from translator.site.book import File

_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpg", "image/jpeg"),
    b"GIF87a": ("gif", "image/gif"),
    b"GIF89a": ("gif", "image/gif"),
}
_SVG = ("svg", "image/svg+xml")
_ACTIVE = {"script", "foreignObject", "handler", "listener"}
_LARGEST = 20 * 2**20  # bytes


class Pictures:
    """The pictures that chapters have asked for, each once."""

    def __init__(self, articles: Path) -> None:
        self._articles = articles
        self._names: dict[str, str] = {}
        self._files: dict[str, File] = {}

    @property
    def files(self) -> tuple[File, ...]:
        """The pictures as files of the book, by name."""
        return tuple(self._files[name] for name in sorted(self._files))

    def find(self, url: str) -> str:
        """The name within the book of an article's image; empty when the book has none."""
        if url not in self._names:
            content = _content(self._articles, url)
            kind = _kind(content)
            name = f"picture-{hashlib.sha256(content).hexdigest()[:12]}.{kind[0]}" if kind else ""
            if kind:
                self._files[name] = File(name, kind[1], content)
            self._names[url] = name
        return self._names[url]


def _content(articles: Path, url: str) -> bytes:
    """The bytes of an image that lies beside the articles or in its own address."""
    if not url or not is_local(url):
        return b""
    if url.startswith("data:"):
        head, _, data = url.partition(",")
        try:
            return base64.b64decode(unquote(data), validate=True) if head.endswith(";base64") else b""
        except (binascii.Error, ValueError):
            return b""
    path = image_file(articles, local_path(url))
    return path.read_bytes() if path and path.stat().st_size <= _LARGEST else b""


def _kind(content: bytes) -> tuple[str, str] | None:
    """The suffix and the media type of an image."""
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ("webp", "image/webp")
    return _SVG if b"<svg" in content[:4096] and _is_harmless_drawing(content) else None


def _is_harmless_drawing(content: bytes) -> bool:
    from lxml import etree

    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    inner = root.getroottree().docinfo.internalDTD
    if root.tag != "{http://www.w3.org/2000/svg}svg" or (inner is not None and any(inner.iterentities())):
        return False
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if tag in _ACTIVE or (tag == "style" and _leads_outside(element.text or "")):
            return False
        for name, value in element.attrib.items():
            local = etree.QName(name).localname
            if local.startswith("on") or _leads_outside(value):
                return False
            if local == "href" and not value.startswith("#"):
                return False
    return True


def _leads_outside(style: str) -> bool:
    """Whether a piece of a stylesheet asks for anything beyond the drawing."""
    return "@import" in style or "url(" in style.replace("url(#", "")
