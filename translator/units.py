"""What of an article is translated: its sentences and fields as units, each with its terms.

A unit knows all that its translation depends on, and so its key in the translation memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.article import Article, Block, BlockKind, Markup
from translator.glossary import Match, Matcher, Term
from translator.inline import Span, footnotes, markup_of, verbatim
from translator.memory import memory_key
from translator.segments import SegmentIds, sentences
from translator.translation import Segment

_RULES = 6  # raised when enforcement or its record changes, so that old results are not found again
_FEW_WORDS = 3  # an unseparated list of keywords has more words than this


@dataclass(frozen=True)
class Unit:
    """A segment with its inline markup and terms (positions in the segment's text)."""

    segment: Segment
    markup: tuple[Markup, ...] = ()
    matches: tuple[Match, ...] = ()

    @property
    def words(self) -> str:
        """The text that is translated: with spaces for the marks of footnotes, so that positions stay."""
        text = self.segment.text
        for start, end in self._footnotes:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    @property
    def footnotes(self) -> tuple[str, str]:
        """The mark of a footnote that opens the sentence, as it does a note's own text, and the others."""
        marks = [self.segment.text[start:end] for start, end in self._footnotes]
        opening = marks[0] if marks and self.segment.text.startswith(marks[0]) else ""
        return opening, "".join(marks[bool(opening) :])

    @property
    def _footnotes(self) -> list[Span]:
        """Where the marks of footnotes stand; `[^a-z]` in code is none."""
        kept = [(match.start, match.end) for match in self.matches]
        return [(a, b) for a, b in footnotes(self.segment.text) if not any(c < b and a < d for c, d in kept)]

    def key(self, engine: Sequence[str]) -> str:
        """The key in the translation memory; `engine` names pair, model, revision, engine and beam."""
        marks = [(mark.kind.value, mark.start, mark.end, mark.url) for mark in self.markup]
        # Only what enforcement uses of a term: a new note or variant changes no sentence without it.
        terms = [
            (m.start, m.end, m.clitics, m.enclitics, m.target, t.source, t.kind, t.forbidden, t.article)
            for m, t in ((m, m.term) for m in self.matches)
        ]
        return memory_key(_RULES, self.segment.text, marks, terms, *engine)


@dataclass(frozen=True)
class ArticleUnits:
    """The units of an article, in the order and places in which a page shows them."""

    article: Article
    title: tuple[Unit, ...]
    place: tuple[Unit, ...]
    author: tuple[Unit, ...]
    publisher: tuple[Unit, ...]
    keywords: tuple[Unit, ...]
    blocks: tuple[tuple[Block, tuple[Unit, ...]], ...]
    related: tuple[ArticleUnits, ...]

    def __iter__(self) -> Iterator[Unit]:
        yield from self.title + self.place + self.author + self.publisher
        for _, units in self.blocks:
            yield from units
        yield from self.keywords
        for article in self.related:
            yield from article


def units_of(article: Article, matcher: Matcher) -> ArticleUnits:
    """Cut an article into units and find the terms in each."""
    article = replace(article, keywords=separate_keywords(article.keywords, matcher))
    ids = SegmentIds()
    # Agencies name a person in full once; from then on the family name is enough.
    known = _people_named(article, matcher)

    def field(text: str) -> tuple[Unit, ...]:
        block = Block(kind=BlockKind.PARAGRAPH, text=text)
        return (_unit(block, 0, len(text), ids, matcher, known),) if text.strip() else ()

    def block_units(block: Block) -> tuple[Unit, ...]:
        if not block.translatable:
            return ()
        return tuple(_unit(block, start, end, ids, matcher, known) for start, end in sentences(block.text))

    return ArticleUnits(
        article,
        title=block_units(Block(kind=BlockKind.PARAGRAPH, text=article.title)),
        place=field(article.place),
        author=field(article.author),
        publisher=field(article.publisher),
        blocks=tuple((block, block_units(block)) for block in article.blocks),
        keywords=tuple(unit for keyword in article.keywords for unit in field(keyword)),
        related=tuple(units_of(related, matcher) for related in article.related),
    )


def separate_keywords(keywords: tuple[str, ...], matcher: Matcher) -> tuple[str, ...]:
    """Cut a list of keywords that nothing separates at the glossary's terms in it.

    `الأزمة الأوكرانية دونالد ترامب فلاديمير بوتين` becomes three keywords.
    """
    if len(keywords) != 1 or len(keywords[0].split()) <= _FEW_WORDS:
        return keywords
    text = keywords[0]
    pieces = []
    position = 0
    for match in matcher.find(text):
        start, end = match.start - match.clitics, match.end + match.enclitics
        pieces += [text[position:start], text[start:end]]
        position = end
    pieces.append(text[position:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _people_named(article: Article, matcher: Matcher) -> frozenset[Term]:
    """The people whom title, keywords or blocks name in full, as far as that makes a difference."""
    texts = (article.title, *article.keywords, *(b.text for b in article.blocks if b.translatable))
    return frozenset().union(*(matcher.people_named(matcher.find(text)) for text in texts))


def _unit(
    block: Block, start: int, end: int, ids: SegmentIds, matcher: Matcher, known: frozenset[Term]
) -> Unit:
    segment = ids.segment(block.text, start, end)
    markup = markup_of(block, segment)
    kept = [
        Match(Term(text, text, kind="verbatim"), text, *span)
        for span in verbatim(markup, segment.text)
        for text in (segment.text[slice(*span)],)
        if text.strip() == text
    ]
    barred = [*((match.start, match.end) for match in kept), *footnotes(segment.text)]
    found = [
        match
        for match in matcher.find(segment.text, known)
        if not any(match.start < end and start < match.end for start, end in barred)
    ]
    return Unit(segment, markup, tuple(sorted(kept + found, key=lambda match: match.start)))
