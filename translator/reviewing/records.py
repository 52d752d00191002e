"""What is known of a sentence under review. Frozen, without I/O."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from translator.errors import ReviewError


def one_line(text: str) -> str:
    """The text with single spaces for all white space, as a comment of a PO file can hold it."""
    return " ".join(text.split())


class Status(str, Enum):
    """How far a sentence is: only `approved` ones are shown in place of the machine's draft."""

    DRAFT = "draft"
    APPROVED = "approved"
    CHANGED = "changed"  # to be looked at again: its source is no longer what was approved


@dataclass(frozen=True)
class Record:
    """A sentence of an article with what the machine and people made of it.

    `id` is the id of its segment. `draft` is what the machine wrote, empty when that is not known. `comments`
    are a translator's own remarks, a line each; `notes` are ours for a person who works elsewhere: the terms
    of the sentence, what the checks found. Of a `changed` sentence, `previous_source` and `previous_target`
    are the pair that was approved.
    """

    id: str
    source: str
    target: str
    status: Status = Status.DRAFT
    draft: str = ""
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    previous_source: str = ""
    previous_target: str = ""

    @property
    def approved(self) -> bool:
        """Whether a person approved this target of this source."""
        return self.status is Status.APPROVED

    @property
    def edited(self) -> bool:
        """Whether a person wrote the target, or a part of it, without approving it yet."""
        made = (self.draft, self.previous_target) if self.status is Status.CHANGED else (self.draft,)
        return not self.approved and bool(self.target) and one_line(self.target) not in map(one_line, made)

    @property
    def by_a_person(self) -> bool:
        """Whether something would be lost with this record that nothing else says."""
        return self.approved or self.edited or bool(self.comments)

    @cached_property
    def version(self) -> str:
        """A hash of what a person sees and changes; what the machine wrote beside it does not count."""
        parts = (self.source, self.target, self.status.value, self.comments, self.previous_target)
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class ArticleReview:
    """The records of an article in its order, and those of sentences that are in it no more.

    `name` is the name of the article. `headers` are the fields of the PO file's head, such as
    `Last-Translator`.
    """

    name: str
    records: tuple[Record, ...] = ()
    obsolete: tuple[Record, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """The records of the article's sentences by their ids."""
        return {record.id: record for record in self.records}

    def count(self, status: Status) -> int:
        """How many sentences of the article have a status."""
        return sum(record.status is status for record in self.records)


@dataclass(frozen=True)
class Edit:
    """A change to a record that somebody saw in `expected_version`; None leaves a field alone."""

    id: str
    expected_version: str
    target: str | None = None
    status: Status | None = None
    comments: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Revision:
    """What a sentence was at some time. `when` is ISO 8601 in UTC; `who` is empty for an unknown tool.

    `source` is empty while the source was the one of today; else it is that of then.
    """

    when: str
    who: str
    target: str
    status: Status
    comments: tuple[str, ...] = ()
    source: str = ""


class ConflictError(ReviewError):
    """Somebody else changed the sentence first; `record` is what they wrote."""

    def __init__(self, record: Record, where: str) -> None:
        super().__init__(
            f"sentence {record.id} was changed by somebody else meanwhile",
            where=where,
            remedy="look at their version, then save again",
        )
        self.record = record
