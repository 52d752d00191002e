"""The page for the reviewer, and what it means to leave a finding alone."""

import re
import shutil
from dataclasses import replace
from urllib.parse import unquote

import pytest

from tests.engine import StubEngine
from tests.site.sample_site import articles, build
from translator import workshop
from translator.memory import TranslationMemory
from translator.rendering.findings import severity_word, worded
from translator.settings import read_settings
from translator.site import articles as articles_of_the_site
from translator.site import build_site, chrome, review
from translator.site.review import shortened
from translator.translation import Finding, Severity

ANSWERS = {
    "وصل 15 شخصا إلى موسكو.": "50 people arrived in Moscow.",
    "وعاد الرئيس اليوم إلى القاهرة.": "The president returned to Cairo today.",
    "زيارة": "A visit",
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    engine = StubEngine(lambda source: ANSWERS.get(source, "A text"))
    monkeypatch.setattr(workshop, "load_engine", lambda *_, **__: engine)
    (tmp_path / "translator.toml").write_text('[site]\ntitle = { ar = "أ", en = "A" }\n', encoding="utf-8")
    (tmp_path / "articles").mkdir()
    text = "زيارة\nوصل 15 شخصا إلى موسكو. وعاد الرئيس اليوم إلى القاهرة."
    (tmp_path / "articles" / "visit.txt").write_text(text, encoding="utf-8")
    return tmp_path


def built(project):
    with TranslationMemory(project / "memory.sqlite") as memory:
        settings = read_settings(project / "translator.toml")
        return build_site(settings, memory, lambda _: None, lambda done, total: None)


def page(project, name):
    return (project / "build" / "site" / name).read_text(encoding="utf-8")


def ignore(project, **what):
    table = "\n".join(f'{key} = "{value}"' for key, value in what.items())
    (project / "checks.toml").write_text(f"[[ignore]]\n{table}\n", encoding="utf-8")


def test_a_finding_stands_under_its_article_with_both_texts_and_leads_to_its_sentence(project):
    built(project)
    review = page(project, "en/review.html")
    assert '<span class="severity">Warning</span>' in review
    assert "وصل 15 شخصا" in review
    assert "50 people arrived" in review
    (address,) = re.findall(r'href="([^"]+#t\d+)"', review)
    path, _, anchor = address.partition("#")
    assert f'id="{anchor}"' in page(project, f"en/{path}")


def test_it_speaks_the_language_of_the_page(project):
    built(project)
    review = page(project, "ar/review.html")
    assert "تحذير" in review
    assert "في النص المصدر \u206815\u2069، وفي الترجمة \u206850\u2069" in review


def test_the_page_of_the_article_says_the_same(project):
    built(project)
    article = page(project, "ar/ar-en/visit.html")
    assert article.count("في النص المصدر \u206815\u2069، وفي الترجمة \u206850\u2069") == 2  # below, and at it


def test_it_is_not_for_search_engines(project):
    built(project)
    assert '<meta name="robots" content="noindex">' in page(project, "en/review.html")


def test_what_is_left_alone_stands_apart_with_its_reason_and_vanishes_from_the_article(project):
    built(project)
    assert "data-findings" in page(project, "en/ar-en/visit.html")
    ignore(project, article="visit.txt", check="numbers", reason="the agency corrected it")
    report = built(project)
    assert report.tally.translated == 0
    review = page(project, "en/review.html")
    assert "1 remark left alone" in review
    assert "the agency corrected it" in review
    assert '<ul class="remarks">' not in review.partition("<details")[0]
    assert "data-findings" not in page(project, "en/ar-en/visit.html")
    (project / "checks.toml").unlink()
    built(project)
    assert "data-findings" in page(project, "en/ar-en/visit.html")


def test_an_ignore_of_one_article_touches_no_other(project):
    shutil.copy(project / "articles" / "visit.txt", project / "articles" / "other.txt")
    built(project)
    untouched = (project / "build" / "site" / "en" / "ar-en" / "other.html").stat().st_ino
    ignore(project, article="visit.txt", check="numbers", reason="the agency corrected it")
    built(project)
    assert "data-findings" in page(project, "en/ar-en/other.html")
    assert (project / "build" / "site" / "en" / "ar-en" / "other.html").stat().st_ino == untouched


def test_a_site_without_findings_says_so(project):
    (project / "articles" / "visit.txt").write_text("زيارة\nوعاد الرئيس اليوم إلى القاهرة.", encoding="utf-8")
    built(project)
    assert "nothing to look at" in page(project, "en/review.html")


def test_findings_of_a_vanished_article_vanish(project):
    built(project)
    (project / "articles" / "visit.txt").rename(project / "articles" / "tour.txt")
    built(project)
    review = page(project, "en/review.html")
    assert "ar-en/tour" in review
    assert "ar-en/visit" not in review


def test_many_articles_go_over_several_pages(tmp_path):
    (first, *_) = articles()["ar-en"]
    first = replace(first, related=())
    many = [replace(first, article=replace(first.article, name=f"call-{n}")) for n in range(31)]
    folder = build(tmp_path, {"ar-en": many}, kinds=(chrome, articles_of_the_site, review))
    assert 'href="review/2.html"' in (folder / "en" / "review.html").read_text(encoding="utf-8")
    second = (folder / "en" / "review" / "2.html").read_text(encoding="utf-8")
    (article,) = set(re.findall(r'<h2 id="a1"><a href="([^"]+)"', second))
    assert (folder / "en" / "review" / unquote(article)).resolve().is_file()


@pytest.mark.parametrize(
    ("message", "english", "french"),
    [
        ("Not in the translation: 15", "Not in the translation: \u206815\u2069", "Absent de la traduction"),
        ("“Moscow” is missing", "“\u2068Moscow\u2069” is missing", "manque"),
        (
            "Not in the source: 5, ten (10)",
            "Not in the source: \u20685\u2069, \u2068ten (10)\u2069",
            "Absent du texte source",
        ),
        ("The translation is empty", "The translation is empty", "La traduction est vide"),
        ("Not in the source: %", "Not in the source: \u2068%\u2069", "Absent du texte source"),
        ("Something new", "Something new", "Something new"),
    ],
)
def test_messages_are_said_in_the_languages_of_the_interface(message, english, french):
    assert worded(message, "en") == english
    assert french in worded(message, "fr")


def test_the_severity_has_a_word():
    assert [severity_word(severity, "fr") for severity in Severity] == ["Remarque", "Avertissement", "Erreur"]


def test_long_texts_are_cut_between_words():
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one two", 9) == "one two"


def test_quotes_in_texts_are_escaped(tmp_path):
    (first, *_) = articles()["ar-en"]
    told = first.blocks[0].translations[0]
    evil = replace(
        told,
        target="<script>alert(1)</script>",
        terms=(),
        markup=(),
        findings=(Finding("numbers", Severity.WARNING, "Not in the source: <b>1</b>"),),
    )
    blocks = (replace(first.blocks[0], translations=(evil,)), *first.blocks[1:])
    folder = build(tmp_path, {"ar-en": [replace(first, blocks=blocks)]})
    review = (folder / "en" / "review.html").read_text(encoding="utf-8")
    assert "<script>alert" not in review
    assert "&lt;b&gt;1&lt;/b&gt;" in review
