"""From pages to the folder of the site: what has changed is made, the rest is taken over as it is.

The new site is put together beside the old one, of new files and of links to old ones, and takes its
place when it is whole, so that an interrupted build leaves the last site as it was. When nothing has
changed, nothing is touched.
"""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from translator.errors import OutputError
from translator.files import write_atomically
from translator.processes import in_processes
from translator.site.pages import Page, Site

MANIFEST = ".translator-site"  # says that a folder is ours to replace, and what its files were made from
_FEW = 200  # pages that are made sooner here than other processes are started


def publish(site: Site, pages: Iterable[Page], folder: Path) -> int:
    """Bring `folder` up to date with `pages`; return how many files were made anew.

    Raises:
        OutputError: `folder` holds something else than a site, cannot be made, or two pages have one path.
    """
    if folder.exists() and not _holds_a_site(folder):
        raise OutputError(
            "holds files that are no site of ours, and building would delete them",
            where=str(folder),
            remedy="name a new folder as [site] output",
        )
    before = _manifest(folder)
    manifest, changed = _planned(pages, before)
    if manifest == before:
        return 0
    with _replaced(folder) as new:
        _take_over((path for path, made_of in manifest.items() if before.get(path) == made_of), folder, new)
        _make_all(site, changed, new)
        ordered = dict(sorted(manifest.items()))
        write_atomically(new / MANIFEST, msgspec.json.format(msgspec.json.encode(ordered)))
    return len(changed)


def _planned(pages: Iterable[Page], before: Mapping[str, str]) -> tuple[dict[str, str], list[Page]]:
    """The fingerprints of all pages by path, and the pages that have another one than before."""
    manifest: dict[str, str] = {}
    folded: dict[str, str] = {}
    changed = []
    for page in pages:
        other = folded.setdefault(page.path.casefold(), page.path)
        if other != page.path or page.path in manifest:
            raise OutputError(
                f"{page.path} and {other} would be one file", remedy="rename one of the articles or names"
            )
        manifest[page.path] = page.fingerprint
        if before.get(page.path) != page.fingerprint:
            changed.append(page)
    return manifest, changed


def _manifest(folder: Path) -> Mapping[str, str]:
    """What the files of the folder were made from; files that somebody deleted are left out."""
    try:
        known = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return {}
    here = _files(folder)
    return {path: fingerprint for path, fingerprint in known.items() if path in here}


def _files(folder: Path) -> set[str]:
    """The paths of all files in a folder, as pages write them."""
    found: set[str] = set()
    for place, _, names in os.walk(folder):
        start = "" if place == str(folder) else f"{Path(place).relative_to(folder).as_posix()}/"
        found.update(start + name for name in names)
    return found


def _holds_a_site(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MANIFEST).is_file() or not any(folder.iterdir()))


def _make_all(site: Site, pages: list[Page], folder: Path) -> None:
    """Make pages, with all processors when they are many."""
    if len(pages) < _FEW or (os.cpu_count() or 1) < 2:
        for page in pages:
            _write(folder / page.path, page.make(site))
        return
    with tempfile.TemporaryDirectory() as temporary:
        # In a file: a pipe would keep each process waiting until the one before has read it all.
        packed = Path(temporary) / "site"
        packed.write_bytes(pickle.dumps(site))
        for _ in in_processes(_make, pages, begin=_begin, arguments=(packed, folder)):
            pass


_work: tuple[Site, Path] | None = None
"""What a process makes pages of, and where."""


def _begin(packed: Path, folder: Path) -> None:
    global _work
    _work = (pickle.loads(packed.read_bytes()), folder)


def _make(page: Page) -> None:
    assert _work is not None
    site, folder = _work
    _write(folder / page.path, page.make(site))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _take_over(paths: Iterable[str], old: Path, new: Path) -> None:
    """Link files of one folder into another."""
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


@contextmanager
def _replaced(folder: Path) -> Iterator[Path]:
    """Give a new folder to fill, and put it in the place of `folder` when that went well."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    except OSError as error:
        raise OutputError(
            f"cannot be made ({error.strerror})", where=str(folder), remedy="name another [site] output"
        ) from error
    old = new.with_name(f"{new.name}-old")
    try:
        new.chmod(0o755)
        yield new
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
