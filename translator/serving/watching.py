"""Hearing when something that the site is made from is saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from translator.reviewing.store import HISTORY
from translator.settings import Settings

_PATIENCE = 200  # milliseconds without another change, after which what was saved is whole


@dataclass(frozen=True)
class Watched:
    """What a site is made from: whole folders, and single files."""

    folders: frozenset[Path]
    files: frozenset[Path]


def watched(settings: Settings, config: Path) -> Watched:
    """What the site of `settings`, read from `config`, is made from."""
    glossaries = [path for paths in settings.glossaries.values() for path in paths]
    theme = [settings.theme] if settings.theme else []
    paths = [settings.articles, settings.translations, settings.glossary_folder, *glossaries, *theme]
    folders = frozenset(path.resolve() for path in paths if path.is_dir())
    files = frozenset(path.resolve() for path in (config, settings.checks, *paths) if not path.is_dir())
    return Watched(folders, files)


class Watcher:
    """Calls `changed` from threads of its own whenever something of `what` was saved."""

    def __init__(self, what: Watched, output: Path, changed: Callable[[], None]) -> None:
        self.what = what
        self._changed = changed
        self._output = output.resolve()
        self._stop = threading.Event()
        parents = {path.parent for path in what.files if path.parent.is_dir()}
        self._threads = [
            threading.Thread(target=self._watch, args=(paths, deep), daemon=True)
            for paths, deep in ((what.folders, True), (parents, False))
            if paths
        ]

    def start(self) -> None:
        """Begin to listen."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop listening."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _watch(self, paths: Iterable[Path], deep: bool) -> None:
        from watchfiles import DefaultFilter, watch

        usual = DefaultFilter()  # leaves out what editors put beside a file while it is saved

        def matters(change: object, name: str) -> bool:
            path = Path(name)
            if path.is_relative_to(self._output) or path.name.startswith(f".{self._output.name}"):
                return False
            if HISTORY in path.parts:
                return False
            return usual(change, name) if deep else path in self.what.files  # type: ignore[arg-type]

        while not self._stop.is_set():
            heard = watch(
                *paths,
                watch_filter=matters,
                recursive=deep,
                debounce=_PATIENCE,
                stop_event=self._stop,
                raise_interrupt=False,
            )
            # It gives up when a file has a name that cannot be read; the build says which.
            with suppress(RuntimeError):
                for _ in heard:
                    self._changed()
            if not self._stop.wait(1):
                self._changed()
