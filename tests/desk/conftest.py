"""A project on a running desk, and people who come to it with real browsers.

The engine says `<source>`, with the terms of the glossary put in; the model itself is the embedded one.
"""

import threading

import pytest

from tests.desk.people import PATIENCE, Person
from tests.engine import StubEngine
from translator import workshop
from translator.desk import Desk
from translator.desk.serving import DeskServer

PEOPLE = """source,target,variants,kind,when,forbidden,article,note
فلاديمير بوتين,Vladimir Putin,فلاديمير بوتن,person,,,,Russian president
دونالد ترامب,Donald Trump,,person,,,,
ستيف ويتكوف,Steve Witkoff,ستيف ويتكوف,person,,,,US envoy
"""
PLACES = """source,target,variants,kind,when,forbidden,article,note
موسكو,Moscow,,place,,,,
كييف,Kyiv,,place,,Kiev,,
الكرملين,Kremlin,,organisation,,,the,
القاهرة,Cairo,,place,,,,
"""
CALL = """ترامب وبوتين يتحدثان عن أوكرانيا

تحدث دونالد ترامب مع فلاديمير بوتين في مكالمة هاتفية. وقال الكرملين إن بوتين دعاه إلى موسكو.
ولم يذكر البيان كييف.
"""
VISIT = """وصول المبعوث إلى روسيا

وصل المبعوث ستيف ويتكوف إلى موسكو يوم الأربعاء. وقال وزير الخارجية سيرغي لافروف إن المحادثات كانت مثمرة.
وأضاف لافروف أن ويتكوف التقى بوتين.
"""
SETTINGS = """[site]
title = { ar = "مقالات", en = "Articles" }
[translation]
model = "embedded"
[glossaries]
ar-en = ["names"]
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with two articles and a glossary of two files."""
    monkeypatch.setenv("TRANSLATOR_MEMORY", str(tmp_path / "memory.sqlite"))
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path / "cache"))
    engine = StubEngine(lambda source: f"<{source}>")
    monkeypatch.setattr(workshop, "load_engine", lambda *_, **__: engine)
    for name, text in (
        ("names/people.csv", PEOPLE),
        ("names/places.csv", PLACES),
        ("articles/call.txt", CALL),
        ("articles/visit.txt", VISIT),
        ("translator.toml", SETTINGS),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def serve(project):
    """Serve the project's desk; gives the server."""
    running = []

    def start(port=0, **options):
        server = DeskServer(Desk(project / "translator.toml", **options), port)
        complaints = []
        thread = threading.Thread(target=server.run, args=(complaints.append,), daemon=True)
        thread.start()
        running.append((server, thread, complaints))
        return server

    yield start
    for server, thread, complaints in running:
        server.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()
        assert complaints == []


@pytest.fixture
def server(serve):
    return serve()


@pytest.fixture
def come(chromium, server):
    """Come to the desk with a browser of one's own; gives a person."""
    people = []

    def arrive(at=server, **options):
        options = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"} | options
        people.append(Person(chromium.new_context(**options), at))
        return people[-1]

    yield arrive
    for person in people:
        person.leave()


@pytest.fixture
def person(come):
    return come()
