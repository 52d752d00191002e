"""The about page and the page for addresses that do not exist."""

import re
from contextlib import closing

import pytest
from lxml import html

from tests.site.sample_site import SETTINGS, articles, build, site
from translator.site import about, not_found
from translator.site.about import full_size, scores


def table(root, number):
    """The rows of a table as texts, by the first of each."""
    rows = [[cell.text_content() for cell in row] for row in root.xpath("//table")[number].xpath(".//tr")]
    return {row[0]: row[1:] for row in rows}


def read(output, path):
    return html.document_fromstring((output / path).read_text(encoding="utf-8"))


def test_it_says_what_is_draft_and_what_is_reviewed_in_each_pair(output):
    counts = table(read(output, "en/about.html"), 0)
    assert counts[""] == ["Arabic into English", "Arabic into French", "English into Arabic"]
    assert counts["Articles"] == ["5", "1", "1"]
    assert counts["Reviewed sentences"] == ["2", "0", "0"]
    # The sample has 14 sentences and its related article 4, of which two are reviewed; two short
    # articles have 2 each; the one of all kinds of blocks has 13.
    assert counts["Drafts"] == [str(14 + 4 + 2 + 2 + 13 - 2), "2", "2"]
    assert counts["Remarks for the reviewer"] == ["2", "0", "0"]


def test_it_leads_to_what_there_is_for_the_reviewer(output):
    (link,) = read(output, "en/about.html").xpath("//main//a[contains(@href, 'review')]")
    assert (link.get("href"), link.text_content()) == ("review.html", "Remarks for the reviewer")


def test_it_counts_the_glossary_by_kind(output):
    counts = table(read(output, "en/about.html"), 1)
    assert counts["People"] == ["4", "0", "0"]
    assert counts["Places"] == ["2", "1", "0"]
    assert counts["All together"] == ["8", "1", "0"]
    assert counts["Missing in the translations"] == ["1", "0", "0"]


def test_it_names_the_model_so_that_another_person_can_do_the_same(output):
    page = (output / "en/about.html").read_text(encoding="utf-8")
    assert "Helsinki-NLP/opus-mt-tc-big-ar-en" in page
    assert "model:Helsinki-NLP/opus-mt-tc-big-ar-en|revision:5f1c2ab|engine:ctranslate2|beam:4" in page


def test_it_speaks_the_languages_of_the_site(output):
    assert "عن هذا الموقع" in (output / "ar/about.html").read_text(encoding="utf-8")
    assert "À propos de ce site" in (output / "fr/about.html").read_text(encoding="utf-8")


def test_the_embedded_model_is_called_a_draft_with_the_scores_of_its_card():
    found = {score.test: score for score in scores("ar-en")}
    flores = found["FLORES dev, sentences of encyclopaedias and news"]
    assert flores.sentences == 997
    assert 0 < float(flores.bleu) < float(flores.chrf2) < 100


def test_a_model_of_full_size_stands_beside_it():
    larger, own = full_size("ar-en"), scores("ar-en")[0]
    assert larger.model == "OPUS-MT"
    assert float(larger.bleu) > float(own.bleu) and float(larger.chrf2) > float(own.chrf2)


def test_a_pair_without_an_embedded_model_has_no_scores():
    assert scores("ar-xx") == ()
    assert full_size("ar-xx") is None


def test_it_is_made_again_when_a_count_changes(tmp_path):
    prints = []
    for made in (articles(), {**articles(), "ar-fr": []}):
        (tmp_path / "articles").mkdir(exist_ok=True)
        (tmp_path / "translator.toml").write_text(SETTINGS, encoding="utf-8")
        with closing(site(tmp_path, made)) as built:
            prints.append([page.fingerprint for page in about.pages(built)])
    assert prints[0] != prints[1]


@pytest.mark.parametrize(
    ("base", "start"), [("", "/"), ("https://example.org/news/", "https://example.org/news/")]
)
def test_links_for_addresses_that_do_not_exist_work_at_any_depth(tmp_path, base, start):
    settings = SETTINGS.replace("[site]", f'[site]\nbase_url = "{base}"')
    output = build(tmp_path, settings=settings)
    root = read(output, "404.html")
    addresses = root.xpath("//a/@href | //link/@href | //script/@src")
    addresses = [address for address in addresses if not address.startswith(("#", "data:"))]
    assert addresses
    assert all(address.startswith(start) for address in addresses)
    assert f"{start}static/site-" in "".join(root.xpath("//link/@href"))
    note = "name a base_url" in (output / "404.html").read_text(encoding="utf-8")
    assert note == (not base)


def test_it_says_so_in_all_languages_of_the_site(output):
    sections = read(output, "404.html").xpath("//main/section")
    assert [(s.get("lang"), s.get("dir")) for s in sections] == [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr")]
    text = " ".join(section.text_content() for section in sections)
    for said in ("هذه الصفحة غير موجودة", "This page does not exist", "Cette page n’existe pas"):
        assert said in text


def test_search_engines_leave_it_alone(output):
    assert read(output, "404.html").xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_it_is_one_page(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    with closing(site(tmp_path, articles())) as built:
        assert [page.path for page in not_found.pages(built)] == ["404.html"]
        assert re.search(rb"<h1>", next(iter(not_found.pages(built))).make(built))
