"""Records as the entries of a PO file, which Poedit, Weblate and every other such tool can read.

    # a comment of the translator
    #. Machine: what the machine wrote
    #. Before: the target of the previous source
    #. any other note for the person who works elsewhere
    #, fuzzy                     not approved
    #| msgid "the previous source"
    msgctxt "3f2a91b0c4d5"       the id of the segment
    msgid "source"
    msgstr "target"

Reading and writing keeps what is not ours: unknown headers, flags and comments, entries without an id,
and the very lines of every entry that did not change: a difference in git is a difference in meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import ReviewError
from translator.reviewing.records import ArticleReview, Record, Status, one_line

if TYPE_CHECKING:
    from polib import POEntry, POFile

MAX_BYTES = 50 * 1024 * 1024
_MACHINE = "Machine: "
_BEFORE = "Before: "
_FUZZY = "fuzzy"
# polib takes a text without its quotes, and cuts its first and last letter off.
_LINE = re.compile(r'\s*(?:#(?!~\s*msg).*|(?:#~\s*)?(?:msg[a-z_]+(?:\[\d+\])?\s*)?".*"\s*)?', re.DOTALL)
_HEAD = """\
# A translation by sentences. One that is marked fuzzy (needs work) is a draft: correct it and take the mark
# away, and it is approved. The notes say what the machine wrote, which terms it needs, what to look at.
msgid ""
msgstr ""
"Project-Id-Version: {name}\\n"
"Language: {target}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: {source}\\n"

"""


class _Text(str):
    """A text whose lines end at line feeds alone: polib would cut a sentence at U+2028, too."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return [line + "\n" * keepends for line in self.split("\n")]


@dataclass(frozen=True)
class _Entry:
    """An entry with its lines as they stand in the file (empty for one that does not stand there yet)."""

    raw: str
    entry: POEntry

    @property
    def id(self) -> str:
        return self.entry.msgctxt or ""


@dataclass(frozen=True)
class PoDocument:
    """A PO file: what stands before its first entry, its entries, and how its lines end."""

    head: str
    entries: tuple[_Entry, ...]
    headers: Mapping[str, str]
    newline: str = "\n"

    def review(self, name: str) -> ArticleReview:
        """The records of all entries that have an id; the others are left alone."""
        ours = [entry for entry in self.entries if entry.id]
        records = {each.id: _record(each.entry) for each in ours if not each.entry.obsolete}
        old = {each.id: _record(each.entry) for each in ours if each.entry.obsolete}
        return ArticleReview(name, tuple(records.values()), tuple(old.values()), self.headers)

    def with_records(self, records: Iterable[Record], obsolete: Iterable[Record]) -> PoDocument:
        """The document with these records in this order; entries that are not ours stand behind them."""
        known = {each.id: each for each in self.entries if each.id}
        strangers = [each for each in self.entries if not each.id]
        entries = [_renewed(known.get(r.id), r, obsolete=False) for r in records]
        entries += [each for each in strangers if not each.entry.obsolete]
        entries += [_renewed(known.get(r.id), r, obsolete=True) for r in obsolete]
        entries += [each for each in strangers if each.entry.obsolete]
        return replace(self, entries=tuple(entries))

    def __str__(self) -> str:
        parts = [self.head, *((each.raw or _written(each.entry)).strip("\n") for each in self.entries)]
        text = "\n\n".join(part.rstrip("\n") for part in parts) + "\n"
        return text.replace("\n", self.newline)


def new_document(name: str, pair: str) -> PoDocument:
    """An empty document for the article `name`."""
    from polib import escape

    source, _, target = pair.partition("-")
    head = _HEAD.format(name=escape(one_line(name)), source=source, target=target)
    return read_document(head.encode(), name)


