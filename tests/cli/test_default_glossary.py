"""A glossary in glossaries/PAIR counts by itself: nothing in translator.toml has to name it."""

import json

import pytest

ARTICLE = "الوزير رسامني\nقال الوزير فايز رسامني إن الأعمال تبدأ غداً."
ROW = ("فايز رسامني", "Fayez Rasamny", "--kind", "person")


@pytest.fixture
def site(home, stub):
    """A site whose settings say nothing of glossaries."""
    (home / "articles").mkdir()
    (home / "articles" / "port.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "translator.toml").write_text('[site]\ntitle = { en = "The Port" }\n', encoding="utf-8")
    return home


def test_a_row_that_was_added_is_on_the_page_and_the_name_has_a_page(site, run):
    run("glossary", "add", *ROW)
    outcome = run("build")
    assert "Glossary: glossaries/ar-en (1 term)." in outcome.err
    pages = site / "build" / "site"
    assert "Fayez Rasamny" in (pages / "ar-en" / "port.md").read_text(encoding="utf-8")
    assert (pages / "en" / "names" / "فايز-رسامني.html").is_file()


def test_check_and_export_work_with_the_same_glossary_so_nothing_is_translated_again(site, run, stub):
    run("glossary", "add", *ROW)
    run("build")
    asked = len(stub.asked)
    assert "ar-en (1 term)" in run("check").err
    assert "ar-en (1 term)" in run("export", "port.txt").err
    assert len(stub.asked) == asked
    assert "Fayez Rasamny" in (site / "translations" / "ar-en" / "port.po").read_text(encoding="utf-8")
    assert run("epub", "-o", "book.epub").code == 0


def test_a_site_in_another_folder_has_its_glossary_beside_its_settings(site, run, monkeypatch):
    run("glossary", "add", *ROW)
    (site / "elsewhere").mkdir()
    monkeypatch.chdir(site / "elsewhere")
    assert "Glossary: ../glossaries/ar-en (1 term)." in run("build", "--config", "../translator.toml").err


def test_without_a_glossary_the_build_says_so_and_how_to_begin_one(site, run):
    assert "No glossary: there is none in glossaries/ar-en; `translator glossary add`" in run("build").err


def test_a_glossary_that_the_settings_name_stands_for_the_folder(site, run):
    run("glossary", "add", *ROW)
    with (site / "translator.toml").open("a", encoding="utf-8") as settings:
        settings.write('[glossaries]\nar-en = ["names.csv"]\n')
    (site / "names.csv").write_text("source,target\nفايز رسامني,Fayez Rasamni\n", encoding="utf-8")
    assert "Glossary: names.csv (1 term)." in run("build").err
    record = json.loads((site / "build" / "site" / "ar-en" / "port.json").read_text(encoding="utf-8"))
    assert "Rasamni" in json.dumps(record)
    assert "Rasamny" not in json.dumps(record)
