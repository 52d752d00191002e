"""Home pages, archive and keywords: which articles they hold, in which order, and where they lead."""

import posixpath
from contextlib import closing
from dataclasses import replace

import pytest
from lxml import html

from tests.site import synthetic
from tests.site.reading import leads, made, page, texts
from tests.site.sample_site import articles, build
from translator.site import archive, home, keywords, names
from translator.site.store import Store

CALL = "trump-putin-call"


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A site of 70 articles, three a day."""
    with closing(synthetic.make_site(tmp_path_factory.mktemp("many"), 70, names=60)) as site:
        yield site


TITLES = "//article[contains(@class, 'card')]//h2[not(a/@tabindex)]"
"""The titles of cards in the language of the page; those on the other side are passed over by Tab."""


# ---- Home


def test_the_home_page_begins_with_the_newest_article(output):
    assert texts(page(output, "en/index.html"), TITLES) == [
        "A new railway line",
        "A museum of the sea opens",
        "Trump and Putin discuss Ukraine crisis and international cooperation in lengthy phone call",
        *texts(page(output, "en/index.html"), TITLES)[3:],
    ]
    assert texts(page(output, "ar/index.html"), TITLES)[:2] == ["خط حديدي جديد", "افتتاح متحف للبحر"]


def test_a_card_shows_title_beginning_date_place_and_state_in_both_languages(output):
    (card,) = page(output, "en/index.html").xpath(
        "//article[.//a[contains(@href, 'putin-call.html')]][.//time]"
    )
    english, arabic = card.xpath("./div")
    assert (english.get("lang"), arabic.get("lang"), arabic.get("dir")) == ("en", "ar", "rtl")
    assert texts(english, ".//p[@class='dateline']/*") == ["Washington", "February 12, 2025"]
    assert texts(arabic, ".//p[@class='dateline']/*") == ["واشنطن", "12 فبراير 2025"]
    assert english.xpath(".//p[@class='lead']")[0].text.startswith("Former US President Donald Trump held")
    assert texts(card, ".//p[@class='state']/*")[:2] == ["Machine draft", "2 of 14 sentences reviewed"]


def test_the_side_of_the_pages_language_is_read_first_and_each_side_stands_where_its_script_begins(output):
    for language, first in (("en", "left"), ("ar", "right")):
        side = page(output, f"{language}/index.html").xpath("//article/div")[0]
        assert (side.get("lang"), first in side.get("class")) == (language, True)


def test_the_page_at_the_top_is_that_of_the_first_language_of_the_title(output):
    assert texts(page(output, "index.html"), TITLES) == texts(page(output, "ar/index.html"), TITLES)
    assert f"ar/ar-en/{CALL}.html" in leads(page(output, "index.html"), "index.html")


def test_a_language_lists_only_articles_that_can_be_read_in_it(output):
    assert leads(page(output, "fr/index.html"), "fr/index.html", f"{TITLES}/a") == [f"fr/ar-fr/{CALL}.html"]


def test_an_article_in_several_pairs_stands_once_and_leads_to_the_others(output):
    path = "ar/index.html"
    targets = leads(page(output, path), path, f"{TITLES}/a")
    assert f"ar/ar-en/{CALL}.html" in targets
    assert f"ar/ar-fr/{CALL}.html" not in targets
    (link,) = page(output, path).xpath("//article//a[@hreflang]")
    assert (link.get("hreflang"), link.text) == ("fr", "Français")


def test_a_related_article_is_listed_and_leads_to_the_one_that_recommends_it(output):
    path = "en/index.html"
    (card,) = page(output, path).xpath("//article[.//*[@class='belongs']]")
    assert f"en/ar-en/{CALL}-related-1.html" in leads(card, path, ".//a")
    assert leads(card, path, ".//*[@class='belongs']/a") == [f"en/ar-en/{CALL}.html"]


def test_the_home_page_goes_on_after_thirty_articles(many):
    pages = made(many, home)
    assert set(pages) == {
        "index.html",
        *(f"{code}/{page}" for code in ("ar", "en") for page in ("index.html", "page/2.html", "page/3.html")),
    }
    parts = [pages[f"en/{part}"] for part in ("index.html", "page/2.html", "page/3.html")]
    assert [len(part.xpath("//article")) for part in parts] == [30, 30, 10]
    found = [target for part in parts for target in leads(part, "en/page/2.html", f"{TITLES}/a")]
    assert [posixpath.basename(target) for target in found] == [f"article-{n:05}.html" for n in range(70)]


@pytest.mark.parametrize("where", ["//head/link", "//nav//a"])
def test_pages_of_a_list_lead_to_those_before_and_after(many, where):
    pages = made(many, home)
    found = {
        path: {rel: leads(pages[path], path, f"{where}[@rel='{rel}']") for rel in ("prev", "next")}
        for path in ("en/index.html", "en/page/2.html", "en/page/3.html", "index.html")
    }
    assert found == {
        "en/index.html": {"prev": [], "next": ["en/page/2.html"]},
        "en/page/2.html": {"prev": ["en/index.html"], "next": ["en/page/3.html"]},
        "en/page/3.html": {"prev": ["en/page/2.html"], "next": []},
        "index.html": {"prev": [], "next": ["ar/page/2.html"]},
    }


def test_a_site_without_articles_says_so(tmp_path):
    with closing(synthetic.make_site(tmp_path, 0, names=20)) as site:
        for kind in (home, archive, keywords, names):
            pages = made(site, kind)
            assert all(len(texts(root, "//p[@class='empty']")) == 1 for root in pages.values())
            assert len(pages) in (2, 3)


# ---- Archive


def test_the_archive_counts_the_articles_of_each_month(output):
    index = page(output, "en/archive/index.html")
    assert texts(index, "//section/h2") == ["2025", "Without a date"]
    assert texts(index, "//section//li") == [
        "March 2025 2 articles",
        "February 2025 1 article",
        "January 2025 2 articles",
        "Articles 1 article",
    ]
    assert texts(page(output, "ar/archive/index.html"), "//section//li")[0] == "مارس 2025 مقالان"


def test_a_month_holds_its_articles_and_leads_to_the_months_beside_it(output):
    path = "en/archive/2025-02.html"
    root = page(output, path)
    assert texts(root, "//h1") == ["February 2025"]
    assert leads(root, path, f"{TITLES}/a") == [f"en/ar-en/{CALL}.html"]
    assert leads(root, path, "//nav[@class='pager']/a") == [
        "en/archive/2025-03.html",
        "en/archive/2025-01.html",
    ]
    assert leads(page(output, "en/archive/undated.html"), path, f"{TITLES}/a") == [
        f"en/ar-en/{CALL}-related-1.html"
    ]


def test_a_month_is_found_in_the_languages_that_have_it(output):
    switch = "//nav[@class='languages']/a"
    path = "en/archive/2025-03.html"
    assert leads(page(output, path), path, switch) == ["ar/archive/2025-03.html", "fr/index.html"]


# ---- All lists


def test_every_link_of_a_list_leads_somewhere(output):
    for folder in ("archive", "keywords", "names", ""):
        for file in (output / "ar" / folder).glob("*.html"):
            path = file.relative_to(output).as_posix()
            for target in leads(page(output, path), path, "//main//a[not(starts-with(@href, '#'))]"):
                assert (output / target).is_file(), (path, target)


def test_texts_of_articles_cannot_become_part_of_a_page(tmp_path):
    evil = '"><script>alert(1)</script>'
    made_site = articles()
    olives = made_site["ar-en"][1]
    title = replace(olives.title[0], target=evil)
    olives = replace(olives, title=(title,), keywords=(synthetic.plain(f"كلمة {evil}", evil),))
    output = build(tmp_path, {"ar-en": [olives], "ar-fr": [], "en-ar": []}, kinds=(home, archive, keywords))
    for file in output.rglob("*.html"):
        assert not html.document_fromstring(file.read_bytes()).xpath("//script[contains(., 'alert')]")


def test_the_lists_are_known_without_loading_an_article(tmp_path, monkeypatch):
    with closing(synthetic.make_site(tmp_path, 100)) as site:
        for loading in ("article", "occurrences"):
            monkeypatch.delattr(Store, loading)
        pages = [made for kind in (home, archive, keywords, names) for made in kind.pages(site)]
        assert len(pages) > 200


def test_only_the_lists_that_show_an_article_change_with_it(many, tmp_path):
    """The 40th article gets another title: it stands on the second home page and in its month."""
    terms = synthetic.glossary(60)

    def fingerprints(folder, changed):
        with Store(folder / "store.sqlite") as store:
            for article in synthetic.articles(70, terms):
                item = synthetic.stored(changed(article))
                store.put(item.origin, [item])
        with closing(synthetic.open_site(folder, terms)) as site:
            return {m.path: m.fingerprint for kind in (home, archive, keywords) for m in kind.pages(site)}

    def renamed(article):
        if article.article.name != "article-00039":
            return article
        return replace(article, title=(replace(article.title[0], target="Another title"),))

    before = fingerprints(tmp_path / "before", lambda article: article)
    after = fingerprints(tmp_path / "after", renamed)
    changed = {path for path in before if before[path] != after[path]}
    assert {path for path in changed if "keywords" not in path} == {
        f"{code}/{page}" for code in ("ar", "en") for page in ("page/2.html", "archive/2026-06.html")
    }
    assert not any(path.endswith("/index.html") for path in changed)
