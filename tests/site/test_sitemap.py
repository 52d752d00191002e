"""The sitemap and robots.txt: every page that a reader may look for, with its languages."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.site import synthetic
from tests.site.sample_site import SETTINGS, articles, pages, site
from translator.site import articles as article_pages
from translator.site import sitemap
from translator.site.builder import KINDS

BASE = "https://news.example.org/daily"
WITH_BASE = SETTINGS.replace("[site]", f'[site]\nbase_url = "{BASE}"')
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "sitemap.rng"))
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def made(folder, settings=WITH_BASE):
    """What the module makes, by path, and the paths of all other pages."""
    (folder / "translator.toml").write_text(settings, encoding="utf-8")
    with closing(site(folder, articles())) as built:
        others = [page.path for page in pages(built)]
        lists = [page.path for page in pages(built, [kind for kind in KINDS if kind is not article_pages])]
        own = {page.path: page.make(built) for page in sitemap.pages(built, lists)}
        return own, set(others)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(tmp_path_factory.mktemp("site"))


def urls(content):
    """The languages and addresses of each page, by its own address without that of the site."""
    tree = etree.fromstring(content)
    assert SCHEMA.validate(tree), SCHEMA.error_log
    return {
        url.findtext("s:loc", namespaces=NAMES).removeprefix(f"{BASE}/"): {
            link.get("hreflang"): link.get("href").removeprefix(f"{BASE}/")
            for link in url.iterfind("x:link", NAMES)
        }
        for url in tree.iterfind("s:url", NAMES)
    }


def test_every_page_for_readers_is_in_it_and_nothing_else(files):
    own, others = files
    found = urls(own["sitemap.xml"])
    assert {"ar/", "en/", "fr/", "en/about.html", "en/archive/2025-02.html", "en/names/"} < set(found)
    assert "en/ar-en/trump-putin-call.html" in found
    assert not {"", "index.html", "404.html", "en/feed.xml", "ar-en/trump-putin-call.md"} & set(found)
    shown = {path for path in others if path.endswith(".html") and "/" in path}
    tools = {f"{code}/{tool}.html" for code in ("ar", "en", "fr") for tool in ("search", "review")}
    assert len(found) == len(shown - tools)


def test_each_page_names_itself_in_all_its_languages(files):
    found = urls(files[0]["sitemap.xml"])
    assert found["en/about.html"] == {code: f"{code}/about.html" for code in ("ar", "en", "fr")}
    call = "trump-putin-call.html"
    assert found[f"en/ar-en/{call}"] == {
        "ar": f"ar/ar-en/{call}",
        "en": f"en/ar-en/{call}",
        "fr": f"fr/ar-fr/{call}",
    }


def test_pages_that_name_each_other_agree(files):
    """Search engines ignore a page's word about another one that does not say the same."""
    found = urls(files[0]["sitemap.xml"])
    for languages in found.values():
        for page in languages.values():
            assert found[page] == languages
    # In Arabic, the page beside the French stands for itself.
    assert found["ar/ar-fr/trump-putin-call.html"] == {}


def test_an_article_says_its_day(files):
    tree = etree.fromstring(files[0]["sitemap.xml"])
    day = f"//s:url[s:loc = '{BASE}/en/ar-en/trump-putin-call.html']/s:lastmod/text()"
    assert tree.xpath(day, namespaces=NAMES) == ["2025-02-12"]


def test_what_goes_on_a_list_is_no_page_of_its_own(tmp_path):
    (tmp_path / "translator.toml").write_text(WITH_BASE, encoding="utf-8")
    paths = [
        *("en/index.html", "en/page/2.html", "en/keywords/oil.html", "en/keywords/oil/2.html"),
        *("en/keywords/2025.html", "en/keywords/index.html"),
    ]
    with closing(site(tmp_path, articles())) as built:
        found = [place.path for place in sitemap.lists(built, paths)]
    assert found == [
        *("en/index.html", "en/keywords/2025.html", "en/keywords/index.html", "en/keywords/oil.html"),
    ]


def test_many_pages_go_into_several_files_with_an_index(tmp_path, monkeypatch, files):
    monkeypatch.setattr(sitemap, "_MOST", 10)
    own, _ = made(tmp_path)
    tree = etree.fromstring(own["sitemap.xml"])
    assert SCHEMA.validate(tree), SCHEMA.error_log
    parts = [loc.removeprefix(f"{BASE}/") for loc in tree.xpath("//s:loc/text()", namespaces=NAMES)]
    assert parts == [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    together = [urls(own[part]) for part in parts]
    assert max(map(len, together)) == 10
    assert {page for part in together for page in part} == set(urls(files[0]["sitemap.xml"]))


def test_an_article_of_today_leaves_the_files_of_older_ones_as_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(sitemap, "_MOST", 4)
    with closing(synthetic.make_site(tmp_path, 6, 40)) as before:
        without = replace(before, articles=before.articles[1:])
        files, fewer = (
            {page.path: page.fingerprint for page in sitemap.pages(with_base(each), [])}
            for each in (before, without)
        )
    assert set(files) == {"robots.txt", "sitemap.xml", *(f"sitemap-{number}.xml" for number in (1, 2, 3))}
    changed = {path for path, made_of in files.items() if fewer.get(path) != made_of}
    assert changed == {"sitemap-3.xml"}


def with_base(site):
    """The site with an address."""
    return replace(site, settings=replace(site.settings, base_url=BASE))


def test_a_file_keeps_within_what_the_protocol_allows():
    # A path of the 255 bytes that a file's name may have, all of them foreign letters; four languages.
    longest = len("https://news.example.org/ar/ar-en/") + 3 * 255
    link = len('    <xhtml:link rel="alternate" hreflang="ar" href=""/>\n') + longest
    url = len("  <url>\n    <loc></loc>\n    <lastmod>2025-01-01</lastmod>\n  </url>\n") + longest
    assert sitemap._MOST <= 50_000
    assert sitemap._MOST * (url + 4 * link) <= 50 * 2**20


def test_robots_are_led_to_the_sitemap(files):
    assert files[0]["robots.txt"].decode() == f"User-agent: *\nAllow: /\nSitemap: {BASE}/sitemap.xml\n"


def test_without_an_address_of_the_site_there_is_no_sitemap(tmp_path):
    own, _ = made(tmp_path, SETTINGS)
    assert {path: content.decode() for path, content in own.items()} == {
        "robots.txt": "User-agent: *\nAllow: /\n"
    }
