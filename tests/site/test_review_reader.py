"""The page for the reviewer in a real Chromium."""

import pytest
from playwright.sync_api import expect

from tests.axe import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(address, page, language, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/{language}/review.html")
    page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")
    assert faults(page) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_remark_leads_to_its_sentence_which_is_marked(address, page, language):
    page.goto(f"{address}/{language}/review.html")
    link = page.locator(".remark .said a").first
    number = link.get_attribute("href").rpartition("#t")[2]
    link.click()
    expect(page.locator(f"#t{number}")).to_have_class("s machine on")


def test_arabic_stands_right_and_on_a_phone_below(address, page):
    page.goto(f"{address}/en/review.html")
    english, arabic = (page.locator(f".texts [lang={code}]").first.bounding_box() for code in ("en", "ar"))
    assert english["x"] + english["width"] <= arabic["x"]
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    english, arabic = (page.locator(f".texts [lang={code}]").first.bounding_box() for code in ("en", "ar"))
    assert english["y"] + english["height"] <= arabic["y"] + 1
