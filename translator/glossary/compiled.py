"""A large glossary as an earlier run made it ready: 50,000 terms open in a fifth of the time.

The copy lies in the user's cache folder, under a name that changes with every byte of the files and of
this package; whoever could put another one there could as well change the program. It is thrown away
when it cannot be read.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from translator.errors import OutputError
from translator.files import write_atomically
from translator.glossary.collecting import collector_paused
from translator.glossary.files import glossary_files, parse_glossary
from translator.glossary.terms import Glossary

_LARGE = 300_000
"""Bytes of all files from which a copy pays."""

_KEPT = 8  # copies, the newest


def read_glossary(paths: Path | Iterable[Path], notice: Callable[[str], None] | None = None) -> Glossary:
    """Read glossary files, as `parse_glossary` does, or take the copy of an earlier run.

    Raises:
        GlossaryError: as `parse_glossary`.
    """
    files = glossary_files([paths] if isinstance(paths, Path) else paths)
    if not _is_large(files):
        return parse_glossary(files, notice)
    copy = _place(files)
    if copy is not None and (glossary := _opened(copy)):
        return glossary
    notices: list[str] = []
    glossary = parse_glossary(files, notices.append)
    for text in notices:
        if notice:
            notice(text)
    if copy is not None and not notices:  # they are to be said each time
        _keep(glossary, copy)
    return glossary


def _is_large(files: Sequence[Path]) -> bool:
    try:
        return sum(file.stat().st_size for file in files) >= _LARGE
    except OSError:
        return False  # whoever reads them says why


def _place(files: Sequence[Path]) -> Path | None:
    from translator.models.cache import cache_folder

    digest = hashlib.sha256(_program())
    try:
        for file in files:
            digest.update(f"\0{file}\0".encode("utf-8", "surrogateescape") + file.read_bytes())
    except OSError:
        return None
    return cache_folder() / "glossaries" / f"{digest.hexdigest()[:32]}.pickle"


@lru_cache(maxsize=1)
def _program() -> bytes:
    root: Any = resources.files("translator.glossary")
    digest = hashlib.sha256()
    for path in sorted(Path(root).rglob("*")):
        if path.suffix in (".py", ".txt"):
            digest.update(path.read_bytes())
    return digest.digest()


def _opened(copy: Path) -> Glossary | None:
    try:
        with collector_paused():
            glossary = pickle.loads(copy.read_bytes())
        copy.touch()
    except Exception:  # it is missing, cut off, or of another Python: all that may go wrong in a pickle
        return None
    return glossary if isinstance(glossary, Glossary) else None


def _keep(glossary: Glossary, copy: Path) -> None:
    _ = glossary.forms, glossary.hash  # what takes time goes into the copy
    with suppress(OutputError, OSError):  # there is no room: it only takes longer the next time
        write_atomically(copy, pickle.dumps(glossary, protocol=pickle.HIGHEST_PROTOCOL))
        copies = sorted(copy.parent.glob("*.pickle"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in copies[_KEPT:]:
            old.unlink()
