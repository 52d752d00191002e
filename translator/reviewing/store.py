"""The reviewed translations of a pair, on the disk: `translations/ar-en/NAME.po`.

Every call reads the file anew, since Poedit or git may have changed it. Changes are made under a lock of
the folder, on the newest state, and replace the file whole: a process that is killed leaves the old file
or the new one. `.history/` beside the files holds who wrote what (see `history`), and the lock.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from translator.errors import ReviewError
from translator.files import write_atomically
from translator.reviewing.history import add_to_history, last_edited, last_revisions, read_history
from translator.reviewing.po import PoDocument, new_document, read_document
from translator.reviewing.reconciling import Sentence, reconcile
from translator.reviewing.records import (
    ArticleReview,
    ConflictError,
    Edit,
    Record,
    Revision,
    Status,
    one_line,
)
from translator.translation import BilingualArticle, Origin, Translation

_PATIENCE = 60.0  # seconds that a change waits for another process
HISTORY = ".history"
"""The folder in each pair's folder that is no article's."""


class Reviews:
    """The reviewed translations in a folder, which is named after its pair: `translations/ar-en`.

    All methods raise ReviewError when a file cannot be read or is damaged, and those that change
    something OutputError when it cannot be written. The folder is made at the first change.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, tuple[tuple[int, ...], ArticleReview]] = {}

    def path(self, name: str) -> Path:
        """The file of an article; `name` is that of the article, and may be of an article without a file."""
        if name in ("", ".", "..") or "\0" in name or Path(name).name != name:
            raise ReviewError(f"{name!r} is no name of an article", where=str(self.folder))
        return self.folder / f"{name}.po"

    def names(self) -> list[str]:
        """The names of all articles that have a file."""
        return sorted(path.stem for path in self.folder.glob("*.po"))

    def read(self, name: str) -> ArticleReview:
        """What is known of an article; nothing at all when it has no file yet."""
        path = self.path(name)
        try:
            state = path.stat()
        except FileNotFoundError:
            return ArticleReview(name)
        except OSError as error:
            raise _unreadable(path, error) from error
        seen = (state.st_mtime_ns, state.st_size, state.st_ino)
        if name not in self._read or self._read[name][0] != seen:
            self._read[name] = (seen, _document(path).review(name))
        return self._read[name][1]

    def update(self, name: str, bilingual: BilingualArticle) -> ArticleReview:
        """Bring the file of an article up to date with `bilingual`, the article as it is translated now.

        New sentences come in as drafts, and drafts that nobody touched get the new machine text. What a
        person approved or wrote stays, whatever happened to the article: see `reconciling`. A file that
        is up to date is not written.
        """
        given = _given(bilingual)

        def change(document: PoDocument) -> PoDocument:
            review = document.review(name)
            now = [Sentence(id, t.segment.text) for id, t in given.items()]
            found, obsolete, origins = reconcile(review, now)
            self._hand_on(name, origins)
            # What needs no translation is no work for a person, unless a person made it theirs.
            shown = {id: t for id, t in given.items() if t.origin is not Origin.COPIED or id in found}
            return document.with_records([_brought_up(found.get(id), t) for id, t in shown.items()], obsolete)

        return self._change(name, change).review(name)

    def save(
        self,
        name: str,
        id: str,
        expected_version: str,
        *,
        target: str | None = None,
        status: Status | None = None,
        comments: Sequence[str] | None = None,
        reviewer: str = "",
    ) -> Record:
        """Change a sentence and return it as it is then; what is None stays as it is.

        A new target without a status is unfinished: of an approved sentence it makes a draft again. Saving
        what is there already changes nothing and is no conflict.

        Raises:
            ConflictError: the record has no longer the `expected_version`.
            ReviewError: there is no such sentence, an approved one has no text, or a text holds what no
                file can (control characters).
        """
        edit = Edit(id, expected_version, target, status, None if comments is None else tuple(comments))
        return self.save_all(name, [edit], reviewer=reviewer)[0]

    def save_all(self, name: str, edits: Sequence[Edit], *, reviewer: str = "") -> list[Record]:
        """Make several changes, all or none; as `save` otherwise."""
        path = self.path(name)
        before: list[Record] = []
        after: list[Record] = []

        def change(document: PoDocument) -> PoDocument:
            review = document.review(name)
            records = dict(review.by_id)
            for edit in edits:
                if edit.id not in records:
                    raise ReviewError(f"there is no sentence {edit.id}", where=str(path))
                record = records[edit.id]
                edited = _edited(record, edit, str(path))
                if edited != record and record.version != edit.expected_version:
                    raise ConflictError(record, str(path))
                before.append(record)
                after.append(edited)
                records[edit.id] = edited
            self._remember(name, before, after, reviewer)
            return document.with_records(records.values(), review.obsolete)

        self._change(name, change)
        return after

    def history(self, name: str, id: str) -> list[Revision]:
        """What a sentence was at earlier times, the oldest first; the last one is what it is now.

        Empty for a sentence that nobody changed at the desk or by an import.
        """
        return read_history(self._history(name), id)

    def last_edited(self, name: str) -> str:
        """When somebody last changed a sentence of an article, in ISO 8601; empty when nobody did."""
        return last_edited(self._history(name))

    def approved(self) -> Iterator[tuple[str, Record]]:
        """All approved sentences with the names of their articles: the translation memory of people.

        Those whose sentence is in no article any more are among them.
        """
        for name in self.names():
            review = self.read(name)
            yield from ((name, record) for record in (*review.records, *review.obsolete) if record.approved)

    def _history(self, name: str) -> Path:
        return self.folder / HISTORY / f"{self.path(name).stem}.jsonl"

    def _change(self, name: str, change: Callable[[PoDocument], PoDocument]) -> PoDocument:
        path = self.path(name)
        with self._locked():
            old = _document(path) if path.exists() else new_document(name, self.folder.name)
            new = change(old)
            if new != old or not path.exists():
                write_atomically(path.resolve(), str(new))  # what a link points to is written, the link stays
        return new

    def _hand_on(self, name: str, origins: Mapping[str, Sequence[Record]]) -> None:
        """Give the sentences that took over what older ones held the history of those, with their sources."""
        lines = []
        last = last_revisions(self._history(name)) if origins else {}
        for id, older in origins.items():
            there = self.history(name, id)
            for record in older:
                told = [*self.history(name, record.id), *self._untold(name, record, last)]
                sourced = [replace(each, source=each.source or record.source) for each in told]
                lines += [(id, each) for each in sourced if each not in there]
        add_to_history(self._history(name), lines)

    def _untold(self, name: str, record: Record, last: Mapping[str, Revision]) -> list[Revision]:
        """What another tool made of a sentence since the history was written."""
        file = datetime.datetime.fromtimestamp(self.path(name).stat().st_mtime, datetime.timezone.utc)
        was = _revision(record, file.isoformat(timespec="seconds"), "")
        known = last.get(record.id)
        told = known is not None and replace(known, when="", who="") == replace(was, when="")
        return [] if told else [was]

    def _remember(self, name: str, before: Iterable[Record], after: Iterable[Record], reviewer: str) -> None:
        """Write down what is about to change, and first what another tool did since the last time."""
        path = self._history(name)
        last = last_revisions(path)
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        lines = []
        for old, new in zip(before, after, strict=True):
            if new == old:
                continue
            lines += [(old.id, was) for was in self._untold(name, old, last)]
            lines.append((old.id, _revision(new, now, reviewer)))
        add_to_history(path, lines)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        hidden = self.folder / HISTORY
        try:
            hidden.mkdir(parents=True, exist_ok=True)
            if not (hidden / ".gitignore").exists():
                write_atomically(hidden / ".gitignore", "lock\n")
                write_atomically(hidden / ".gitattributes", "*.jsonl merge=union\n")
            lock = FileLock(hidden / "lock")
            lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            raise ReviewError(
                "another process has been changing it for a minute", where=str(self.folder), remedy="end it"
            ) from error
        except OSError as error:
            raise ReviewError(
                f"cannot be changed ({error.strerror or error})",
                where=str(self.folder),
                remedy="make room and permission there",
            ) from error
        try:
            for leftover in self.folder.glob(".part-*"):  # of a process that was killed
                leftover.unlink(missing_ok=True)
            yield
        finally:
            lock.release()


