"""Building the site again and again, as what it is made from changes."""

from __future__ import annotations

import queue
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from translator.amounts import amount
from translator.errors import TranslatorError
from translator.memory import TranslationMemory
from translator.serving.server import SiteServer
from translator.serving.watching import Watched, Watcher, watched
from translator.settings import read_settings
from translator.site import Report, build_site
from translator.translating import Progress
from translator.workshop import Engines


class Session:
    """Builds the site of a settings file for a server, whenever something of it is saved.

    `say` hears what was done, `complain` what went wrong; both go on. Engines stay loaded.
    """

    def __init__(
        self,
        config: Path,
        memory: TranslationMemory,
        say: Callable[[str], None],
        complain: Callable[[str], None],
        progress: Callable[[], AbstractContextManager[Progress]],
    ) -> None:
        self.config = config
        self.settings = read_settings(config)
        self._memory = memory
        self._say = say
        self._complain = complain
        self._progress = progress
        self._engines: Engines = {}
        self._changes: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._watcher: Watcher | None = None
        self._notices: tuple[set[str], set[str]] = (set(), set())  # of the last build, and of this one

    def build(self, server: SiteServer) -> None:
        """Build the site; open pages load again when something of it has changed."""
        self._notices = (self._notices[1], set())
        try:
            self.settings = read_settings(self.config)
            self._watch(watched(self.settings, self.config))
            with self._progress() as progress:
                report = build_site(self.settings, self._memory, self._say_new, progress, self._engines)
        except TranslatorError as error:
            self._complain(str(error))
            return
        self._tell(report)
        if report.changed or server.folder != self.settings.output:
            server.changed(self.settings.output)

    def follow(self, server: SiteServer) -> None:
        """Build whenever something is saved; goes on until it is interrupted."""
        while True:
            self._changes.get()
            while not self._changes.empty():  # what was saved meanwhile is built at once
                self._changes.get()
            self.build(server)

    def stop(self) -> None:
        """Stop listening for changes."""
        if self._watcher:
            self._watcher.stop()

    def _watch(self, what: Watched) -> None:
        if self._watcher and self._watcher.what == what:
            return
        before, self._watcher = (
            self._watcher,
            Watcher(what, self.settings.output, lambda: self._changes.put(None)),
        )
        self._watcher.start()
        if before:
            before.stop()

    def _say_new(self, message: str) -> None:
        """Say a notice of a build, unless the last one had it too."""
        before, now = self._notices
        if message not in before | now:
            self._say(message)
        now.add(message)

    def _tell(self, report: Report) -> None:
        for failure in report.failures:
            self._complain(str(failure))
        if report.missing:
            self._say(f"Glossary terms missing: {report.missing}; `translator check` shows where.")
        self._say(f"Built {amount(report.articles, 'article')}: {amount(report.made, 'file')} made anew.")
