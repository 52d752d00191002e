"""The page of an article in the site: where it leads, and when it is made again."""

import posixpath
import re
from contextlib import closing
from dataclasses import replace
from urllib.parse import unquote

import pytest
from lxml import html

from tests.rendering.sample import sample
from tests.site.sample_site import SETTINGS, articles, build, pages, site
from translator.rendering.parts import reading_order
from translator.site.articles import neighbours
from translator.site.cards import alone, occurrences_of

CALL = "ar-en/trump-putin-call"


def page(output, path):
    return html.document_fromstring((output / path).read_text(encoding="utf-8"))


def links(output, path, where="//main"):
    """Where the links of a page lead, as paths of the site, by their text."""
    found = {}
    for a in page(output, path).xpath(f"{where}//a[@href and not(starts-with(@href, 'http'))]"):
        address = unquote(a.get("href").partition("#")[0])
        found[" ".join(a.text_content().split())] = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), address)
        )
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_neighbours_are_those_in_time_among_all_that_the_language_has(output, language):
    nav = "//nav[contains(@class, 'neighbours')]"
    (newer, older) = links(output, f"{language}/{CALL}.html", nav).values()
    assert newer == f"{language}/en-ar/museum.html"
    assert older == f"{language}/ar-en/kinds.html"
    assert list(links(output, f"{language}/ar-en/railway.html", nav).values()) == [
        f"{language}/en-ar/museum.html"
    ]
    titles = page(output, f"{language}/{CALL}.html").xpath(f"{nav}//a")
    assert ("افتتاح متحف للبحر" if language == "ar" else "A museum of the sea") in titles[0].text_content()


def test_an_article_in_several_pairs_is_one_step_among_its_neighbours(tmp_path):
    with closing(given(tmp_path, articles())) as made:
        for pair in ("ar-en", "ar-fr"):
            line = neighbours(made, "ar", pair)
            assert len([key for key in line if key.endswith("trump-putin-call")]) == 1
            assert f"{pair}/trump-putin-call" in line
        assert neighbours(made, "ar", "ar-en")["ar-en/kinds"].newer == "ar-en/trump-putin-call"


def test_related_articles_lead_to_each_other(output):
    related = f"en/{CALL}-related-1.html"
    assert (
        links(output, f"en/{CALL}.html")["Trump envoy: Putin wants lasting peace to end Ukraine war"]
        == related
    )
    back = links(output, related)
    assert f"en/{CALL}.html" in back.values()
    assert "مبعوث ترامب: بوتين يطلب سلامًا دائمًا لإنهاء حرب أوكرانيا" in links(output, f"en/{CALL}.html")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_names_and_keywords_lead_to_their_pages(output, language):
    found = links(output, f"{language}/{CALL}.html")
    for text in ("Donald Trump", "دونالد ترامب"):  # the keyword in both columns
        assert found[text].startswith((f"{language}/names/", f"{language}/keywords/"))
    section = links(output, f"{language}/{CALL}.html", "//section[contains(@class, 'names')]")
    assert ("Kremlin" if language == "en" else "الكرملين") in section
    for target in [*section.values(), *found.values()]:
        assert (output / target).is_file(), target


def test_an_article_in_several_pairs_leads_to_the_others(output):
    (link,) = page(output, f"ar/{CALL}.html").xpath("//p[contains(@class, 'versions')]//a")
    assert (link.get("hreflang"), link.get("lang"), link.text) == ("fr", "fr", "Français")
    assert links(output, f"ar/{CALL}.html")["Français"] == "ar/ar-fr/trump-putin-call.html"
    assert links(output, f"en/{CALL}.html")["Français"] == "fr/ar-fr/trump-putin-call.html"


def test_the_switch_of_languages_leads_to_the_same_article_where_it_exists(output):
    switch = "//nav[contains(@class, 'languages')]"
    assert links(output, f"en/{CALL}.html", switch) == {
        "العربية": f"ar/{CALL}.html",
        "Français": "fr/ar-fr/trump-putin-call.html",
    }
    assert links(output, "en/ar-en/harvest.html", switch)["Français"] == "fr/index.html"
    assert links(output, "en/about.html", switch)["العربية"] == "ar/about.html"


