"""What is watched: what builds read, the theme and what people approved among it; not what they write."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from translator.serving.watching import Watcher, watched
from translator.settings import read_settings

SETTINGS = """
[site]
theme = "theme"
[glossaries]
ar-en = ["glossaries", "names.csv"]
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    for folder in ("articles/images", "glossaries", "theme", "translations/ar-en/.history", "build/site"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "names.csv").write_text("source,target\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def heard(project):
    """An event that is set when something of the project was saved."""
    event = threading.Event()
    settings = read_settings(project / "translator.toml")
    watcher = Watcher(watched(settings, project / "translator.toml"), settings.output, event.set)
    watcher.start()
    time.sleep(0.5)  # the operating system begins to listen
    yield event
    watcher.stop()


def test_folders_and_files_are_told_apart(project):
    what = watched(read_settings(project / "translator.toml"), project / "translator.toml")
    assert {path.name for path in what.folders} == {"articles", "glossaries", "theme", "translations"}
    assert {path.name for path in what.files} == {"translator.toml", "checks.toml", "names.csv"}


def test_the_folder_of_glossaries_is_watched_without_being_named_and_before_it_is_there(tmp_path):
    (tmp_path / "translator.toml").write_text("", encoding="utf-8")
    settings = read_settings(tmp_path / "translator.toml")
    assert tmp_path / "glossaries" in watched(settings, tmp_path / "translator.toml").files
    (tmp_path / "glossaries").mkdir()
    assert tmp_path / "glossaries" in watched(settings, tmp_path / "translator.toml").folders


@pytest.mark.parametrize(
    "name",
    [
        "articles/visit.txt",
        "articles/images/map.png",
        "glossaries/people.csv",
        "names.csv",
        "translator.toml",
        "checks.toml",
        "theme/home.html.j2",
        "translations/ar-en/visit.po",
    ],
)
def test_what_the_site_is_made_from_is_heard(project, heard, name):
    (project / name).write_text("new", encoding="utf-8")
    assert heard.wait(10)


def test_a_file_that_an_editor_puts_in_the_place_of_the_old_one_is_heard(project, heard):
    (project / "translator.toml.new").write_text(SETTINGS, encoding="utf-8")
    assert not heard.wait(0.7)
    (project / "translator.toml.new").replace(project / "translator.toml")
    assert heard.wait(10)


@pytest.mark.parametrize(
    "name",
    [
        "build/site/index.html",
        "build/.site.sqlite",
        "notes.txt",
        "articles/.a.swp",
        "translations/ar-en/.history/lock",
    ],
)
def test_what_builds_and_editors_write_is_not(project, heard, name):
    (project / name).write_text("new", encoding="utf-8")
    assert not heard.wait(0.7)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_after_a_name_that_cannot_be_read_it_goes_on_listening(project, heard):
    odd = os.fsencode(project / "articles") + b"/bad\xff.txt"
    Path(os.fsdecode(odd)).write_text("new", encoding="utf-8")
    assert heard.wait(20)
    Path(os.fsdecode(odd)).unlink()
    time.sleep(1)
    heard.clear()
    (project / "articles" / "visit.txt").write_text("new", encoding="utf-8")
    assert heard.wait(20)
