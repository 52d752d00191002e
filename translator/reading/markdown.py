"""Articles in Markdown, with YAML front matter."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import nh3
from markdown_it import MarkdownIt, rules_block
from markdown_it.ruler import RuleOptionsType
from markdown_it.token import Token

from translator.article import Article, Block, BlockKind, MarkupKind
from translator.reading.frontmatter import split_front_matter
from translator.reading.inline import InlineText, figures

_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:")
_MARKUP = {
    "strong_open": MarkupKind.STRONG,
    "em_open": MarkupKind.EMPHASIS,
    "s_open": MarkupKind.STRIKE,
    "link_open": MarkupKind.LINK,
}


def read_markdown(text: str, *, name: str, where: str) -> Article:
    """Make an article of Markdown.

    The title is the one of the front matter, else the first heading of level 1. HTML in the text
    loses its tags.

    Raises:
        ArticleError: the front matter is wrong.
    """
    front, body = split_front_matter(text, where)
    blocks = markdown_blocks(body)
    title, blocks = _title(front.title, blocks)
    return Article(
        name=name,
        title=title,
        blocks=tuple(blocks),
        place=front.place,
        author=front.author,
        publisher=front.publisher,
        published=front.published,
        published_text=front.date,
        keywords=front.keywords,
        slug=front.slug,
        extra=front.extra,
    )


def markdown_blocks(text: str) -> list[Block]:
    """Flatten Markdown into blocks."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable(["table", "strikethrough"])
    ended: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}  # by a footnote
    parser.block.ruler.before("reference", "footnote", _footnote, ended)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # unsafe links keep their text
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # addresses stay readable
    flattening = _Flattening()
    for token in parser.parse(text):
        flattening.take(token)
    return flattening.blocks


def _footnote(state: rules_block.StateBlock, line: int, end: int, silent: bool) -> bool:
    """A note (`[^1]: رويترز`) is a paragraph of its own; CommonMark would take its text for an address."""
    start = state.bMarks[line] + state.tShift[line]
    begins = not state.is_code_block(line) and _FOOTNOTE.match(state.src, start, state.eMarks[line])
    return bool(begins) and (silent or rules_block.paragraph(state, line, end, silent))


def _title(given: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.level == 1 and given in ("", block.text):
            return block.text, blocks[:index] + blocks[index + 1 :]
    return given, blocks


@dataclass
class _List:
    number: int  # of the item that comes next; 0 in an unordered list
    at_start: bool = False  # whether an item has just begun


@dataclass
class _Flattening:
    """Walks through the tokens of a document and remembers what they stand in."""

    blocks: list[Block] = field(default_factory=list)
    quotes: int = 0
    lists: list[_List] = field(default_factory=list)
    heading: int = 0
    in_cell: bool = False
    row: int = -1
    column: int = -1

    def take(self, token: Token) -> None:
        """Take one token of the document's flat list."""
        if token.type == "inline":
            self._text(token)
        elif token.type in ("fence", "code_block"):
            language = token.info.split()[0] if token.info.strip() else ""
            self.blocks.append(Block(BlockKind.CODE, token.content.rstrip("\n"), language=language))
        elif token.type == "hr":
            self.blocks.append(Block(BlockKind.RULE, ""))
        elif token.type == "html_block":
            self._html(token.content)
        else:
            self._container(token)

    def _container(self, token: Token) -> None:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "bullet_list_open":
                self.lists.append(_List(0))
            case "ordered_list_open":
                self.lists.append(_List(int(token.attrGet("start") or 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1].at_start = True
            case "list_item_close":
                self.lists[-1].number += self.lists[-1].number > 0
            case "table_open":
                self.row = -1
            case "tr_open":
                self.row, self.column = self.row + 1, -1
            case "th_open" | "td_open":
                self.column, self.in_cell = self.column + 1, True
            case "th_close" | "td_close":
                self.in_cell = False

    def _text(self, token: Token) -> None:
        inline = _inline(token.children or [])
        if self.in_cell:
            text, markup = inline.whole()
            self.blocks.append(Block(BlockKind.TABLE_CELL, text, markup, row=self.row, column=self.column))
            return
        pictures = figures(inline)
        if pictures:
            self.blocks += pictures
            return
        for text, markup in inline.parts():
            kind, level, number = self._kind()
            self.blocks.append(Block(kind, text, markup, level=level, number=number))

    def _kind(self) -> tuple[BlockKind, int, int]:
        """What a text at this place is, with its level and number."""
        if self.heading:
            return BlockKind.HEADING, self.heading, 0
        if self.lists and self.lists[-1].at_start:
            self.lists[-1].at_start = False
            return BlockKind.LIST_ITEM, len(self.lists), self.lists[-1].number
        if self.quotes:
            return BlockKind.QUOTE, self.quotes, 0
        return BlockKind.PARAGRAPH, 0, 0

    def _html(self, source: str) -> None:
        for paragraph in re.split(r"\n\s*\n", html.unescape(nh3.clean(source, tags=set()))):
            text = " ".join(paragraph.split())
            if text:
                kind, level, number = self._kind()
                self.blocks.append(Block(kind, text, level=level, number=number))


def _inline(tokens: Iterable[Token]) -> InlineText:
    inline = InlineText()
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                inline.add(token.content)
            case "softbreak":
                inline.add(" ")
            case "hardbreak":
                inline.add_break()
            case "code_inline":
                inline.open(MarkupKind.CODE)
                inline.add(token.content)
                inline.close()
            case "image":
                url, title = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
                alternative, _ = _inline(token.children or []).whole()
                inline.add_image(alternative or title, url)
            case "html_inline":
                if re.match(r"<br\b", token.content, re.IGNORECASE):
                    inline.add_break()
                elif re.match(r"</(?:td|th|p|div|li|tr)\b", token.content, re.IGNORECASE):
                    inline.add(" ")  # words of two cells are two words
            case _ if token.nesting == 1:
                inline.open(_MARKUP.get(token.type), str(token.attrGet("href") or ""))
            case _ if token.nesting == -1:
                inline.close()
    return inline
