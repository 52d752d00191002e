"""From pages to the folder of the site: what has changed is made, the rest is taken over as it is.

The new site is put together beside the old one, of new files and of links to old ones, and takes its
place when it is whole, so that an interrupted build leaves the last site as it was. When nothing has
changed, nothing is touched.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from translator.errors import OutputError
from translator.processes import in_processes
from translator.site.inventory import Inventory
from translator.site.pages import Page, Site
from translator.site.replacing import holds_a_site, replaced, take_over

_FEW = 500  # pages that are made sooner here than other processes are started
_HELD = 2000  # changed pages that are held until they are made; when there are more, all are planned again


def publish(site: Site, pages: Callable[[], Iterable[Page]], folder: Path) -> int | None:
    """Bring `folder` up to date with `pages`, which may be asked for twice.

    Return how many were made anew, which may be none when earlier ones serve again; None when nothing has
    changed.

    Raises:
        OutputError: `folder` holds something else than a site, cannot be made, two pages have one path, or
            the path of one leads out of the folder.
    """
    if folder.exists() and not holds_a_site(folder):
        raise OutputError(
            "holds files that are no site of ours, and building would delete them",
            where=str(folder),
            remedy="name a new folder as [site] output",
        )
    with closing(Inventory(folder)) as files:
        changed = _planned(pages(), files)
        if files.is_built():
            return None
        with replaced(folder) as new:
            take_over(new, folder, files)
            some = pages() if changed is None else changed
            made = _make_all(site, (page for page in some if not files.is_there(page.path)), new)
            files.write(new)
    return made


def _planned(pages: Iterable[Page], files: Inventory) -> list[Page] | None:
    """Note the files of all pages; return the pages that have changed, or None when they are too many."""
    changed: list[Page] = []
    for page in pages:
        _require_inside(page.path)
        if files.want(page.path, page.fingerprint) and len(changed) <= _HELD:
            changed.append(page)
    return changed if len(changed) <= _HELD else None


def _require_inside(path: str) -> None:
    """No page may lie outside of the site, whatever articles and glossaries of others are named."""
    if path.startswith("/") or ".." in path.split("/"):
        raise OutputError("would lie outside of the site", where=path, remedy="rename its article")


def _make_all(site: Site, pages: Iterator[Page], folder: Path) -> int:
    """Make pages, with all processors when they are many; return how many there were."""
    some = list(islice(pages, _FEW))
    all_pages = chain(some, pages)
    if len(some) < _FEW or (os.cpu_count() or 1) < 2:
        return sum(1 for _ in (_make(page, site, folder) for page in all_pages))
    with tempfile.TemporaryDirectory() as temporary:
        # In a file: a pipe would keep each process waiting until the one before has read it all.
        packed = Path(temporary) / "site"
        packed.write_bytes(pickle.dumps(site))
        made = in_processes(_make_here, all_pages, begin=_begin, arguments=(packed, folder))
        return sum(1 for _ in made)


_work: tuple[Site, Path] | None = None
"""What a process makes pages of, and where."""


def _begin(packed: Path, folder: Path) -> None:
    global _work
    _work = (pickle.loads(packed.read_bytes()), folder)


def _make_here(page: Page) -> str:
    assert _work is not None
    return _make(page, *_work)


def _make(page: Page, site: Site, folder: Path) -> str:
    """Make a page in `folder`; return its path within it."""
    path = folder / page.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page.make(site))
    return page.path
