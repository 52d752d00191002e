"""The keywords: which ones are one, their addresses, and the articles that have them."""

import posixpath
from contextlib import closing
from dataclasses import replace

from tests.site import synthetic
from tests.site.reading import leads, made, page, texts
from tests.site.sample_site import articles, build
from translator.site import keywords
from translator.site.cards import keyword_slug
from translator.site.store import Store


def keyworded(*written):
    """Articles with these keywords, a keyword each and its translation."""
    some = synthetic.articles(len(written), synthetic.glossary(40))
    for article, (source, target) in zip(some, written, strict=True):
        yield replace(article, keywords=(synthetic.plain(source, target),))


def keyword_site(folder, *written):
    with Store(folder / "store.sqlite") as store:
        for article in keyworded(*written):
            item = synthetic.stored(article)
            store.put(item.origin, [item])
    return closing(synthetic.open_site(folder, synthetic.glossary(40)))


def test_keywords_that_differ_in_case_diacritics_or_hamza_are_one(tmp_path):
    written = [
        ("الأزمة الأوكرانية", "Ukraine crisis"),
        ("الأزمة الأوكرانية", "Ukraine crisis"),
        ("الازمه الاوكرانيه", "The Ukraine crisis"),
        ("الأزْمَة الأوكرانيّة", "the crisis"),
        ("COVID", "COVID"),
        ("covid", "covid"),
    ]
    with keyword_site(tmp_path, *written) as site:
        pages = made(site, keywords)
    assert len(pages) == 2 * 3
    assert texts(pages["en/keywords/index.html"], "//li") == [
        "COVID COVID 2",
        "Ukraine crisis الأزمة الأوكرانية 4",
    ]
    path = f"ar/keywords/{keyword_slug('الازمه الأوكرانيّه')}.html"
    assert texts(pages[path], "//h1/bdi") == ["الأزمة الأوكرانية", "Ukraine crisis"]
    assert len(pages[path].xpath("//article")) == 4


def test_a_keyword_can_have_any_text(tmp_path):
    written = [("index", "index"), ("؟!", "?!"), ("../..", "../.."), ("كلمة " * 200, "word"), ("a/b", "a/b")]
    with keyword_site(tmp_path, *written) as site:
        pages = made(site, keywords)
        assert len(pages) == 2 * 6
        assert all(posixpath.normpath(path) == path and path.count("/") == 2 for path in pages)
        assert all(len(path.encode()) < 250 for path in pages)
        for path, root in pages.items():
            assert set(leads(root, path, "//main//li/a")) <= set(pages)


def test_keywords_of_both_directions_are_told_apart_where_they_read_the_same(tmp_path):
    made_site = articles()
    museum = replace(made_site["en-ar"][0], keywords=(synthetic.plain("Sea", "البحر"),))
    olives = replace(made_site["ar-en"][1], keywords=(synthetic.plain("البحر", "Sea"),))
    output = build(tmp_path, {"ar-en": [olives], "ar-fr": [], "en-ar": [museum]}, kinds=(keywords,))
    assert texts(page(output, "ar/keywords/index.html"), "//li") == [
        "البحر Sea (الإنجليزية) 1",
        "البحر Sea (العربية) 1",
    ]
    assert texts(page(output, "en/keywords/index.html"), "//li") == [
        "Sea البحر (English) 1",
        "Sea البحر (Arabic) 1",
    ]


def test_an_article_leads_to_the_pages_of_its_keywords_and_they_to_it(output):
    article = "en/ar-en/trump-putin-call.html"
    for target in leads(page(output, article), article, "//*[@class='keywords']//dd//a"):
        assert article in leads(page(output, target), target)
