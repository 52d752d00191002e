"""What all formats exchange: the sentences of articles with their translations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator.errors import ReviewError
from translator.reviewing.records import ArticleReview, Record


@dataclass(frozen=True)
class Languages:
    """The source and the target language, as ISO 639 codes: `ar`, `en`."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"


@dataclass(frozen=True)
class Given:
    """A sentence as another tool gives it back.

    `id` is ours, or whatever the tool uses; `version` is that of our record when it was exported, empty when
    the file does not say. `approved` None says that the file knows no such state: what differs from our
    text was written by a person.
    """

    id: str
    source: str
    target: str
    approved: bool | None = None
    comments: tuple[str, ...] = ()
    version: str = ""
    article: str = ""


@dataclass(frozen=True)
class File:
    """What a file holds; `languages` are None when it does not name them."""

    given: Sequence[Given]
    languages: Languages | None = None


@dataclass(frozen=True)
class Format:
    """A file format; `read` gets the bytes and what to call the file in errors."""

    name: str
    suffix: str
    write: Callable[[Sequence[ArticleReview], Languages], bytes]
    read: Callable[[bytes, str], File]


def plain(text: str) -> str:
    """The text without the control characters that XML, and so XLIFF, TMX and Word, cannot hold."""
    return "".join(c for c in text if (c >= " " or c in "\t\n") and c not in "\ufffe\uffff")


def hints(record: Record) -> list[str]:
    """What a person who works elsewhere must know of a sentence."""
    before = [("Before, source", record.previous_source), ("Before, translation", record.previous_target)]
    return [*(f"{label}: {text}" for label, text in before if text), *record.notes]


def require_languages(source: str, target: str) -> Languages | None:
    """The languages that a file names, without regions; None when it leaves one out."""
    from translator.glossary.exchange.languages import main_language

    return Languages(main_language(source), main_language(target)) if source and target else None


def no_such(format_name: str, what: str, where: str) -> ReviewError:
    """The failure of a file that is not what its name says."""
    return ReviewError(what, where=where, remedy=f"export it as {format_name} again")
