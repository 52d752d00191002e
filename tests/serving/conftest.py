"""A site that is served while its files change."""

import threading
import time
from contextlib import contextmanager

import pytest

from tests.engine import StubEngine
from translator import workshop
from translator.memory import TranslationMemory
from translator.serving import Session, SiteServer

PATIENCE = 20  # seconds for something to happen on a busy machine


class Served:
    """A session in a thread of its own, with what it said."""

    def __init__(self, folder):
        self.folder = folder
        self.said: list[str] = []
        self.complaints: list[str] = []
        self.loaded = 0
        self.server: SiteServer | None = None
        self._ready = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        self._thread.start()
        assert self._ready.wait(PATIENCE)

    def stop(self):
        self._ended = True
        (self.folder / "checks.toml").write_text("# wakes the session\n", encoding="utf-8")
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def _run(self):
        @contextmanager
        def progress():
            if self._ended:
                raise KeyboardInterrupt
            yield lambda done, total: None

        with TranslationMemory(self.folder / "memory.sqlite") as memory:
            session = Session(
                self.folder / "translator.toml", memory, self.said.append, self.complaints.append, progress
            )
            self.server = SiteServer(session.settings.output, 0)
            try:
                session.build(self.server)
                self.server.start()
                self._ready.set()
                session.follow(self.server)
            except KeyboardInterrupt:
                pass
            finally:
                session.stop()
                self.server.stop()

    def builds(self):
        return [message for message in self.said if message.startswith("Built")]

    def wait_for(self, what):
        """Wait until `what` gives something true, and give it back."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := what():
                return found
            time.sleep(0.05)
        raise AssertionError(f"waited in vain; said: {self.said}, complaints: {self.complaints}")


@pytest.fixture
def project(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "names.csv").write_text("source,target\nموسكو,Moscow\n", encoding="utf-8")
    (tmp_path / "translator.toml").write_text(
        '[site]\ntitle = { ar = "مقالات", en = "Articles" }\n[glossaries]\nar-en = ["names.csv"]\n',
        encoding="utf-8",
    )
    write(tmp_path, "الرئيس في موسكو")
    return tmp_path


def write(project, title, name="visit.txt"):
    text = f"{title}\nوصل الرئيس إلى موسكو أمس." if title else ""
    (project / "articles" / name).write_text(text, encoding="utf-8")


@pytest.fixture
def served(project, monkeypatch):
    made = Served(project)

    def load(*_, **__):
        made.loaded += 1
        return StubEngine(lambda source: f"<{source}>")

    monkeypatch.setattr(workshop, "load_engine", load)
    made.start()
    yield made
    made.stop()
