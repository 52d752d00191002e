"""What a translated article is: every sentence with its target, its origin and its record.

All positions are half-open character offsets: source positions into the text of the segment,
target positions into the text of the translation.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from translator.article import Article, Block, Markup


class Origin(str, Enum):
    """Who made a target text. A draft from the translation memory is still machine-made."""

    MACHINE = "machine"
    REVIEWED = "reviewed"
    COPIED = "copied"  # nothing to translate: a number, an address, text in the target language


class How(str, Enum):
    """How a glossary term got into the target text: the rung of the enforcement ladder."""

    NATURAL = "natural"  # the model chose the term by itself
    ANNOTATED = "annotated"  # the term stood in the source and the model copied it
    PREFIX = "prefix"  # the model continued from a prefix that ends with the term
    SPLICED = "spliced"  # the term replaced what the model had written in its place
    REVIEWED = "reviewed"  # a person wrote it


class Severity(str, Enum):
    """How much a finding matters to a reviewer."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Segment:
    """One sentence of a block: `text == block.text[start:end]`.

    `id` is a hash of the normalised text, unique within an article (a sentence that occurs again
    carries a counter), so that it survives edits elsewhere in the article.
    """

    id: str
    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError("a segment's span must be as long as its text")


@dataclass(frozen=True)
class TermUse:
    """One glossary term in one sentence, in the source and in the target.

    `source` is the term as the source spells it here (`segment.text[start:end]`), `headword` the
    glossary's own source form. `target_start == target_end == -1` says that the term is missing.
    """

    headword: str
    source: str
    target: str
    start: int
    end: int
    target_start: int
    target_end: int
    how: How | None

    @property
    def missing(self) -> bool:
        """Whether the term did not reach the target text."""
        return self.target_start < 0


@dataclass(frozen=True)
class Finding:
    """Something that a reviewer should look at. `check` names the rule that found it."""

    check: str
    severity: Severity
    message: str


@dataclass(frozen=True)
class Translation:
    """A segment with its target text and the record of how it was made.

    `score` is the mean log-probability per target token (at most 0) that the model gives its own
    output, None when no model made it. `draft` is what the model had written before a person
    reviewed it, empty when that is not known.
    """

    segment: Segment
    target: str
    origin: Origin
    score: float | None = None
    terms: tuple[TermUse, ...] = ()
    findings: tuple[Finding, ...] = ()
    markup: tuple[Markup, ...] = ()
    draft: str = ""

    def __post_init__(self) -> None:
        for use in self.terms:
            if self.segment.text[use.start : use.end] != use.source:
                raise ValueError(f"{use.source!r} does not stand at {use.start}:{use.end}")


@dataclass(frozen=True)
class BilingualBlock:
    """A block with the translations of its segments, in order (none for code and rules)."""

    block: Block
    translations: tuple[Translation, ...]


@dataclass(frozen=True)
class Signature:
    """What another person needs to make the same translation again."""

    model: str
    revision: str
    engine: str
    beam: int
    glossary: str
    version: str

    def __str__(self) -> str:
        return (
            f"model:{self.model}|revision:{self.revision}|engine:{self.engine}|beam:{self.beam}"
            f"|glossary:{self.glossary}|version:{self.version}"
        )


@dataclass(frozen=True)
class BilingualArticle:
    """An article in both languages.

    `title`, `place`, `author` and `publisher` hold the translations of the article's fields
    (several segments when a title has several sentences, none when the field is empty);
    `keywords` holds one translation a keyword.
    """

    article: Article
    source_language: str
    target_language: str
    signature: Signature
    title: tuple[Translation, ...]
    place: tuple[Translation, ...]
    author: tuple[Translation, ...]
    publisher: tuple[Translation, ...]
    keywords: tuple[Translation, ...]
    blocks: tuple[BilingualBlock, ...]
    related: tuple[BilingualArticle, ...] = ()

    def translations(self) -> tuple[Translation, ...]:
        """Every translation of the article, keywords last, without those of related articles."""
        fields = self.title + self.place + self.author + self.publisher
        body = tuple(t for block in self.blocks for t in block.translations)
        return fields + body + self.keywords

    def term_uses(self) -> tuple[TermUse, ...]:
        """Every use of a term, those in related articles included."""
        own = tuple(use for translation in self.translations() for use in translation.terms)
        return own + tuple(use for related in self.related for use in related.term_uses())
