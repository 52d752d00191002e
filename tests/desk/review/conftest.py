"""A project on a running desk, in a real Chromium; the engine says what a small dictionary tells it."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.engine import StubEngine
from translator import workshop
from translator.desk import Desk
from translator.desk.serving import DeskServer
from translator.reviewing import Reviews

PATIENCE = 20  # seconds for something to happen on a busy machine
expect.set_options(timeout=PATIENCE * 1000)

ARTICLE = """زيلينسكي يلتقي المبعوث الأميركي في كييف

التقى الرئيس الأوكراني فولوديمير زيلينسكي المبعوث الأميركي ستيف ويتكوف في كييف يوم الأربعاء.
واستمر اللقاء ساعتين وتناول وقف إطلاق النار. وقال زيلينسكي إن المحادثات كانت مثمرة.
ومن المقرر أن يزور ويتكوف موسكو في 12 مارس.

المصدر: وكالة الأنباء
كلمات دلالية: كييف، موسكو
"""
DRAFTS = {
    "زيلينسكي يلتقي المبعوث الأميركي في كييف": "Zelensky meets the American envoy in Kyiv",
    "التقى الرئيس الأوكراني فولوديمير زيلينسكي المبعوث الأميركي ستيف ويتكوف في كييف يوم الأربعاء.": (
        "Ukrainian President Volodymyr Zelensky met American envoy Steve Witkoff in Kyiv on Wednesday."
    ),
    "واستمر اللقاء ساعتين وتناول وقف إطلاق النار.": (
        "The encounter continued two hours and handled a ceasefire."
    ),
    "وقال زيلينسكي إن المحادثات كانت مثمرة.": "Zelensky said that the talks were fruitful.",
    "ومن المقرر أن يزور ويتكوف موسكو في 12 مارس.": "It is decided that Witkoff visits Moscow on 12 March.",
    "وكالة الأنباء": "The news agency",
}
GLOSSARY = """source,target,variants,kind,when,forbidden,article,note
فولوديمير زيلينسكي,Volodymyr Zelensky,,person,,,,
ستيف ويتكوف,Steve Witkoff,,person,,,,US envoy
كييف,Kyiv,,place,,Kiev,,
موسكو,Moscow,,place,,,,
"""
# The sentences as the page counts them: title 1, publisher 2, keywords 3 and 4, then the text.
KYIV, MEETING, CEASEFIRE, TALKS, VISIT = 3, 5, 6, 7, 8
SETTINGS = """[site]
title = { ar = "مقالات", en = "Articles" }
[translation]
model = "embedded"
[glossaries]
ar-en = ["names.csv"]
"""


@dataclass
class Project:
    """A project in a folder of its own, and what its desk is at work on."""

    folder: Path
    engine: StubEngine

    def write(self, name, text):
        (self.folder / "articles" / name).write_text(text, encoding="utf-8")

    @property
    def reviews(self):
        return Reviews(self.folder / "translations" / "ar-en")

    def record(self, begins, name="visit"):
        """The record of the sentence whose source begins with some words."""
        (found,) = (each for each in self.reviews.read(name).records if each.source.startswith(begins))
        return found


def eventually(what):
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSLATOR_MEMORY", str(tmp_path / "memory.sqlite"))
    engine = StubEngine(lambda source: DRAFTS.get(source, f"A draft of {len(source)} letters"))
    monkeypatch.setattr(workshop, "load_engine", lambda *_, **__: engine)
    (tmp_path / "articles").mkdir()
    (tmp_path / "names.csv").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    made = Project(tmp_path, engine)
    made.write("visit.txt", ARTICLE)
    return made


@pytest.fixture
def start(project):
    """Serve the project's desk."""
    running = []

    def begin(**options):
        server = DeskServer(Desk(project.folder / "translator.toml", **options), 0)
        thread = threading.Thread(target=server.run, args=(print,), daemon=True)
        thread.start()
        running.append((server, thread))
        return server

    yield begin
    for server, thread in running:
        server.stop()
        thread.join(PATIENCE)


class Visitor:
    """A person with a browser of their own, who has opened the desk."""

    def __init__(self, context, server):
        self.context = context
        self.page = context.new_page()
        self.server = server
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        self.page.goto(f"{server.url}/review?token={server.desk.keys.token}")

    def open(self, name="visit", place=""):
        """Open an article; gives the page."""
        self.page.goto(f"{self.server.url}/review/ar-en/{name}{place}")
        return self.page

    def box(self, number):
        """The text box of a sentence."""
        return self.page.locator(f"#s{number} .target textarea")

    def state(self, number):
        return self.page.locator(f"#s{number} .head .state")


@pytest.fixture
def visit(chromium, start):
    """Come with a browser; each time with another one. All come to one desk."""
    contexts = []
    desks = []

    def come(server=None, quiet=True, **options):
        if not desks:
            desks.append(server or start())
        options = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"} | options
        context = chromium.new_context(**options)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append((context, visitor := Visitor(context, server or desks[0]), quiet))
        return visitor

    yield come
    for context, visitor, quiet in contexts:
        context.close()
        if quiet:
            assert visitor.errors == []  # scripts run without a fault and within the content policy
