"""Articles in pages saved from the web: the article itself, without the furniture around it."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from translator.article import Article, Block, BlockKind, MarkupKind
from translator.errors import ArticleError
from translator.reading.datelines import parse_dateline
from translator.reading.dates import parse_date
from translator.reading.inline import InlineText, figures
from translator.reading.keywords import split_keywords
from translator.reading.labels import Label, parse_line

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NOISY = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "urllib3")
_MOST_LINKED = 0.8  # of the text; what is linked more is a menu or a list of articles
_DATE_LINES = 4  # at the beginning of the article, where its date may stand in words

# The elements of the tree that trafilatura makes (TEI), and what they mean here.
_INLINE_TAGS = ("hi", "ref", "del", "code", "lb", "graphic")
_HIGHLIGHTS = {
    "#b": MarkupKind.STRONG,
    "#i": MarkupKind.EMPHASIS,
    "#t": MarkupKind.CODE,
}


def read_html(text: str, *, name: str, where: str) -> Article:
    """Make an article of a web page, with the facts that its metadata state.

    Raises:
        ArticleError: no article is found in the page.
    """
    page = _XML_DECLARATION.sub("", text)
    document = _extract(page)
    if document is None or document.body is None or _is_menu(document.body):
        raise _no_article(where)
    flattening = _Flattening()
    flattening.children(document.body)
    title, blocks = _title(document.title or "", _with_captions(flattening.blocks, page))
    if not any(block.text for block in blocks):
        raise _no_article(where)
    published_text = document.date or _date_in_words(blocks)
    return Article(
        name=name,
        title=title,
        blocks=tuple(blocks),
        author=document.author or "",
        publisher=document.sitename or "",
        published=parse_date(published_text),
        published_text=published_text,
        keywords=split_keywords("\n".join(document.tags or ())),
    )


def _no_article(where: str) -> ArticleError:
    return ArticleError(
        "holds no article that can be told from its menus and lists",
        where=where,
        remedy="save the page of the article itself, or copy its text into a .txt file",
    )


def _extract(page: str) -> Any:
    """Return trafilatura's document for `page`, None when it finds none."""
    with _silence():
        import trafilatura

        return trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_formatting=True,
            include_images=True,
            include_links=True,
            include_tables=True,
            # A date guessed from anything in the page would be worse than none.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )


@contextmanager
def _silence() -> Iterator[None]:
    """Keep log records and warnings of the libraries from a person who can do nothing about them."""
    loggers = [logging.getLogger(name) for name in _NOISY]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _length(element: Any) -> int:
    return len("".join("".join(element.itertext()).split()))


def _is_menu(body: Any) -> bool:
    if body.tag in ("nav", "header", "footer", "aside", "form"):
        return True
    linked = sum(_length(link) for link in body.iter("ref"))
    return linked > _MOST_LINKED * max(1, _length(body))


