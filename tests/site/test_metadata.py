"""What pages say to machines: JSON-LD, Open Graph, the canonical address, other languages."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lxml import html
from pyld import jsonld

from tests.site.sample_site import SETTINGS, articles, build, site
from tests.site.serving import served
from translator.article import Block, BlockKind
from translator.site.chrome import absolute
from translator.site.metadata import locale_of, shortened
from translator.translation import BilingualBlock

BASE = "https://news.example.org/daily"
WITH_BASE = SETTINGS.replace("[site]", f'[site]\nbase_url = "{BASE}"')
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "news.schema.json").read_text(encoding="utf-8"))
CALL = "trump-putin-call.html"
HOSTILE = '</script><script>alert(1)</script><!-- <script> "quoted" & \u2028'


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    return build(tmp_path_factory.mktemp("site"), settings=WITH_BASE)


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory):
    """The same site without an address."""
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A site whose texts want to break out of the pages' data."""
    some = articles()
    victim = some["ar-en"][1]
    picture = BilingualBlock(Block(BlockKind.FIGURE, "", url="images/a b.png"), ())
    first = victim.blocks[0]
    text = replace(first, translations=(replace(first.translations[0], target=HOSTILE),))
    title = (replace(victim.title[0], target=HOSTILE),)
    some["ar-en"][1] = replace(
        victim,
        title=title,
        blocks=(text, picture),
        article=replace(victim.article, blocks=(*victim.article.blocks, picture.block)),
    )
    return build(tmp_path_factory.mktemp("site"), some, settings=WITH_BASE)


def head(output, path):
    return html.document_fromstring((output / path).read_bytes()).find("head")


def data(output, path):
    """The JSON-LD of a page, which must be as schema.org has it."""
    (script,) = head(output, path).xpath("script[@type='application/ld+json']")
    found = json.loads(script.text)
    jsonschema.validate(found, SCHEMA, format_checker=jsonschema.FormatChecker())
    return found


def properties(output, path):
    return {meta.get("property"): meta.get("content") for meta in head(output, path).xpath("meta[@property]")}


def links(output, path, rel):
    return {
        link.get("hreflang") or link.get("type"): link.get("href")
        for link in head(output, path).xpath(f"link[@rel='{rel}']")
    }


def test_the_page_of_a_translation_says_what_it_translates(output):
    found = data(output, f"en/ar-en/{CALL}")
    assert found["@type"] == "NewsArticle"
    assert found["inLanguage"] == "en"
    assert found["headline"].startswith("Trump and Putin discuss Ukraine crisis")
    assert found["datePublished"] == "2025-02-12"
    assert "Vladimir Putin" in found["keywords"]
    assert found["sourceOrganization"]["name"] == "Sada newspaper"
    assert found["creativeWorkStatus"] == "Machine draft"
    original = found["translationOfWork"]
    assert original["inLanguage"] == "ar"
    assert original["headline"].startswith("ترامب وبوتين")
    assert found["isBasedOn"] == {"@id": original["@id"]}


def test_the_page_in_the_source_language_says_where_its_translations_are(output):
    found = data(output, f"ar/ar-en/{CALL}")
    assert found["inLanguage"] == "ar"
    assert "Machine" not in json.dumps(found)
    assert [(work["inLanguage"], work["url"]) for work in found["workTranslation"]] == [
        ("en", f"{BASE}/en/ar-en/{CALL}"),
        ("fr", f"{BASE}/fr/ar-fr/{CALL}"),
    ]
    english = data(output, f"en/ar-en/{CALL}")
    assert found["@id"] == english["translationOfWork"]["@id"]
    assert found["workTranslation"][0]["@id"] == english["@id"]


def test_pages_together_make_one_graph(output):
    """Read by a JSON-LD processor, with its context from here: no request is made."""

    def loader(url, options):
        context = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}
        return {"contextUrl": None, "documentUrl": url, "document": context}

    triples = set()
    for path in (f"ar/ar-en/{CALL}", f"en/ar-en/{CALL}"):
        lines = jsonld.to_rdf(data(output, path), {"documentLoader": loader, "format": "application/n-quads"})
        triples |= set(lines.splitlines())
    arabic, english = (f"<{BASE}/{code}/ar-en/{CALL}#article-{code}>" for code in ("ar", "en"))
    for subject, predicate, object_ in (
        (arabic, "workTranslation", english),
        (english, "translationOfWork", arabic),
        (english, "isBasedOn", arabic),
        (english, "inLanguage", '"en"'),
    ):
        assert f"{subject} <https://schema.org/{predicate}> {object_} ." in triples


@pytest.mark.parametrize("path", ["index.html", "ar/index.html", "en/index.html", "fr/index.html"])
def test_a_home_page_says_what_site_it_is(output, path):
    found = data(output, path)
    language = path.partition("/")[0] if "/" in path else "ar"
    assert found["@type"] == "WebSite"
    assert found["inLanguage"] == language
    assert found["url"] == f"{BASE}/{language}/"


def test_without_an_address_of_the_site_the_data_say_the_rest(nowhere):
    found = data(nowhere, f"en/ar-en/{CALL}")
    assert found["isBasedOn"] == {"@id": "_:article-ar"}
    assert found["translationOfWork"]["@id"] == "_:article-ar"
    assert "http" not in json.dumps(found).replace("https://schema.org", "")
    said = properties(nowhere, f"en/ar-en/{CALL}")
    assert "og:url" not in said
    assert said["og:title"].startswith("Trump and Putin")
    assert links(nowhere, f"en/ar-en/{CALL}", "canonical") == {}
    assert links(nowhere, f"en/ar-en/{CALL}", "alternate") == {
        "ar": f"../../ar/ar-en/{CALL}",
        "en": CALL,
        "fr": f"../../fr/ar-fr/{CALL}",
    }


