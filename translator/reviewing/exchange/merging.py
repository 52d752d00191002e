"""What comes back from other tools meets what is here: nothing is overwritten in silence.

A sentence is found by its id, else by its text. Theirs is taken when ours is a plain draft, or is what it was
when the file was exported. When a person changed ours meanwhile, and differently, that is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from translator.reviewing.exchange.pairs import Given
from translator.reviewing.records import ArticleReview, Edit, Record, Revision, Status, one_line
from translator.reviewing.store import Reviews
from translator.segments import segment_hash


class OnConflict(str, Enum):
    """What to do where both sides changed."""

    STOP = "stop"
    KEEP = "keep"
    REPLACE = "replace"


class What(str, Enum):
    """What becomes of a sentence that came back."""

    TAKEN = "taken"
    SAME = "same"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"  # no article has this sentence
    EMPTY = "empty"  # nobody has translated it


@dataclass(frozen=True)
class Outcome:
    """A sentence that came back, and where it belongs; `record` is ours, None for an unknown one."""

    what: What
    given: Given
    article: str = ""
    record: Record | None = None
    status: Status = Status.DRAFT

    @property
    def edit(self) -> Edit:
        """The change to our record."""
        assert self.record is not None
        comments = tuple(dict.fromkeys((*self.record.comments, *self.given.comments)))
        return Edit(self.record.id, self.record.version, self.given.target, self.status, comments)


def compare(
    given: Iterable[Given],
    reviews: Reviews,
    on_conflict: OnConflict = OnConflict.STOP,
    *,
    approve: bool = False,
) -> list[Outcome]:
    """What to do with each sentence of a file; `approve` takes all of them as approved."""
    find = _finder([reviews.read(name) for name in reviews.names()])
    outcomes = []
    for each in given:
        places = find(each)
        if not places:
            outcomes.append(Outcome(What.UNKNOWN, each))
        for article, record in places:
            base = _exported(each, record, partial(reviews.history, article, record.id))
            outcomes.append(_outcome(each, article, record, base, on_conflict, approve=approve))
    return outcomes


def apply(reviews: Reviews, outcomes: Iterable[Outcome], reviewer: str = "") -> None:
    """Write what is taken, article by article.

    Raises:
        ConflictError: somebody changed a sentence since `compare`; its article is left as it is.
        ReviewError: a text holds what no file can.
    """
    edits: dict[str, dict[str, Edit]] = {}
    for outcome in outcomes:
        if outcome.what is What.TAKEN:
            edits.setdefault(outcome.article, {})[outcome.edit.id] = outcome.edit
    for article, some in edits.items():
        reviews.save_all(article, list(some.values()), reviewer=reviewer)


def _finder(articles: Sequence[ArticleReview]) -> Callable[[Given], list[tuple[str, Record]]]:
    by_name = {article.name: article for article in articles}
    by_text: dict[str, list[tuple[str, Record]]] = {}
    for article in articles:
        for record in article.records:
            by_text.setdefault(segment_hash(record.source), []).append((article.name, record))

    def find(given: Given) -> list[tuple[str, Record]]:
        named = by_name.get(given.article)
        record = named.by_id.get(given.id) if named else None
        if record and one_line(record.source) == one_line(given.source):
            return [(given.article, record)]
        same = by_text.get(segment_hash(given.source), [])
        return [place for place in same if place[0] == given.article] or same

    return find


def _exported(given: Given, record: Record, history: Callable[[], list[Revision]]) -> Record | None:
    """Our record as it was when the file was exported; None when that cannot be told."""
    if not given.version or given.version == record.version:
        return record if given.version else None
    then = (
        replace(
            record,
            target=revision.target,
            status=revision.status,
            comments=revision.comments,
            previous_source="" if revision.status is not Status.CHANGED else record.previous_source,
            previous_target="" if revision.status is not Status.CHANGED else record.previous_target,
        )
        for look in (partial(_as_it_is, given, record), history)  # the history is read only if need be
        for revision in look()
    )
    return next((old for old in then if old.version == given.version), None)


def _as_it_is(given: Given, record: Record) -> Iterator[Revision]:
    """What ours was if they changed nothing: the version proves it, without any history."""
    for status in Status:
        for comments in {given.comments, record.comments, ()}:
            yield Revision("", "", given.target, status, comments)


def _outcome(
    given: Given,
    article: str,
    record: Record,
    base: Record | None,
    on_conflict: OnConflict,
    *,
    approve: bool,
) -> Outcome:
    """`base` is what they began with, when that is known."""
    same = Outcome(What.SAME, given, article, record)
    target = one_line(given.target)
    if not target:
        return replace(same, what=What.EMPTY)
    differs = target != one_line(record.target)
    touched = base is None or target != one_line(base.target)
    if approve or (touched and differs if given.approved is None else given.approved):
        status = Status.APPROVED
    else:
        status = Status.DRAFT if differs or given.approved is False else record.status
    taken = replace(same, what=What.TAKEN, status=status)
    if not differs and status is record.status:
        return taken if set(given.comments) - set(record.comments) else same
    if status is not Status.APPROVED and not _unfinished_by_a_person(record, base, target):
        return same
    ours = record.approved or record.edited
    left_alone = not touched and base is not None and status is base.status
    if left_alone and (ours or status is not Status.APPROVED):
        return same  # though ours has changed since
    if ours and differs and base != record and on_conflict is not OnConflict.REPLACE:
        return same if on_conflict is OnConflict.KEEP else replace(same, what=What.CONFLICT)
    return taken


def _unfinished_by_a_person(record: Record, base: Record | None, target: str) -> bool:
    """Whether a text that is not approved says more than ours: newly written, or no longer approved."""
    if base == record:
        return record.approved or target != one_line(record.target)
    return not record.approved and target not in (record.draft, one_line(record.target))
