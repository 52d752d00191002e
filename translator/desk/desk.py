"""What a running desk knows: the project, its secrets, the engine that stays loaded."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from translator.glossary import Glossary
from translator.memory import ReadMemory, TranslationMemory, default_path
from translator.settings import Settings, read_settings
from translator.translating import Workshop
from translator.workshop import Engines, Wishes, open_workshop


def _secret() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Keys:
    """The secrets of one run: `token` opens the desk, a browser then shows `session`, a change `csrf`."""

    token: str = field(default_factory=_secret)
    session: str = field(default_factory=_secret)
    csrf: str = field(default_factory=_secret)


class Desk:
    """A project whose glossary and translations are worked on.

    `engines` stay loaded; translate only while holding `engine_lock`. With `read_only` every POST is
    refused, and pages show no buttons that would change something.

    Raises:
        SettingsError: the settings cannot be read.
    """

    def __init__(self, config: Path, *, read_only: bool = False) -> None:
        self.config = config
        self.settings: Settings = read_settings(config)
        self.read_only = read_only
        self.keys = Keys()
        self.engines: Engines = {}
        self.engine_lock = threading.RLock()
        self.at_start: list[Callable[[], object]] = []

    @property
    def pairs(self) -> Sequence[str]:
        """The pairs of languages, such as `ar-en`, the first one shown first."""
        return self.settings.pairs

    def pair(self, asked: str | None) -> str:
        """The pair that a request names, or else the first."""
        return asked if asked and asked in self.pairs else self.pairs[0]

    def glossary_paths(self, pair: str) -> list[Path]:
        """Where the glossary of a pair lies: files and folders, some perhaps not there yet."""
        return list(self.settings.glossary_paths(pair))

    def workshop(self, pair: str, glossary: Glossary | None = None) -> Workshop:
        """What sentences of a pair are translated with: a glossary, or that of the files; the loaded engine.

        Raises:
            TranslatorError: the glossary cannot be read, or there is no such model.
        """
        source, _, target = pair.partition("-")
        wishes = Wishes(
            source,
            target,
            self.settings.model,
            self.settings.engine,
            beam=self.settings.beam,
            glossaries=[path for path in self.glossary_paths(pair) if path.exists() and glossary is None],
        )
        opened = open_workshop(wishes, self.engines)
        workshop = replace(opened, reviews=None)  # here a draft stands beside what a person wrote
        return workshop if glossary is None else replace(workshop, glossary=glossary)

    def memory(self, *, remembers: bool = True) -> TranslationMemory:
        """The translation memory, for one thread; use it as a context manager.

        One that `remembers` nothing is for what a person only looks at, and may not want to save.
        """
        return (TranslationMemory if remembers else ReadMemory)(default_path())

    def warm_up(self) -> None:
        """Do what is in `at_start`, and load the engine of the first pair, so that nobody waits later.

        Raises:
            TranslatorError: there is no such model.
        """
        for work in self.at_start:
            work()
        with self.engine_lock:
            self.workshop(self.pairs[0], Glossary()).load()
