"""The feeds, as a feed reader gets them and as RFC 4287 wants them."""

import html
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from tests.rendering.sample import of_blocks
from tests.site.sample_site import SETTINGS, article, articles, pages, site
from translator.article import Block, BlockKind, Markup, MarkupKind
from translator.rendering.urls import whole_address
from translator.site import feeds

BASE = "https://news.example.org/daily"
WITH_BASE = SETTINGS.replace("[site]", f'[site]\nbase_url = "{BASE}/"')
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "atom.rng"))
ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def made(folder, some=None, settings=WITH_BASE):
    """The feeds by path."""
    folder.mkdir(exist_ok=True)
    (folder / "translator.toml").write_text(settings, encoding="utf-8")
    with closing(site(folder, some or articles())) as built:
        return {page.path: page.make(built) for page in pages(built, [feeds])}


@pytest.fixture(scope="module")
def feed(tmp_path_factory):
    return made(tmp_path_factory.mktemp("site"))


def test_there_is_one_in_each_language_and_one_in_both(feed):
    assert sorted(feed) == ["ar/feed.xml", "en/feed.xml", "feed.xml", "fr/feed.xml"]


@pytest.mark.parametrize("path", ["ar/feed.xml", "en/feed.xml", "fr/feed.xml", "feed.xml"])
def test_it_is_what_the_standard_asks_for(feed, path):
    tree = etree.fromstring(feed[path])
    assert SCHEMA.validate(tree), SCHEMA.error_log
    ids = tree.xpath("//atom:id/text()", namespaces=ATOM)
    assert len(set(ids)) == len(ids)
    parsed = feedparser.parse(feed[path])
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.feed.links[0].href == f"{BASE}/{path}"


@pytest.mark.parametrize("path", ["ar/feed.xml", "en/feed.xml", "feed.xml"])
def test_what_is_in_it_is_markup_whose_every_element_is_closed(feed, path):
    for content in etree.fromstring(feed[path]).iterfind(".//atom:content", ATOM):
        etree.fromstring(f"<div>{content.text}</div>")


def test_items_that_follow_each_other_are_one_list(feed):
    kinds = next(e for e in feedparser.parse(feed["en/feed.xml"]).entries if e.link.endswith("kinds.html"))
    text = re.sub(r"\s+", "", kinds.content[0].value)
    assert "</li></ul><ul><li>" not in text
    assert "</li></ol><ol" not in text
    assert text.count("<li>") > text.count("<ul>") + text.count("<ol")


def test_the_schema_is_no_empty_promise(feed):
    for missing in (b"<id>[^<]*</id>", b"<updated>[^<]*</updated>", b"<author>.*?</author>"):
        less = re.sub(missing, b"", feed["en/feed.xml"], count=1, flags=re.DOTALL)
        assert not SCHEMA.validate(etree.fromstring(less))


def test_the_newest_come_first_in_the_language_of_the_feed(feed):
    english = feedparser.parse(feed["en/feed.xml"])
    assert english.feed.title == "Articles in two languages"
    assert english.feed.language == "en"
    titles = [entry.title for entry in english.entries]
    assert titles[:2] == ["A new railway line", "A museum of the sea opens"]
    assert titles[-1] == "The olive harvest begins early"
    newest = english.entries[0]
    assert newest.link == newest.id == f"{BASE}/en/ar-en/railway.html"
    assert "The ministry opened a new line." in newest.content[0].value
    assert "افتتحت" not in newest.content[0].value


def test_the_source_language_gets_the_source_text_without_a_word_about_drafts(feed):
    newest = feedparser.parse(feed["ar/feed.xml"]).entries[0]
    assert newest.title == "خط حديدي جديد"
    assert "افتتحت الوزارة خطاً جديداً." in newest.content[0].value
    assert "○" not in newest.content[0].value
    assert "○ Machine draft" in feedparser.parse(feed["en/feed.xml"]).entries[0].content[0].value


def test_the_bilingual_feed_has_both_texts_each_with_its_direction(feed):
    newest = feedparser.parse(feed["feed.xml"]).entries[0]
    assert newest.title == "خط حديدي جديد · A new railway line"
    raw = html.unescape(feed["feed.xml"].decode())
    assert re.search(r'lang="ar"[^>]* dir="rtl"><p>افتتحت', raw)
    assert re.search(r'lang="en"[^>]* dir="ltr"><p>The ministry', raw)
    assert newest.id not in {entry.id for entry in feedparser.parse(feed["en/feed.xml"]).entries}