def read_document(data: bytes, where: str | Path) -> PoDocument:
    """Read a PO file.

    Raises:
        ReviewError: it is too large, not UTF-8 or no PO file; the message names file and line.
    """
    text = _decoded(data, str(where))
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    parsed = _parsed(text, str(where))
    lines = text.split("\n")
    starts = [(entry.linenum or 1) - 1 for entry in parsed] + [len(lines)]
    head = "\n".join(lines[: starts[0]])
    raw = ["\n".join(lines[start:end]) for start, end in pairwise(starts)]
    entries = tuple(_Entry(some, entry) for some, entry in zip(raw, parsed, strict=True))
    _check_ids(entries, str(where))
    return PoDocument(head, entries, dict(parsed.metadata), newline)


def _decoded(data: bytes, where: str) -> str:
    if len(data) > MAX_BYTES:
        raise ReviewError(f"is larger than {MAX_BYTES >> 20} MB", where=where, remedy="is it the right file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ReviewError(
            "is not in UTF-8",
            where=f"{where}:{line}",
            remedy="save it as UTF-8 in the tool it comes from",
        ) from error


def _parsed(text: str, where: str) -> POFile:
    import polib

    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise _invalid(f"{where}:{number}")
    try:
        parsed = polib.pofile(_Text(text), encoding="utf-8")
    except OSError as error:
        line = str(error).rpartition("line ")[2].partition(")")[0]
        raise _invalid(f"{where}:{line}" if line.isdecimal() else where) from error
    if text.strip() and not parsed.metadata and not len(parsed):
        raise ReviewError("is no PO file", where=where, remedy="name the .po file of an article")
    return parsed


def _invalid(where: str) -> ReviewError:
    remedy = "mend that line, or take the file from before the last change"
    return ReviewError("is no valid PO file", where=where, remedy=remedy)


def _check_ids(entries: Sequence[_Entry], where: str) -> None:
    """Two entries of one sentence, as a merge leaves them: which one holds is not for us to say."""
    known: dict[str, _Entry] = {}
    for each in entries:
        first = known.setdefault(each.id, each)
        if each.id and first is not each:
            raise ReviewError(
                f"sentence {each.id} stands here and in line {first.entry.linenum}",
                where=f"{where}:{each.entry.linenum}",
                remedy="delete one of the two",
            )


def _record(entry: POEntry) -> Record:
    """The record that an entry holds. One without target was approved by nobody, whatever its flags say."""
    notes = entry.comment.split("\n") if entry.comment else []
    previous = entry.previous_msgid or ""
    if entry.msgstr and _FUZZY not in entry.flags:
        status = Status.APPROVED
    else:
        status = Status.CHANGED if previous else Status.DRAFT
    changed = status is Status.CHANGED
    return Record(
        id=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr,
        status=status,
        draft=_noted(notes, _MACHINE),
        comments=tuple(entry.tcomment.split("\n")) if entry.tcomment else (),
        notes=tuple(note for note in notes if not note.startswith((_MACHINE, _BEFORE))),
        previous_source=previous if changed else "",
        previous_target=_noted(notes, _BEFORE) if changed else "",
    )


def _noted(notes: Sequence[str], label: str) -> str:
    return next((note[len(label) :] for note in notes if note.startswith(label)), "")


def _renewed(known: _Entry | None, record: Record, *, obsolete: bool) -> _Entry:
    """The entry that holds `record`: the known one as it is when it does so already."""
    from polib import POEntry

    if known and known.entry.obsolete == obsolete and _record(known.entry) == record:
        return known
    flags = [flag for flag in known.entry.flags if flag != _FUZZY] if known else []
    labelled = [(_MACHINE, record.draft), (_BEFORE, record.previous_target)]
    notes = [label + one_line(text) for label, text in labelled if text]
    entry = POEntry(
        msgctxt=record.id,
        msgid=record.source,
        msgstr=record.target,
        comment="\n".join([*notes, *map(one_line, record.notes)]),
        tcomment="\n".join(map(one_line, record.comments)),
        occurrences=known.entry.occurrences if known else [],
        flags=flags if record.approved else [_FUZZY, *flags],
        previous_msgid=record.previous_source or None,
        obsolete=obsolete,
    )
    return _Entry("", entry)


def _written(entry: POEntry) -> str:
    return str(entry.__unicode__(wrapwidth=0))  # a line a field: wrapped lines all change with one word
