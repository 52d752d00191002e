"""A site of three pairs (ar-en, ar-fr, en-ar), built as users build it.

The models are real in form, with random weights: their translations mean nothing, but all between the
article and the page is as it is with a model that was trained.
"""

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from tests.models.tiny import into_hub_cache, make_network, make_tokenizer
from tests.site.serving import served
from translator.memory import TranslationMemory
from translator.settings import read_settings
from translator.site import build_site

DATA = Path(__file__).parents[1] / "data" / "three-pairs"
PAIRS = ("ar-en", "ar-fr", "en-ar")
BASE = "https://sea.example.org"


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    home = tmp_path_factory.mktemp("three-pairs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRANSLATOR_CACHE", str(home / "cache"))
        patch.setenv("HF_HUB_CACHE", str(home / "hub"))
        for pair in PAIRS:
            languages = tuple(pair.split("-"))
            model = make_network(make_tokenizer(home / "models" / pair, pair=languages))
            into_hub_cache(model, home / "hub", f"Helsinki-NLP/opus-mt-{pair}")
        shutil.copytree(DATA, home / "site")
        settings = read_settings(home / "site" / "translator.toml")
        with TranslationMemory(home / "memory.sqlite") as memory:
            report = build_site(settings, memory, lambda _: None, lambda done, total: None)
        assert (report.articles, report.failures, report.missing) == (5, (), 0)
        yield settings.output


def page(output, path):
    return html.document_fromstring((output / path).read_bytes())


def alternates(output, path):
    """What the page says of other languages: address by language."""
    links = page(output, path).findall("head/link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href").removeprefix(BASE) for link in links}


def test_each_article_is_read_in_the_languages_of_its_pairs(output):
    found = {path.relative_to(output).as_posix() for path in output.glob("??/??-??/*.html")}
    of_arabic = {f"{language}/{pair}" for pair in ("ar-en", "ar-fr") for language in pair.split("-")}
    assert found == {f"{place}/{name}.html" for place in of_arabic for name in ("harbour", "fishing")} | {
        "ar/en-ar/ferry.html",
        "en/en-ar/ferry.html",
    }


def test_an_article_of_two_pairs_names_itself_in_all_three_languages(output):
    expected = {
        "ar": "/ar/ar-en/harbour.html",
        "en": "/en/ar-en/harbour.html",
        "fr": "/fr/ar-fr/harbour.html",
    }
    for path in expected.values():
        found = alternates(output, path[1:])
        found.pop("x-default", None)
        assert found == expected


def test_an_article_of_one_pair_names_itself_in_its_two(output):
    found = alternates(output, "en/en-ar/ferry.html")
    found.pop("x-default", None)
    assert found == {"ar": "/ar/en-ar/ferry.html", "en": "/en/en-ar/ferry.html"}


@pytest.mark.parametrize(
    ("path", "language", "name"),
    [
        ("en/ar-en/harbour.html", "en", "Moscow"),
        ("fr/ar-fr/harbour.html", "fr", "Moscou"),
        ("en/en-ar/ferry.html", "ar", "موسكو"),
    ],
)
def test_terms_are_enforced_in_every_pair_whatever_the_model_says(output, path, language, name):
    targets = page(output, path).xpath(f"//main//div[contains(@class, 'target')][@lang='{language}']")
    assert name in " ".join(target.text_content() for target in targets)


def test_a_name_of_three_pairs_has_one_page_in_each_language(output):
    for language, shown in (("ar", "موسكو"), ("en", "Moscow"), ("fr", "Moscou")):
        (found,) = [
            path
            for path in (output / language / "names").glob("*.html")
            if path.name != "index.html"
            and shown in page(output, path.relative_to(output)).findtext("head/title")
        ]
        assert found.name == "موسكو.html"


def test_images_lie_beside_the_pages_of_each_pair(output):
    for pair in ("ar-en", "ar-fr"):
        assert (output / pair / "images" / "harbour.svg").is_file()


def test_the_interface_speaks_the_language_of_its_folder(output):
    for language in ("ar", "en", "fr"):
        root = page(output, f"{language}/index.html")
        assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "ar" else "ltr")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "left", "right"),
    [
        ("en/ar-en/harbour.html", "en", "ar"),
        ("ar/ar-en/harbour.html", "en", "ar"),
        ("fr/ar-fr/harbour.html", "fr", "ar"),
        ("ar/en-ar/ferry.html", "en", "ar"),
        ("en/en-ar/ferry.html", "en", "ar"),
    ],
)
def test_each_language_stands_on_the_side_of_its_direction(chromium, output, path, left, right):
    with served(output) as address:
        opened = chromium.new_page(viewport={"width": 1280, "height": 800})
        opened.goto(f"{address}/{path}")
        row = opened.locator("main .row.paragraph").first
        places = {
            language: row.locator(f"[lang={language}].side").bounding_box() for language in (left, right)
        }
        opened.close()
    assert places[left]["x"] + places[left]["width"] <= places[right]["x"]
    assert abs(places[left]["y"] - places[right]["y"]) < 40


def test_no_page_links_to_another_host_but_by_its_own_address(output):
    for path in output.rglob("*.html"):
        found = re.findall(r'(?:src|href)="(https?://[^"]+)"', path.read_text(encoding="utf-8"))
        assert all(address.startswith(BASE) for address in found)
