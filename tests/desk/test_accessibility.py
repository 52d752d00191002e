"""axe finds nothing against WCAG 2.2 AA and its own advice at the glossary's page, in any look."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LOOKS = [("light", 1280, "en"), ("dark", 1280, "ar"), ("light", 320, "fr"), ("dark", 320, "en")]


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def visitor(request, come):
    scheme, width, locale = request.param
    viewport = {"width": width, "height": 800}
    return come(color_scheme=scheme, viewport=viewport, locale=locale, bypass_csp=True)  # for axe itself


def faults(page):
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run()")["violations"]
    return [(fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in found]


def fits(page):
    """Whether nothing is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_rows_and_the_sentences_under_one(visitor):
    page = visitor.open()
    visitor.row("بوتين").locator("[data-do=uses]").click()
    expect(page.locator("tr.under")).to_be_visible()
    assert faults(page) == []
    assert fits(page)


def test_a_row_that_is_edited_with_all_that_it_shows(visitor):
    page = visitor.open()
    visitor.row("كييف").locator("[data-do=edit]").click()
    visitor.form.locator("[name=target]").fill("Kyiv!")
    visitor.form.locator("[data-do=preview]").click()
    expect(visitor.form.locator(".sentences")).to_be_visible()
    expect(visitor.form.locator(".findings")).to_be_visible()
    assert faults(page) == []
    assert fits(page)


def test_two_versions_of_a_row(visitor, project):
    page = visitor.open()
    visitor.row("كييف").locator("[data-do=edit]").click()
    visitor.form.locator("[name=note]").fill("capital")
    path = project / "names" / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Kyiv", "Kyjiv"), encoding="utf-8")
    visitor.form.locator("button.main").click()
    expect(page.locator(".conflict")).to_be_visible()
    assert faults(page) == []
    assert fits(page)


def test_the_names_of_an_article(visitor):
    page = visitor.open("/glossary/suggestions?article=visit.txt")
    page.locator(".suggestions [name=target]").first.focus()
    expect(page.locator(".suggestions .effect").first).to_be_visible()
    assert faults(page) == []
    assert fits(page)