def _title(given: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The headline of the page, which metadata often decorate with the newspaper's name."""
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.level == 1 and (index == 0 or block.text == given):
            return block.text, blocks[:index] + blocks[index + 1 :]
    return " ".join(given.split()), blocks


def _with_captions(blocks: list[Block], page: str) -> list[Block]:
    """Give the figures the captions printed below them, which the extraction leaves behind."""
    if all(block.kind is not BlockKind.FIGURE for block in blocks):
        return blocks
    from trafilatura import load_html

    captions: dict[str, str] = {}
    for figure in load_html(page).iter("figure"):
        caption = " ".join(" ".join(part.text_content() for part in figure.iter("figcaption")).split())
        captions.update({image.get("src", ""): caption for image in figure.iter("img") if caption})
    return [
        replace(block, text=captions.get(block.url, block.text)) if block.kind is BlockKind.FIGURE else block
        for block in blocks
    ]


def _date_in_words(blocks: list[Block]) -> str:
    for block in blocks[:_DATE_LINES]:
        line = parse_line(block.text) if block.text else None
        if line and line.label is Label.DATE and parse_date(line.value):
            return line.value
        if parse_date(block.text):
            return block.text
        dateline = parse_dateline(block.text)
        if dateline:
            return dateline.date
    return ""


@dataclass
class _Flattening:
    """Walks down trafilatura's tree; `quotes` and `lists` say how deep it is in them."""

    blocks: list[Block] = field(default_factory=list)
    quotes: int = 0
    lists: int = 0

    def children(self, element: Any) -> None:
        """Add the blocks in `element`; runs of inline content become paragraphs."""
        inline = InlineText()
        inline.add(element.text or "")
        for child in element:
            if child.tag in _INLINE_TAGS and not _is_code_block(child):
                _add_inline(inline, child)
            else:
                self._flush(inline)
                inline = InlineText()
                self._block(child)
            inline.add(child.tail or "")
        self._flush(inline)

    def _flush(self, inline: InlineText) -> None:
        pictures = figures(inline)
        if pictures:
            self.blocks += pictures
            return
        kind = BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH
        for text, markup in inline.parts():
            self.blocks.append(Block(kind, text, markup, level=self.quotes))

    def _block(self, element: Any) -> None:
        match element.tag:
            case "head":
                level = int(re.sub(r"\D", "", element.get("rend", "")) or 2)
                text, markup = _inline(element).whole()
                if text:
                    self.blocks.append(Block(BlockKind.HEADING, text, markup, level=min(max(level, 1), 6)))
            case "quote":
                self.quotes += 1
                self.children(element)
                self.quotes -= 1
            case "list":
                self._list(element)
            case "table":
                self._table(element)
            case "code":
                self.blocks.append(Block(BlockKind.CODE, "".join(element.itertext()).strip("\n")))
            case _ if isinstance(element.tag, str):
                self.children(element)

    def _list(self, element: Any) -> None:
        self.lists += 1
        ordered = element.get("rend") == "ol"
        for number, item in enumerate(element, 1):
            first = len(self.blocks)
            self.children(item)
            if len(self.blocks) > first and self.blocks[first].kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
                block = self.blocks[first]
                self.blocks[first] = Block(
                    BlockKind.LIST_ITEM,
                    block.text,
                    block.markup,
                    level=self.lists,
                    number=number if ordered else 0,
                )
        self.lists -= 1

    def _table(self, element: Any) -> None:
        for row, line in enumerate(element.iter("row")):
            for column, cell in enumerate(line.iter("cell")):
                text, markup = _inline(cell).whole()
                self.blocks.append(Block(BlockKind.TABLE_CELL, text, markup, row=row, column=column))


def _is_code_block(element: Any) -> bool:
    return element.tag == "code" and (len(element) > 0 or "\n" in (element.text or ""))


def _inline(element: Any) -> InlineText:
    """All the text in `element` as one, whatever blocks it holds."""
    inline = InlineText()
    inline.add(element.text or "")
    for child in element:
        _add_inline(inline, child)
        inline.add(child.tail or "")
    return inline


def _add_inline(inline: InlineText, element: Any) -> None:
    match element.tag:
        case "lb":
            inline.add_break()
        case "graphic":
            inline.add_image(element.get("alt") or element.get("title") or "", element.get("src") or "")
        case _ if isinstance(element.tag, str):
            beside = "" if element.tag in _INLINE_TAGS else " "  # words of two blocks stay apart
            inline.add(beside)
            inline.open(_markup_kind(element), element.get("target") or "")
            inline.add(element.text or "")
            for child in element:
                _add_inline(inline, child)
                inline.add(child.tail or "")
            inline.close()
            inline.add(beside)


def _markup_kind(element: Any) -> MarkupKind | None:
    if element.tag == "hi":
        return _HIGHLIGHTS.get(element.get("rend", ""))
    return {"ref": MarkupKind.LINK, "del": MarkupKind.STRIKE, "code": MarkupKind.CODE}.get(element.tag)