def test_open_graph_of_an_article(output):
    said = properties(output, f"en/ar-en/{CALL}")
    assert said["og:type"] == "article"
    assert said["og:title"].startswith("Trump and Putin discuss")
    assert said["og:description"].startswith("Former US President Donald Trump held")
    assert said["og:url"] == f"{BASE}/en/ar-en/{CALL}"
    assert said["og:site_name"] == "Articles in two languages"
    assert said["og:locale"] == "en_US"
    assert said["article:published_time"] == "2025-02-12"
    others = head(output, f"en/ar-en/{CALL}").xpath("meta[@property='og:locale:alternate']/@content")
    assert others == ["ar_AR", "fr_FR"]
    image = properties(output, "en/ar-en/kinds.html")["og:image"]
    assert image == f"{BASE}/ar-en/images/president.jpg"


def test_open_graph_of_other_pages(output):
    said = properties(output, "fr/about.html")
    assert said["og:type"] == "website"
    assert said["og:title"]
    assert said["og:locale"] == "fr_FR"
    assert said["og:url"] == f"{BASE}/fr/about.html"


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("index.html", "ar/"),
        ("ar/index.html", "ar/"),
        ("en/index.html", "en/"),
        (f"en/ar-en/{CALL}", f"en/ar-en/{CALL}"),
        (f"ar/ar-fr/{CALL}", f"ar/ar-fr/{CALL}"),
        ("en/names/index.html", "en/names/"),
    ],
)
def test_every_page_has_one_canonical_address(output, path, canonical):
    assert list(links(output, path, "canonical").values()) == [f"{BASE}/{canonical}"]


def test_an_arabic_address_of_the_site_is_written_as_machines_read_it(tmp_path):
    (tmp_path / "translator.toml").write_text(
        SETTINGS.replace("[site]", '[site]\nbase_url = "https://أخبار.example/يومية/"'), encoding="utf-8"
    )
    with closing(site(tmp_path, articles())) as made:
        whole = "https://xn--igbicxr.example/%D9%8A%D9%88%D9%85%D9%8A%D8%A9"
        assert absolute(made, "ar/index.html") == f"{whole}/ar/"
        assert absolute(made, "ar/ar-en/price-index.html") == f"{whole}/ar/ar-en/price-index.html"


def test_pages_name_each_other_in_other_languages(output):
    three = {
        "ar": f"{BASE}/ar/ar-en/{CALL}",
        "en": f"{BASE}/en/ar-en/{CALL}",
        "fr": f"{BASE}/fr/ar-fr/{CALL}",
    }
    for path in (f"ar/ar-en/{CALL}", f"en/ar-en/{CALL}", f"fr/ar-fr/{CALL}"):
        assert links(output, path, "alternate").items() >= three.items()
    for path in ("index.html", "ar/index.html", "fr/index.html"):
        homes = {code: f"{BASE}/{code}/" for code in ("ar", "en", "fr")}
        assert links(output, path, "alternate").items() >= homes.items()


def test_a_page_leads_to_the_feed_of_its_language(output, nowhere):
    assert links(output, f"en/ar-en/{CALL}", "alternate")["application/atom+xml"] == "../feed.xml"
    assert (output / "en" / "feed.xml").is_file()
    assert "application/atom+xml" not in links(nowhere, "en/index.html", "alternate")


def test_an_address_that_does_not_exist_says_nothing_of_itself(output):
    text = (output / "404.html").read_text(encoding="utf-8")
    assert "canonical" not in text
    assert "og:" not in text


def test_no_text_breaks_out_of_the_data(hostile):
    raw = (hostile / "en/ar-en/harvest.html").read_text(encoding="utf-8")
    assert "<script>alert" not in raw
    found = data(hostile, "en/ar-en/harvest.html")
    assert found["headline"] == HOSTILE
    assert found["image"] == [f"{BASE}/ar-en/images/a%20b.png"]
    assert properties(hostile, "en/ar-en/harvest.html")["og:title"].split() == HOSTILE.split()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["en/ar-en/harvest.html", f"ar/ar-en/{CALL}", "index.html"])
def test_the_browser_lets_the_data_stand_and_runs_nothing_of_it(hostile, chromium, path):
    page = chromium.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message) or dialog.dismiss())
    with served(hostile) as address:
        page.goto(f"{address}/{path}")
        found = page.evaluate(
            "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)"
        )
    page.close()
    jsonschema.validate(found, SCHEMA)
    assert [message for message in said if "404" not in message] == []


@pytest.mark.parametrize(
    ("language", "locale"),
    [("ar", "ar_AR"), ("en", "en_US"), ("fr", "fr_FR"), ("de", "de_DE"), ("he", "he_IL"), ("qqq", "qqq")],
)
def test_locales_as_open_graph_names_them(language, locale):
    assert locale_of(language) == locale


def test_a_description_ends_between_words():
    assert shortened("وصل  الرئيس\nأمس") == "وصل الرئيس أمس"
    long = shortened("كلمة " * 100)
    assert len(long) <= 302
    assert long.endswith("كلمة …")
