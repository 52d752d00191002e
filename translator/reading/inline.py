"""Building the plain text of a block and, beside it, the spans of its inline markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.article import Block, BlockKind, Markup, MarkupKind

_SPACES = re.compile(r"[ \t\n\f]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE_SCHEMES = ("http", "https", "mailto")


def safe_url(url: str) -> str:
    """Return `url` when it is relative or http, https or mailto, else an empty string.

    Spaces in it become `%20`; other characters stay as they are written.
    """
    url = re.sub(r"[\x00-\x1f\x7f]", "", url).strip()  # browsers read through them: java\nscript:
    scheme = _SCHEME.match(url.replace(" ", ""))
    url = url.replace(" ", "%20")
    return url if scheme is None or scheme.group(1).lower() in _SAFE_SCHEMES else ""


class InlineText:
    """A text that grows from left to right, with markup that is opened and closed on the way.

    White space is folded as browsers do: runs become one space, none stands beside a line break
    or at either end. Markup over nothing, or a link that leads nowhere safe, is left out.
    """

    def __init__(self) -> None:
        self.images: list[tuple[str, str]] = []  # text and url, of those with a safe url
        self._text = ""
        self._open: list[tuple[MarkupKind | None, int, str]] = []
        self._closed: list[Markup] = []

    def add(self, text: str) -> None:
        """Append running text."""
        text = _SPACES.sub(" ", text)
        if self._text[-1:] in ("", " ", "\n"):
            text = text.lstrip(" ")
        self._text += text

    def add_break(self) -> None:
        """Append a line break."""
        self._text = self._text.rstrip(" ") + "\n"

    def add_image(self, text: str, url: str) -> None:
        """Append the alternative text of an image."""
        url = safe_url(url)
        if url:
            self.images.append((_SPACES.sub(" ", text).strip(), url))
        self.open(MarkupKind.IMAGE, url)
        self.add(text)
        self.close()

    def open(self, kind: MarkupKind | None, url: str = "") -> None:
        """Begin markup here; `None` stands for markup without a meaning to us."""
        url = safe_url(url)
        if kind in (MarkupKind.LINK, MarkupKind.IMAGE) and not url:
            kind = None
        self._open.append((kind, len(self._text), url))

    def close(self) -> None:
        """End the markup that was opened last."""
        kind, start, url = self._open.pop()
        if kind is not None and start < len(self._text):
            self._closed.append(Markup(kind, start, len(self._text), url))

    def parts(self) -> Iterator[tuple[str, tuple[Markup, ...]]]:
        """The finished text with its markup; two line breaks in a row cut it into several parts."""
        start = 0
        for end in [*re.finditer(r"\n{2,}", self._text), None]:
            stop = end.start() if end else len(self._text)
            text = self._text[start:stop]
            if text.strip():
                yield self._part(start, stop)
            start = end.end() if end else stop

    def whole(self) -> tuple[str, tuple[Markup, ...]]:
        """The finished text with its markup, in one piece."""
        return self._part(0, len(self._text))

    def _part(self, start: int, end: int) -> tuple[str, tuple[Markup, ...]]:
        text = self._text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        marks = []
        for mark in self._closed:
            first, last = max(mark.start, start), min(mark.end, end)
            while first < last and text[first] in " \n":
                first += 1
            while last > first and text[last - 1] in " \n":
                last -= 1
            if first < last:
                marks.append(Markup(mark.kind, first - start, last - start, mark.url))
        marks.reverse()  # of two over the same text, the outer one closes last and is to come first
        return text[start:end], tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def figures(inline: InlineText) -> list[Block]:
    """The figures of a paragraph that consists of nothing but images, else an empty list."""
    text, _ = inline.whole()
    captions = "".join(caption for caption, _ in inline.images)
    if "".join(text.split()) != "".join(captions.split()):
        return []
    return [Block(BlockKind.FIGURE, caption, url=url) for caption, url in inline.images]
