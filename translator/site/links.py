"""Checking a built site: every link leads somewhere, no page asks another host, HTML and XML are sound.

What was found in a file is kept beside the site, so that only files that have changed are read again.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from translator.errors import SettingsError
from translator.files import write_atomically
from translator.processes import in_processes
from translator.rendering.urls import whole_address
from translator.site.gathering import program
from translator.site.inventory import MANIFEST
from translator.site.markup import Facts, Link, css_facts, html_facts, json_facts, xml_facts

_FEW = 100  # files that are read sooner here than other processes are started
_ANYWHERE = "404.html"  # is shown for addresses of any depth, so its links begin at the root
_ASKING = ("http", "https", "ftp", "ws", "wss")


@dataclass(frozen=True)
class Problem:
    """A fault in a file of the site; `others` are how many more files have the same."""

    page: str
    message: str
    others: int = 0

    def __str__(self) -> str:
        more = f" (and in {self.others} more)" if self.others else ""
        return f"{self.page}: {self.message}{more}"


@dataclass(frozen=True)
class _Kept:
    """What was found in a file of this size and time of change."""

    stamp: tuple[int, int]
    facts: Facts


def check_site(folder: Path, base_url: str = "") -> list[Problem]:
    """Check the site that was built in `folder` and stands, or will stand, at `base_url`.

    Raises:
        SettingsError: there is no site in the folder.
    """
    if not (folder / MANIFEST).is_file():
        raise SettingsError(
            "there is no site yet", where=str(folder), remedy="make it with `translator build`"
        )
    files = {str(path.relative_to(folder).as_posix()): path for path in folder.rglob("*") if path.is_file()}
    facts = _facts(folder, {name: path for name, path in sorted(files.items()) if name != MANIFEST})
    ids = {name: frozenset(each.ids) for name, each in facts.items()}
    site = _Site(frozenset(files), ids, whole_address(base_url) if base_url else "")
    found: dict[str, dict[str, str]] = {}  # for each message the files that have it, with the place in them
    for name, each in facts.items():
        lines = [(fault.line, fault.message) for fault in each.faults]
        lines += [(link.line, message) for link in each.links if (message := site.fault_of(name, link))]
        for line, message in lines:
            place = f"{folder / name}:{line}" if line else str(folder / name)
            found.setdefault(message, {}).setdefault(name, place)
    return [
        Problem(next(iter(places.values())), message, len(places) - 1) for message, places in found.items()
    ]


@dataclass(frozen=True)
class _Site:
    """The files of a site, and the ids in its pages."""

    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    base_url: str

    known: dict[tuple[str, ...], str] = field(default_factory=dict)

    def fault_of(self, page: str, link: Link) -> str:
        """What is wrong with a link; empty when it leads somewhere, or out of the site."""
        if link.url[:1] in ("", "#", "?") or page == _ANYWHERE:
            return self._fault_of(page, link)
        key = (posixpath.dirname(page), link.url, "loaded" * link.loaded)  # all pages of a folder share links
        if key not in self.known:
            self.known[key] = self._fault_of(page, link)
        return self.known[key]

    def _fault_of(self, page: str, link: Link) -> str:
        try:
            parts = urlsplit(link.url)
        except ValueError:
            return f"is no address: {link.url}"
        base = self.base_url.rstrip("/") + "/"
        if self.base_url and (link.url + "/").startswith(base):
            target = link.url[len(base) :].partition("#")[0].partition("?")[0]
            return self._fault(link, unquote(target), unquote(parts.fragment))
        if parts.scheme == "javascript":
            return f"is a script: {link.url}"
        if parts.scheme or parts.netloc:
            asks = link.loaded and (parts.netloc or parts.scheme in _ASKING)
            return f"asks another host: {link.url}" if asks else ""
        if parts.path.startswith("/"):
            if page != _ANYWHERE:
                return f"works only where the site stands at the root of its host: {link.url}"
            return self._fault(link, unquote(parts.path[1:]), unquote(parts.fragment))
        if not parts.path:
            return self._fault(link, page, unquote(parts.fragment))
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        return self._fault(link, target + "/" * parts.path.endswith("/"), unquote(parts.fragment))

    def _fault(self, link: Link, target: str, fragment: str) -> str:
        if target in ("", ".", "./"):
            target = "index.html"
        elif target.endswith("/"):
            target += "index.html"
        if target not in self.files:
            return f"leads nowhere: {link.url}"
        known = self.ids.get(target, frozenset())
        if fragment and fragment != "top" and target.endswith(".html") and fragment not in known:
            return f"there is no such place in the page: {link.url}"
        return ""


def _facts(folder: Path, files: Mapping[str, Path]) -> dict[str, Facts]:
    cache = folder.with_name(f".{folder.name}.checked")
    before = _kept(cache)
    stamps = {name: _stamp(path) for name, path in files.items()}
    known = {
        name: before[name].facts for name in files if name in before and before[name].stamp == stamps[name]
    }
    changed = [(name, path) for name, path in files.items() if name not in known]
    known |= dict(zip((name for name, _ in changed), _read_all([path for _, path in changed]), strict=True))
    facts = {name: known[name] for name in files}
    if changed or set(before) != set(files):
        kept = {name: _Kept(stamps[name], facts[name]) for name in files}
        write_atomically(cache, msgspec.json.encode({"program": program(), "files": kept}))
    return facts


def _kept(cache: Path) -> dict[str, _Kept]:
    """What was found by the same program before."""
    try:
        known = msgspec.json.decode(cache.read_bytes(), type=_Cache)
    except (OSError, msgspec.MsgspecError):
        return {}
    return known.files if known.program == program() else {}


@dataclass(frozen=True)
class _Cache:
    program: str
    files: dict[str, _Kept]


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _read_all(paths: Sequence[Path]) -> Iterable[Facts]:
    if len(paths) < _FEW or (os.cpu_count() or 1) < 2:
        return map(_read, paths)
    return in_processes(_read, paths)


def _read(path: Path) -> Facts:
    kind = path.suffix.lower()
    if kind == ".html":
        return html_facts(path.read_text(encoding="utf-8"))
    if kind == ".css":
        return css_facts(path.read_text(encoding="utf-8"))
    if kind in (".xml", ".svg"):
        return xml_facts(path.read_bytes())
    if kind == ".json":
        return json_facts(path.read_bytes())
    return Facts()
