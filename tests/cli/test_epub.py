"""`translator epub`: the articles of the built site as one book."""

import zipfile

import pytest

from tests.cli.conftest import files_in

SETTINGS = '[site]\ntitle = { ar = "مقالات", en = "Articles" }\n'


@pytest.fixture
def built(home, run, stub):
    (home / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    (home / "articles").mkdir()
    for name in ("first", "second"):
        text = f"العنوان {name}\nوصل الرئيس أمس."
        (home / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("build").code == 0
    return home


def test_it_holds_every_article_of_the_last_build(built, run):
    outcome = run("epub", "-o", "books/all.epub")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "Put 2 articles into books/all.epub\n"
    with zipfile.ZipFile(built / "books" / "all.epub") as book:
        assert {"EPUB/article-1.xhtml", "EPUB/article-2.xhtml"} < set(book.namelist())
        assert "وصل الرئيس أمس." in book.read("EPUB/article-1.xhtml").decode()


def test_a_pair_that_the_site_lacks_is_an_error(built, run):
    outcome = run("epub", "--pair", "ar-fr", "-o", "all.epub")
    assert outcome.code == 2
    assert outcome.err == "error: translator.toml: the site has no pair 'ar-fr'; use one of ar-en.\n"
    assert not (built / "all.epub").exists()


def test_a_site_that_has_not_been_built_is_an_error(home, run):
    (home / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    outcome = run("epub", "-o", "all.epub")
    assert outcome.code == 2
    assert outcome.err == "error: build/site: there is no site yet; make it with `translator build`.\n"
    assert files_in(home) == {"translator.toml"}


def test_the_name_of_the_book_has_to_be_said(built, run):
    outcome = run("epub")
    assert outcome.code == 2
    assert "--output" in outcome.err