def test_the_other_forms_of_the_article_lie_beside_it(output):
    forms = links(output, "fr/ar-fr/trump-putin-call.html", "//*[contains(@class, 'forms')]")
    assert {"ar-fr/trump-putin-call.md", "ar-fr/trump-putin-call.json"} <= set(forms.values())
    assert all((output / path).is_file() for path in forms.values())


def test_sentences_have_the_numbers_by_which_names_know_them(output):
    article = alone(sample())
    root = page(output, f"en/{CALL}.html")
    for number, translation in enumerate(reading_order(article), 1):
        assert root.get_element_by_id(f"s{number}").text_content() == translation.segment.text
        assert root.get_element_by_id(f"t{number}").text_content() == translation.target
    for found in occurrences_of(article).values():
        for occurrence in found:
            assert root.get_element_by_id(f"s{occurrence.number}").text_content() == occurrence.source


def test_what_a_reviewer_changed_can_be_read(output):
    (changes,) = page(output, f"en/{CALL}.html").xpath("//footer//*[contains(@class, 'changes')]")
    assert [e.text for e in changes.xpath(".//del")] == ["phoned", "urgent"]


def test_every_id_is_unique_and_every_fragment_exists(output):
    for path in output.rglob("*.html"):
        root = html.document_fromstring(path.read_text(encoding="utf-8"))
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        for href in root.xpath("//a/@href[starts-with(., '#')]"):
            assert href[1:] in ids, (path, href)


def test_the_page_speaks_its_language(output):
    for language, direction in (("ar", "rtl"), ("fr", "ltr")):
        path = f"{language}/ar-fr/trump-putin-call.html"
        root = page(output, path)
        assert (root.get("lang"), root.get("dir")) == (language, direction)
    assert "Copier le lien" in (output / "fr/ar-fr/trump-putin-call.html").read_text(encoding="utf-8")


def test_a_language_without_a_catalogue_gets_an_english_interface(tmp_path):
    settings = '[site]\ntitle = { ar = "مقالات" }\n[translation]\npairs = ["ar-de"]\n'
    german = replace(sample(), target_language="de", related=())
    output = build(tmp_path, {"ar-de": [german]}, settings)
    root = page(output, "de/ar-de/trump-putin-call.html")
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    assert root.xpath("//*[contains(@class, 'side target')]/@lang")[0] == "de"


def given(folder, made):
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    return site(folder, made)


def changed(folder, made, other):
    """The article pages whose fingerprint differs between two states of the site."""
    states = []
    for state in (made, other):
        with closing(given(folder, state)) as built:
            states.append({page.path: page.fingerprint for page in pages(built) if "/ar-" in page.path})
    before, after = states
    return {path for path in before.keys() & after.keys() if before[path] != after[path]}


def test_a_new_title_changes_the_pages_that_show_it(tmp_path):
    made = articles()
    harvest = made["ar-en"][1]
    title = (replace(harvest.title[0], target="Olives are late"),)
    other = {**made, "ar-en": [made["ar-en"][0], replace(harvest, title=title), *made["ar-en"][2:]]}
    found = changed(tmp_path, made, other)
    assert {f"{x}/ar-en/harvest.html" for x in ("ar", "en")} <= found
    assert {f"{x}/ar-en/kinds.html" for x in ("ar", "en")} <= found  # its newer neighbour
    assert not any("railway" in path or "trump" in path for path in found)


def test_an_article_that_goes_changes_the_pages_beside_it(tmp_path):
    made = articles()
    other = {**made, "ar-en": made["ar-en"][:-1]}
    found = changed(tmp_path, made, other)
    pages = {re.sub(r"^.*/", "", path) for path in found if path.endswith(".html")}
    assert pages == {"harvest.html", "trump-putin-call.html"}
    assert all(path.endswith(".html") or path.startswith("search/ar-en/") for path in found)


def test_another_pair_changes_the_pages_that_lead_to_it(tmp_path):
    made = articles()
    found = changed(tmp_path, made, {**made, "ar-fr": []})
    assert {f"{x}/{CALL}.html" for x in ("ar", "en")} <= found
    assert not any("harvest" in path for path in found)
