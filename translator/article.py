"""What an article is once it has been read, whatever format it came in.

A reader makes an `Article`; everything after it knows no format. All positions are half-open
character offsets into the `text` of the block that they belong to.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class BlockKind(str, Enum):
    """The kinds of block that survive on both sides of a bilingual page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    FIGURE = "figure"
    CODE = "code"
    RULE = "rule"


class MarkupKind(str, Enum):
    """Inline markup inside a block."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"


@dataclass(frozen=True)
class Markup:
    """Inline markup over `text[start:end]` of a block; `url` is set for links and images."""

    kind: MarkupKind
    start: int
    end: int
    url: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"markup spans {self.start}:{self.end}")


@dataclass(frozen=True)
class Block:
    """One paragraph-like piece of an article, as plain text with its inline markup beside it.

    `level` is the level of a heading (1 to 6) or the depth of a quote or list item (from 1).
    `number` is the number of an item in an ordered list, 0 in an unordered one. `row` and
    `column` (from 0) place a table cell; the first row of a table is its head; a cell at 0, 0
    begins a new table. A figure's `text` is its caption or alternative text, `url` its image.
    A code block's `text` is never translated, `language` names its programming language.
    """

    kind: BlockKind
    text: str
    markup: tuple[Markup, ...] = ()
    level: int = 0
    number: int = 0
    row: int = 0
    column: int = 0
    url: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if any(mark.end > len(self.text) for mark in self.markup):
            raise ValueError("markup reaches beyond the text of its block")

    @property
    def translatable(self) -> bool:
        """Whether the text is to be translated (code and rules are not)."""
        return self.kind not in (BlockKind.CODE, BlockKind.RULE) and bool(self.text.strip())


@dataclass(frozen=True)
class Article:
    """An article in its source language, in reading order.

    `name` is the stem of the file that it was read from; the names of its outputs follow from it.
    `published` is the day of publication and `published_text` the wording that it was read from
    (kept even when no day could be read from it). `publisher` is the newspaper or agency named as
    source. `extra` holds front matter that the project gives no meaning to. `notices` are
    sentences for the person who runs the command, such as a character set that was converted.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    place: str = ""
    author: str = ""
    publisher: str = ""
    published: datetime.date | None = None
    published_text: str = ""
    keywords: tuple[str, ...] = ()
    slug: str = ""
    related: tuple[Article, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
