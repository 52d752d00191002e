"""A bilingual article as renderers walk through it: fields and rows with their two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from translator.article import Block, BlockKind
from translator.i18n import long_date
from translator.translation import BilingualArticle, BilingualBlock, Origin, Translation


@dataclass(frozen=True)
class Field:
    """A line of metadata. `pairs` are translations; `plain` holds both texts of what needs none."""

    name: str
    pairs: tuple[Translation, ...] = ()
    plain: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Row:
    """Blocks that stand in one row of a page: one block, or all cells of one table."""

    kind: BlockKind
    blocks: tuple[BilingualBlock, ...]

    @property
    def block(self) -> Block:
        """The row's first block."""
        return self.blocks[0].block


def fields(article: BilingualArticle) -> Iterator[Field]:
    """Yield the metadata that the article has, in the order of a page."""
    day = article.article.published
    if day:
        languages = (article.source_language, article.target_language)
        yield Field("published", plain=(long_date(day, languages[0]), long_date(day, languages[1])))
    elif article.article.published_text:
        yield Field("published", plain=(article.article.published_text,) * 2)
    for name, pairs in (
        ("place", article.place),
        ("author", article.author),
        ("publisher", article.publisher),
        ("keywords", article.keywords),
    ):
        if pairs:
            yield Field(name, pairs)


def rows(blocks: Sequence[BilingualBlock]) -> Iterator[Row]:
    """Yield the rows of a page: the cells of a table together, every other block by itself."""
    table = 0

    def key(item: tuple[int, BilingualBlock]) -> tuple[str, int]:
        nonlocal table
        index, bilingual = item
        if bilingual.block.kind is not BlockKind.TABLE_CELL:
            return ("block", index)
        if (bilingual.block.row, bilingual.block.column) == (0, 0):
            table += 1
        return ("table", table)

    for _, group in groupby(enumerate(blocks), key):
        members = tuple(bilingual for _, bilingual in group)
        yield Row(members[0].block.kind, members)


def reading_order(article: BilingualArticle) -> Iterator[Translation]:
    """Yield the sentences of an article in the order of its page: title, fields, text; no related ones.

    The first one is sentence 1 of the page, of links to it and of whatever else counts sentences.
    """
    yield from article.title
    for field in fields(article):
        yield from field.pairs
    for bilingual in article.blocks:
        yield from bilingual.translations


def table_lines(row: Row) -> list[list[BilingualBlock]]:
    """The cells of a table row, line by line."""
    lines: dict[int, list[BilingualBlock]] = {}
    for cell in row.blocks:
        lines.setdefault(cell.block.row, []).append(cell)
    return [lines[number] for number in sorted(lines)]


@dataclass(frozen=True)
class State:
    """How much of an article a person has approved."""

    sentences: int
    reviewed: int
    findings: int

    @property
    def complete(self) -> bool:
        """Whether every sentence is reviewed."""
        return self.sentences > 0 and self.reviewed == self.sentences


def state(article: BilingualArticle) -> State:
    """Count the sentences of an article with its related articles."""
    translations = list(_all_translations(article))
    made = [t for t in translations if t.origin is not Origin.COPIED]
    return State(
        len(made),
        sum(t.origin is Origin.REVIEWED for t in made),
        sum(len(t.findings) for t in translations),
    )


def _all_translations(article: BilingualArticle) -> Iterator[Translation]:
    yield from article.translations()
    for related in article.related:
        yield from _all_translations(related)
