"""Readers search, in a real Chromium: on a server and in a folder, in both languages."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.axe import faults
from tests.rendering.sample import of_blocks
from tests.site import sample_site
from tests.site.serving import served
from translator.article import Block, BlockKind

pytestmark = pytest.mark.browser

SPEECHES = of_blocks(
    *(
        (Block(BlockKind.PARAGRAPH, f"تكلم الطبيب {number} مرات."), f"The doctor spoke {number} times.")
        for number in range(3, 9)
    )
)
OWN = [
    replace(
        sample_site.article("doctor", ("طبيب القرية", "A village doctor"), 42, ("نص", "Text")),
        blocks=SPEECHES.blocks,
    ),
    sample_site.article(
        "truce",
        ("هُدنة في ثلاث مدن", "A truce in three cities"),
        40,
        (
            "أعلن وزير الخارجية الألماني وقف إطلاق النار ٧ أيام، وزار المستشفى.",
            "The German foreign minister declared a ceasefire of 7 days and visited the hospital.",
        ),
    ),
    sample_site.article(
        "gas",
        ("أسعار الغاز", "The price of gas"),
        41,
        (
            "ناقش مسؤولون في الشركات إطلاق خطة، ثم وقف الحريق واندلاع النار.",
            "Company officials discussed the launch of a plan, then the end of the fire at the café.",
        ),
    ),
    *(
        sample_site.article(
            f"figs-{number}",
            (f"التين {number}", f"Figs, part {number}"),
            100 + number,
            ("قطف الناس التين.", "People picked figs."),
        )
        for number in range(12)
    ),
]


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    made = sample_site.articles()
    made["ar-en"] += OWN
    return sample_site.build(tmp_path_factory.mktemp("site"), made)


@pytest.fixture(scope="module")
def address(output):
    with served(output) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def root(request, output, address):
    """Where the site stands: on a server, and as a folder of files."""
    return address if request.param == "http" else output.as_uri()


@pytest.fixture
def page(chromium, address, output):
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert [url for url in asked if not url.startswith((address, output.as_uri(), "data:"))] == []
    # Chromium lets a page in a folder have no fonts; it takes those of the system.
    assert [fault for fault in faults if "font" not in fault and "ERR_FAILED" not in fault] == []


def search(page, root, text, language="en"):
    page.goto(f"{root}/{language}/search.html?q={quote(text)}")
    expect(page.locator("#status")).not_to_be_empty()
    expect(page.locator("#status")).not_to_have_text(page.locator("#status").get_attribute("data-searching"))


def articles(page):
    """The addresses of the articles that were found, without the folder."""
    links = page.eval_on_selector_all("#found .card h2 a:not([tabindex])", "all => all.map(a => a.href)")
    return [link.rpartition("/")[2].removesuffix(".html") for link in links]


@pytest.mark.parametrize(
    "text",
    [
        "هدنة",
        "هدنه",
        "هُدْنَةٌ",
        "الهدنة",
        "وبالهدنة",
        "للهدنة",
        "هـــدنة",
        "وزير",
        "الوزير",
        "بوزير",
        "إطلاق الألماني",
        "اطلاق الالماني",
        "أطلاق آلألماني",
        "المستشفي",
        "مستشفى ٧",
        "7 أيام",
        "٧ ايام",
        "بألمانيّ",
        '"وقف إطلاق النار"',
        "«وقف اطلاق النّار»",
        "truce",
        "Truces",
        "CITY",
        "hospitals",
        "the German",
        '"foreign minister"',
        "“declared a ceasefire”",
        "minister وزير",
        "hospit",
        "مستشف",
        "الهدن",
        "ministe",
    ],
)
def test_an_article_is_found_however_its_words_are_typed(page, address, text):
    search(page, address, text)
    assert {"truce", "gas"} & set(articles(page)) == {"truce"}


@pytest.mark.parametrize("text", ["للهدنة", '"وقف إطلاق النار"', "Truces", "hospit"])
def test_a_folder_of_files_is_searched_like_a_server(page, output, text):
    search(page, output.as_uri(), text)
    assert "truce" in articles(page)


@pytest.mark.parametrize(
    "text", ["cafe", "CAFÉ", "officials compan", "companies", "مسؤولين", "مسئولون", "للمسؤول", "شركة"]
)
def test_plural_and_accents_do_not_matter(page, address, text):
    search(page, address, text)
    assert {"truce", "gas"} & set(articles(page)) == {"gas"}


def test_several_words_are_found_together_or_apart_in_an_article(page, address):
    search(page, address, "وقف إطلاق النار")  # all three words are in both articles
    assert {"truce", "gas"} <= set(articles(page))
    search(page, address, "prices fire")  # one in the title, one in the text
    assert articles(page) == ["gas"]
    search(page, address, "truce gas")
    assert articles(page) == []
    expect(page.locator("#status")).to_contain_text("No article contains all these words")


def test_a_phrase_is_in_one_language_and_in_order(page, address):
    search(page, address, '"إطلاق وقف"')
    assert articles(page) == []
    search(page, address, '"minister of the German"')
    assert articles(page) == []


def test_the_words_are_marked_on_both_sides_and_the_number_leads_to_the_sentence(page, root):
    search(page, root, "الوزير foreign", "ar")
    sentence = page.locator("#found .mention")
    assert sentence.locator("mark").all_inner_texts() == ["وزير", "foreign"]
    sentence.get_by_role("link").click()
    assert re.search(r"/ar/ar-en/truce\.html#s2$", page.url)
    assert page.eval_on_selector_all("main .s.on", "all => all.map(s => s.id)") == ["s2", "t2"]
    expect(page.locator("#s2")).to_be_in_viewport()


@pytest.mark.parametrize(
    "text",
    ["Donald Trump", "trump", "دونالد ترامب", "ترامب", "ترمب", "لترامب", "وَدونالد ترمب", "Trum", "قمة ترامب"],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_name_finds_its_page_under_every_spelling(page, address, text, language):
    search(page, address, text, language)
    first = page.locator("#names-found").get_by_role("link").first
    expect(first).to_have_text("دونالد ترامب" if language == "ar" else "Donald Trump")
    first.click()
    expect(page.locator("h1")).to_contain_text("Donald Trump")
    assert f"/{language}/names/" in page.url


@pytest.mark.parametrize("text", ["Trump's", "Trump’s", "TRUMP’S"])
def test_a_possessive_is_the_name_and_no_other_name_begins_with_its_s(page, address, text):
    search(page, address, text)
    expect(page.locator("#names-found").get_by_role("link")).to_have_text(["Donald Trump"])


def test_a_name_stands_before_the_articles_and_is_marked_in_both_languages(page, address):
    search(page, address, "كرملين")
    names, found = page.locator("#names-found"), page.locator("#found")
    assert names.bounding_box()["y"] < found.bounding_box()["y"]
    assert {"Kremlin", "الكرملين"} <= set(found.locator("mark").all_inner_texts())


def test_nothing_found_says_what_was_looked_for(page, root):
    search(page, root, "زرافة truce", "en")
    expect(page.locator("#status")).to_have_text(
        "Nothing was found for “زرافة truce”. No article contains زرافة. "
        "Try other words, fewer of them, or only how one begins."
    )
    search(page, root, "giraffe", "ar")
    expect(page.locator("#status")).to_contain_text("لم يُعثر على شيء عن «giraffe».")


def test_words_of_every_text_ask_for_a_rarer_one(page, address):
    search(page, address, "of the")
    expect(page.locator("#status")).to_contain_text("stand in nearly every article")


def test_what_is_typed_is_found_at_once_and_stays_in_the_address(page, root):
    page.goto(f"{root}/en/search.html")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.type("tru")
    expect(page.locator("#status")).to_have_text("3 articles")  # Trump stands in two of them
    page.keyboard.type("ce")
    expect(page.locator("#status")).to_have_text("1 article")
    assert page.url.endswith("/en/search.html?q=truce")
    page.reload()
    expect(page.locator("#query")).to_have_value("truce")
    expect(page.locator("#status")).to_have_text("1 article")


def test_the_keyboard_is_enough_and_back_returns_to_what_was_searched_before(page, address):
    search(page, address, "truce")
    page.locator("#query").fill("gas")
    page.keyboard.press("Enter")
    expect(page.locator("#found h2").first).to_contain_text("gas")
    for _ in range(2):  # the button, then the first article
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="The price of gas")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/ar-en/gas.html")
    page.go_back()
    expect(page.locator("#query")).to_have_value("gas")
    page.go_back()
    expect(page.locator("#query")).to_have_value("truce")
    expect(page.locator("#found h2").first).to_contain_text("truce")


def test_a_quick_typist_sees_the_results_of_the_last_word(page, address):
    page.goto(f"{address}/en/search.html")
    for text in ("figs", "gas", "truce"):
        page.locator("#query").fill(text)
        page.locator("#query").press("Enter")
    expect(page.locator("#status")).to_have_text("1 article")
    assert articles(page) == ["truce"]


def test_the_number_of_articles_is_announced_in_the_language_of_the_page(page, address):
    search(page, address, "التين", "ar")
    expect(page.get_by_role("status")).to_have_text("12 مقالًا")


def test_more_articles_come_on_demand_the_newest_first(page, address):
    search(page, address, "figs")
    assert articles(page) == [f"figs-{number}" for number in range(11, 1, -1)]
    page.get_by_role("button", name="More articles").click()
    expect(page.get_by_role("link", name="Figs, part 1", exact=True)).to_be_focused()
    assert len(articles(page)) == 12
    expect(page.get_by_role("button", name="More articles")).to_be_hidden()


def test_more_sentences_of_an_article_come_on_demand(page, address):
    search(page, address, "doctor")
    sentences = page.locator("#found .mention:visible")
    expect(sentences).to_have_count(3)
    page.get_by_role("button", name="3 more sentences").click()
    expect(sentences).to_have_count(6)
    expect(sentences.nth(3).get_by_role("link")).to_be_focused()


def test_an_article_in_two_pairs_is_found_once(page, address):
    search(page, address, "بوتين", "ar")
    assert articles(page).count("trump-putin-call") == 1
    search(page, address, "Poutine", "fr")
    assert articles(page) == ["trump-putin-call"]
    search(page, address, "قوارب boats", "ar")
    assert articles(page) == ["museum"]


def test_every_page_leads_to_the_search(page, root):
    page.goto(f"{root}/ar/ar-en/truce.html")
    field = page.get_by_role("search").get_by_role("searchbox")
    field.fill("أسعار الغاز")
    field.press("Enter")
    page.wait_for_url("**/ar/search.html?q=*")
    expect(page.locator("#status")).to_have_text("مقال واحد")
    assert articles(page) == ["gas"]


def test_an_index_that_cannot_be_loaded_is_said_and_asked_for_again(chromium, address):
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/search/**", lambda route: route.abort())
    search(page, address, "truce")
    expect(page.locator("#status")).to_contain_text("could not be loaded")
    page.unroute("**/search/**")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#status")).to_have_text("1 article")
    context.close()


def test_without_javascript_the_page_says_so_and_leads_on(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/fr/search.html")
    expect(page.get_by_text("La recherche a besoin de JavaScript")).to_be_visible()
    page.locator("main").get_by_role("link", name="Archives").click()
    page.wait_for_url("**/fr/archive/index.html")
    context.close()


def test_markup_in_articles_and_in_queries_stays_text(page, address):
    search(page, address, "<img src=x onerror=alert(1)> giraffe")
    expect(page.locator("#status")).to_contain_text("<img src=x")
    assert page.locator("#status img").count() == 0


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_results_are_accessible_and_fit_the_window(chromium, address, language, scheme, width):
    context = chromium.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,  # for axe itself
    )
    page = context.new_page()
    search(page, address, "ويتكوف", language)
    assert page.locator("#found .mention").count() == 3
    expect(page.locator("#names-found")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []
    context.close()
