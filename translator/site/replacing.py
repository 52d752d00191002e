"""The folder of the site, and the one that takes its place: of new files, and of links to old ones.

The site before the last one stays beside it, as `.site-spare` for a folder `site`: most of its files are
those of the next one, which is soonest put together from it. It may be deleted at any time.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from translator.errors import OutputError
from translator.site.inventory import MANIFEST, Inventory

_DAY = 24 * 60 * 60  # seconds


def holds_a_site(folder: Path) -> bool:
    """Whether a folder is ours to replace: a site, or empty."""
    return folder.is_dir() and ((folder / MANIFEST).is_file() or not any(folder.iterdir()))


def take_over(new: Path, last: Path, files: Inventory) -> None:
    """Make `new` hold what is there already of the `files` that are wanted, and nothing else.

    That is what `new` itself has from an earlier build, and what the `last` site has.
    """
    for path in files.keep(new, _files(new)):
        (new / path).unlink()
    for folder, _, _ in os.walk(new, topdown=False):
        if folder != str(new):
            with suppress(OSError):  # it holds something
                Path(folder).rmdir()
    _link(files.borrow(), last, new)


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files in a folder, as pages write them."""
    for place, folders, names in os.walk(folder):
        start = "" if place == str(folder) else f"{Path(place).relative_to(folder).as_posix()}/"
        links = (name for name in folders if Path(place, name).is_symlink())
        yield from (start + name for name in (*names, *links))


def _link(paths: Iterable[str], old: Path, new: Path) -> None:
    made: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in made:
            (new / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        try:
            os.link(f"{old}/{path}", f"{new}/{path}")
        except OSError:  # a file system without links
            shutil.copy2(old / path, new / path)


def _forget_killed(folder: Path) -> None:
    """Delete what builds were filling that were killed: what no build has touched for a day."""
    yesterday = time.time() - _DAY
    name = re.compile(rf"\.{re.escape(folder.name)}-[a-z0-9_]{{8}}(-old)?")  # as `mkdtemp` names them
    for left in folder.parent.iterdir():
        with suppress(OSError):  # another build was faster
            if name.fullmatch(left.name) and left.stat().st_mtime < yesterday:
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give a folder to fill, and put it in the place of `folder` when that went well.

    It may hold files of an earlier site. Nobody else has it, and what is written into it has to be new
    files: those that are there may be files of `folder` as well.

    Raises:
        OutputError: it cannot be made.
    """
    spare = folder.with_name(f".{folder.name}-spare")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _forget_killed(folder)
        new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    except OSError as error:
        raise OutputError(
            f"cannot be made ({error.strerror})", where=str(folder), remedy="name another [site] output"
        ) from error
    old = new.with_name(f"{new.name}-old")
    try:
        with suppress(OSError):
            spare.replace(new)
        new.chmod(0o755)
        yield new
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
        with suppress(OSError):
            old.rename(spare)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
