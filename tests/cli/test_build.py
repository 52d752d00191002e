"""What `translator build` and `translate` say to the person at the terminal."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "site.md"
SOUND = "زيارة إلى المرفأ\nزار الوزير المرفأ أمس."
DOUBTFUL = "زيارة إلى المرفأ\nزار 14 وزيراً المرفأ أمس."
ANSWERS = {
    "زيارة إلى المرفأ": "A visit to the harbour",
    "زار الوزير المرفأ أمس.": "The minister visited the harbour yesterday.",
    "زار 14 وزيراً المرفأ أمس.": "Ministers visited the harbour yesterday.",
}


@pytest.fixture
def site(home, stub):
    stub.answer = ANSWERS.get
    (home / "articles").mkdir()
    (home / "translator.toml").write_text("", encoding="utf-8")
    return home


def write(site, text):
    (site / "articles" / "port.txt").write_text(text, encoding="utf-8")


def test_the_smallest_settings_of_the_documents_build_a_site(site, run):
    own = PAGE.read_text(encoding="utf-8").partition("## A site of your own")[2]
    settings = re.search("```toml\n(.*?)```", own, re.DOTALL)[1]
    (site / "translator.toml").write_text(settings, encoding="utf-8")
    write(site, SOUND)
    assert run("build").code == 0
    assert "News of the sea" in (site / "build" / "site" / "en" / "index.html").read_text(encoding="utf-8")


def test_without_settings_it_says_what_to_write_into_them(home, run):
    said = run("build").err
    assert "translator.toml: cannot be read" in said
    assert 'title = { en = "My site" }' in said


def test_the_model_is_named_only_when_it_translates(site, run):
    write(site, SOUND)
    assert "Model: embedded" in run("build").err
    for command in (["build"], ["check"], ["export", "port.txt"]):
        assert "Model:" not in run(*command).err


def test_a_build_says_how_many_findings_there_are_and_where_to_see_them(site, run):
    write(site, DOUBTFUL)
    said = run("build").err
    assert "1 finding for the reviewer: translator check, or build/site/ar/review.html\n" in said
    assert (site / "build" / "site" / "ar" / "review.html").is_file()
    assert "1 warning" in run("check").err


@pytest.mark.parametrize(
    ("formats", "place"),
    [
        ([], "below the text of the HTML page."),
        (["--format", "json"], "in the JSON record."),
        (["--format", "md"], "give --format html to see them."),
    ],
)
def test_translate_says_where_its_findings_stand(site, run, formats, place):
    write(site, DOUBTFUL)
    assert f"1 finding for the reviewer: {place}\n" in run("translate", "articles/port.txt", *formats).err


def test_without_findings_nothing_is_said_of_them(site, run):
    write(site, SOUND)
    assert "finding" not in run("build").err
    assert "finding" not in run("translate", "articles/port.txt").err