def test_an_article_in_two_pairs_is_in_the_feed_of_their_common_language_once(feed):
    arabic = [entry.link for entry in feedparser.parse(feed["ar/feed.xml"]).entries]
    assert sum(link.endswith("trump-putin-call.html") for link in arabic) == 1
    both = [entry.id for entry in feedparser.parse(feed["feed.xml"]).entries]
    assert sum(name.endswith("trump-putin-call") for name in both) == 2


def test_an_entry_names_author_keywords_and_day(feed):
    call = next(e for e in feedparser.parse(feed["en/feed.xml"]).entries if "phone call" in e.title)
    assert call.published == call.updated == "2025-02-12T00:00:00Z"
    assert call.author == "Sada newspaper"  # it has no author: the newspaper that it is from
    assert "Vladimir Putin" in [tag.term for tag in call.tags]


def test_a_feed_is_as_old_as_its_newest_article_and_holds_no_undated_ones(tmp_path, feed):
    assert feedparser.parse(feed["en/feed.xml"]).feed.updated == "2025-03-31T00:00:00Z"
    undated = articles()
    undated["ar-en"] = [replace(a, article=replace(a.article, published=None)) for a in undated["ar-en"]]
    english = feedparser.parse(made(tmp_path, undated)["en/feed.xml"])
    assert [entry.title for entry in english.entries] == ["A museum of the sea opens"]


def test_a_feed_without_articles_is_valid_too(tmp_path):
    nothing = {"ar-en": [replace(a, article=replace(a.article, published=None)) for a in articles()["ar-en"]]}
    content = made(tmp_path, nothing)["en/feed.xml"]
    assert SCHEMA.validate(etree.fromstring(content)), SCHEMA.error_log
    assert feedparser.parse(content).feed.updated == "1970-01-01T00:00:00Z"


def test_only_the_newest_twenty_are_in_it(tmp_path):
    many = {
        "ar-en": [
            article(f"a{day}", (f"خبر {day}", f"News {day}"), day, ("نص.", "Text.")) for day in range(1, 31)
        ]
    }
    entries = feedparser.parse(made(tmp_path, many)["en/feed.xml"]).entries
    assert [entry.title for entry in entries] == [f"News {day}" for day in range(30, 10, -1)]


def test_without_an_address_of_the_site_there_are_none(tmp_path):
    assert made(tmp_path, settings=SETTINGS) == {}


def test_only_a_change_of_its_own_articles_changes_a_feed(tmp_path):
    def fingerprints(some):
        with closing(site(tmp_path, some)) as built:
            return {page.path: page.fingerprint for page in pages(built, [feeds])}

    (tmp_path / "translator.toml").write_text(WITH_BASE, encoding="utf-8")
    before = fingerprints(articles())
    assert fingerprints(articles()) == before
    other = articles()
    other["ar-fr"] = [article("trump-putin-call", ("ترامب", "Trump"), 43, ("نص.", "Texte."), "ar-fr")]
    after = fingerprints(other)
    assert {path for path in after if after[path] != before[path]} == {"fr/feed.xml", "feed.xml"}


HOSTILE = "<script>alert(1)</script> & ]]> \x0b\x00 end"


def test_nothing_in_an_article_breaks_out_of_a_feed_or_runs(tmp_path):
    text = f"{HOSTILE} link"
    links = [
        Markup(MarkupKind.LINK, 0, 8, "javascript:alert(2)"),
        Markup(MarkupKind.LINK, len(text) - 4, len(text), "https://example.com/?a=1&b=<2>"),
    ]
    block = Block(BlockKind.PARAGRAPH, text, markup=tuple(links))
    hostile = of_blocks((block, text))
    hostile = replace(
        hostile,
        article=replace(hostile.article, published=article("a", ("", ""), 1, ("", "")).article.published),
    )
    title = replace(hostile.title[0], target=HOSTILE)
    content = made(tmp_path, {"ar-en": [replace(hostile, title=(title,))]})["ar/feed.xml"]
    assert SCHEMA.validate(etree.fromstring(content)), SCHEMA.error_log
    raw = etree.fromstring(content).findtext(".//atom:content", namespaces=ATOM)
    assert "<script" not in raw
    assert "javascript" not in raw
    assert "&lt;script&gt;alert(1)" in raw
    assert 'href="https://example.com/?a=1&amp;b=%3C2%3E"' in raw


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("https://مثال.example/خبر", "https://xn--mgbh0fb.example/%D8%AE%D8%A8%D8%B1"),
        ("http://user:secret@example.com:8080/", "http://example.com:8080/"),
        ("https://example.com/a b", "https://example.com/a%20b"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("page.html", ""),
        ("//example.com/", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://[half/", ""),
        ("https://example.com:port/", ""),
    ],
)
def test_links_become_whole_addresses_or_text(written, whole):
    assert whole_address(written) == whole
