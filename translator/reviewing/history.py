"""Who wrote what when: a file of JSON lines an article, to which lines are only ever added.

Not SQLite: a line is whole or is skipped, whatever kills the process; git merges added lines, shows them as
a difference, and a person can read them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from translator.errors import ReviewError
from translator.reviewing.records import Revision, Status


def read_history(path: Path, id: str) -> list[Revision]:
    """The revisions of a sentence, the oldest first. Lines that cannot be read are left out.

    Raises:
        ReviewError: the file cannot be read.
    """
    return [revision for known, revision in _revisions(path) if known == id]


def last_revisions(path: Path) -> dict[str, Revision]:
    """The newest revision of each sentence that has one.

    Raises:
        ReviewError: the file cannot be read.
    """
    return dict(_revisions(path))


def last_edited(path: Path) -> str:
    """When the newest revision of all was made; empty when there is none.

    Raises:
        ReviewError: the file cannot be read.
    """
    return max((revision.when for _, revision in _revisions(path)), default="")


def _revisions(path: Path) -> list[tuple[str, Revision]]:
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise _failure(path, error) from error
    found = []
    for line in data.split(b"\n"):
        try:
            entry = json.loads(line)
            revision = Revision(
                str(entry["when"]),
                str(entry["who"]),
                str(entry["target"]),
                Status(entry["status"]),
                tuple(map(str, entry.get("comments", ()))),
                str(entry.get("source", "")),
            )
            found.append((str(entry["id"]), revision))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def add_to_history(path: Path, revisions: Iterable[tuple[str, Revision]]) -> None:
    """Add revisions, each with the id of its sentence; they are on the disk when this returns.

    Raises:
        ReviewError: the file cannot be written.
    """
    lines = [_line(id, revision) for id, revision in revisions]
    if not lines:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as stream:
            if stream.tell():
                stream.seek(-1, os.SEEK_END)
                if stream.read(1) != b"\n":  # a line that was cut off must not spoil the next one
                    stream.write(b"\n")
            stream.write("".join(lines).encode())
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _failure(path, error) from error


def _line(id: str, revision: Revision) -> str:
    entry = {
        "id": id,
        "when": revision.when,
        "who": revision.who.encode("utf-8", "replace").decode(),  # the name may come from a command line
        "status": revision.status.value,
        "target": revision.target,
        **({"comments": revision.comments} if revision.comments else {}),
        **({"source": revision.source} if revision.source else {}),
    }
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _failure(path: Path, error: OSError) -> ReviewError:
    return ReviewError(
        f"the history cannot be used ({error.strerror or error})",
        where=str(path),
        remedy="make room and permission there",
    )
