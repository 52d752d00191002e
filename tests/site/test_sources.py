"""Which files are articles, and what is said of those beside them that nobody reads."""

import os
import sys
from pathlib import Path

import pytest

from translator.settings import read_settings
from translator.site.sources import sources, unread


@pytest.fixture
def project(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "translator.toml").write_text('[translation]\npairs = ["ar-en"]\n', encoding="utf-8")
    add(tmp_path, "visit.txt")
    return tmp_path


def add(project, name):
    path = project / "articles" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("عنوان\n\nوصل الرئيس.", encoding="utf-8")


def found(project):
    settings = read_settings(project / "translator.toml")
    return [source.name for source in sources(settings, "ar-en")], list(unread(settings))


def test_text_markdown_and_html_are_articles_and_what_editors_leave_is_not(project):
    for name in ("map.md", "a.HTML", ".visit.txt.swp", "~$visit.txt", "map.png"):
        add(project, name)
    assert found(project) == (["a.HTML", "map.md", "visit.txt"], [])


def test_a_document_of_a_word_processor_is_named(project):
    add(project, "report.docx")
    add(project, "~$report.docx")
    names, (notice,) = found(project)
    assert names == ["visit.txt"]
    assert notice.endswith("report.docx: is not read; save it as text, Markdown or HTML")


def test_a_folder_of_the_language_leaves_out_what_lies_beside_it_and_that_is_said(project):
    add(project, "ar/market.txt")
    names, (notice,) = found(project)
    assert names == ["market.txt"]
    folder = project / "articles"
    assert notice == f"{folder}: 1 file in it is not read, since articles stand in {folder / 'ar'}"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_in_another_encoding_is_named_and_the_others_are_read(project):
    odd = os.fsencode(project / "articles") + b"/" + "خبر.txt".encode("windows-1256")
    Path(os.fsdecode(odd)).write_text("عنوان", encoding="utf-8")
    names, (notice,) = found(project)
    assert names == ["visit.txt"]
    assert notice.endswith("is not read, since its name is not in UTF-8; rename it")
    notice.encode()  # it can be written on a terminal
