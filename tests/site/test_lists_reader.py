"""What readers do with the lists, in a real Chromium: from a name to its sentence, by letter, by Tab."""

import re
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.axe import faults
from tests.site import synthetic
from tests.site.serving import served
from translator.site import archive, chrome, home, keywords, names
from translator.site.publishing import publish

pytestmark = pytest.mark.browser

LISTS = [
    "index.html",
    "archive/index.html",
    "archive/2025-02.html",
    "keywords/index.html",
    "keywords/دونالد-ترامب.html",
    "names/index.html",
    "names/دونالد-ترامب.html",
]


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def test_from_a_name_in_the_index_to_its_sentence_in_an_article(address, page):
    page.goto(f"{address}/en/names/index.html")
    page.get_by_role("link", name="Volodymyr Zelensky").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Volodymyr Zelensky")
    expect(page.locator("p[lang=en] mark")).to_have_text(["Volodymyr Zelensky"])
    page.get_by_role("link", name="Sentence 9: machine draft").click()
    expect(page).to_have_url(re.compile(r"/en/ar-en/trump-putin-call\.html#s9$"))
    expect(page.locator("#s9")).to_be_in_viewport()
    expect(page.locator("#s9")).to_contain_text("فولوديمير زيلينسكي")


def test_from_an_article_to_a_name_and_to_the_next_language(address, page):
    page.goto(f"{address}/en/ar-en/trump-putin-call.html")
    page.locator("section.names").get_by_role("link", name="Kremlin").click()
    expect(page.locator("p[lang=en] mark")).to_have_text(["Kremlin"])
    page.get_by_role("link", name="العربية").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("الكرملين")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_a_letter_leads_to_its_names(address, page):
    page.set_viewport_size({"width": 360, "height": 400})
    page.goto(f"{address}/ar/names/index.html")
    page.get_by_role("navigation", name="الحروف: أماكن").get_by_role("link", name="و").click()
    expect(page.get_by_role("heading", name="و", exact=True).last).to_be_in_viewport()


def test_by_keyboard_every_article_of_a_list_is_one_step(address, page):
    """The title on the other side leads to the same page, and Tab passes over it."""
    page.goto(f"{address}/en/archive/2025-03.html")
    page.locator("main .up a").focus()
    seen = []
    for _ in range(2):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent"))
    assert seen == ["A new railway line", "A museum of the sea opens"]


def test_through_the_pages_of_a_long_list(tmp_path, page):
    with closing(synthetic.make_site(tmp_path, 70, names=20)) as site:
        pages = [made for kind in (chrome, home, archive, keywords, names) for made in kind.pages(site)]
        publish(site, lambda: pages, site.settings.output)
    with served(site.settings.output) as address:
        page.goto(f"{address}/index.html")
        for number in (2, 3):
            page.get_by_role("link", name="مقالات أقدم").click()
            expect(page.get_by_text(f"الصفحة {number} من 3")).to_be_visible()
        expect(page.get_by_role("link", name="مقالات أقدم")).to_have_count(0)


def test_no_list_is_wider_than_a_small_telephone(address, page):
    page.set_viewport_size({"width": 320, "height": 600})
    for path in [f"{language}/{path}" for language in ("ar", "en") for path in LISTS]:
        page.goto(f"{address}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path


@pytest.mark.parametrize(("language", "scheme", "width"), [("en", "light", 1280), ("ar", "dark", 360)])
def test_axe_finds_nothing(address, chromium, language, scheme, width):
    context = chromium.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,  # for axe itself
    )
    with closing(context):
        page = context.new_page()
        for path in LISTS:
            page.goto(f"{address}/{language}/{path}")
            assert faults(page) == [], path
