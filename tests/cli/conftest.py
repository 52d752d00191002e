"""Running the real command, inside this process so that it is fast."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pytest

from tests.engine import StubEngine
from translator import cli, workshop


@dataclass
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty current folder, with a memory and caches of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MEMORY", str(tmp_path / ".memory" / "memory.sqlite"))
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path / ".cache"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / ".hub"))
    return tmp_path


@pytest.fixture
def converted(home, embedded_cache, monkeypatch):
    """The embedded model is converted already, for commands that start as a process of their own."""
    monkeypatch.setenv("TRANSLATOR_CACHE", str(embedded_cache))


@pytest.fixture
def run(home, monkeypatch, capfd) -> Run:
    def command(*arguments: object, stdin: bytes = b"", terminal: TextIO | None = None) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["translator", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", terminal or io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return command


@pytest.fixture
def stub(monkeypatch):
    """Let an engine that says `<source>` do the translating; the model itself is the embedded one."""
    engine = StubEngine(lambda source: f"<{source}>")
    monkeypatch.setattr(workshop, "load_engine", lambda *_, **__: engine)
    return engine


def files_in(folder: Path) -> set[str]:
    """The visible files below a folder."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path) for path in paths if not str(path).startswith(".")}
