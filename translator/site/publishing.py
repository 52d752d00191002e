"""From pages to the folder of the site: what has changed is made, the rest is taken over as it is.

The new site is put together beside the old one, of new files and of links to old ones, and takes its
place when it is whole, so that an interrupted build leaves the last site as it was. When nothing has
changed, nothing is touched.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from translator.errors import OutputError
from translator.processes import in_processes
from translator.site.pages import Page, Site
from translator.site.replacing import holds_a_site, read_manifest, replaced, take_over, write_manifest

_FEW = 500  # pages that are made sooner here than other processes are started


def publish(site: Site, pages: Iterable[Page], folder: Path) -> int:
    """Bring `folder` up to date with `pages`; return how many files were made anew.

    Raises:
        OutputError: `folder` holds something else than a site, cannot be made, or two pages have one path.
    """
    if folder.exists() and not holds_a_site(folder):
        raise OutputError(
            "holds files that are no site of ours, and building would delete them",
            where=str(folder),
            remedy="name a new folder as [site] output",
        )
    before = read_manifest(folder)
    manifest, changed = _planned(pages, before)
    if manifest == before:
        return 0
    with replaced(folder) as new:
        there = take_over(new, folder, before, manifest)
        wanted = [page for page in changed if page.path not in there]
        _make_all(site, wanted, new)
        write_manifest(new, manifest)
    return len(wanted)


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