def _document(path: Path) -> PoDocument:
    try:
        return read_document(path.read_bytes(), path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> ReviewError:
    return ReviewError(
        f"cannot be read ({error.strerror or error})", where=str(path), remedy="check its permissions"
    )


def _given(bilingual: BilingualArticle) -> dict[str, Translation]:
    """The sentences of an article, then of its related ones, by id: one in both is the same sentence."""
    given = {t.segment.id: t for t in bilingual.translations()}
    for related in bilingual.related:
        given |= {id: t for id, t in _given(related).items() if id not in given}
    return given


def _brought_up(record: Record | None, translation: Translation) -> Record:
    """The record with the machine's text and notes of today."""
    machine = translation.draft if translation.origin is Origin.REVIEWED else translation.target
    source = translation.segment.text
    if record is None:
        record = Record(translation.segment.id, source, machine)
    draft = one_line(machine) or record.draft
    plain = record.status is Status.DRAFT and not record.edited
    fresh = record.status is Status.CHANGED and not record.target
    target = machine or record.target if plain or fresh else record.target
    checked = one_line(target) == one_line(translation.target)
    return replace(
        record, source=source, target=target, draft=draft, notes=_notes(translation, checked=checked)
    )


def _notes(translation: Translation, *, checked: bool) -> tuple[str, ...]:
    """What a person who works in another tool must know: the terms, and what the checks found."""
    terms = [f"Term: {use.source} = {use.target}" for use in translation.terms if use.source != use.target]
    findings = [f"Check: {finding.message}" for finding in translation.findings if checked]
    return tuple(map(one_line, dict.fromkeys([*terms, *findings])))


def _edited(record: Record, edit: Edit, where: str) -> Record:
    target = record.target if edit.target is None else edit.target.strip()
    status = edit.status
    if status is None:
        unfinished = record.approved and target != record.target
        status = Status.DRAFT if unfinished else record.status
    comments = record.comments
    if edit.comments is not None:
        lines = (line for comment in edit.comments for line in comment.splitlines())
        comments = tuple(filter(None, map(one_line, lines)))
    for text in (target, *comments):
        _check_text(text, record.id, where)
    if status is Status.APPROVED and not target:
        raise ReviewError(f"sentence {record.id} has no text to approve", where=where, remedy="write one")
    edited = replace(record, target=target, status=status, comments=comments)
    if status is not Status.CHANGED:
        edited = replace(edited, previous_source="", previous_target="")
    return edited


def _check_text(text: str, id: str, where: str) -> None:
    bad = next((c for c in text if (c < " " and c not in "\n\t") or "\ud800" <= c <= "\udfff"), None)
    if bad is not None:
        raise ReviewError(
            f"the text of sentence {id} holds a control character (U+{ord(bad):04X})",
            where=where,
            remedy="delete it",
        )


def _revision(record: Record, when: str, who: str) -> Revision:
    return Revision(when, who, record.target, record.status, record.comments)
