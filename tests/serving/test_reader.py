"""A page in a real Chromium changes by itself when its article is saved."""

import pytest
from playwright.sync_api import Browser, expect

from tests.serving.conftest import PATIENCE, write

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser):
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert refused == []  # the page's Content-Security-Policy allows the script and its connection


def test_an_open_page_shows_what_was_saved(served, project, page):
    page.goto(f"{served.server.url}en/ar-en/visit.html")
    expect(page.locator("h1").first).to_contain_text("موسكو")
    write(project, "الرئيس في كييف")
    expect(page.locator("#s1")).to_have_text("الرئيس في كييف", timeout=PATIENCE * 1000)
    write(project, "الرئيس في باريس")
    expect(page.locator("#s1")).to_have_text("الرئيس في باريس", timeout=PATIENCE * 1000)


def test_the_home_page_shows_a_new_article(served, project, page):
    page.goto(served.server.url)
    expect(page.get_by_text("عنوان آخر")).to_have_count(0)
    write(project, "عنوان آخر", "other.txt")
    expect(page.get_by_text("عنوان آخر").first).to_be_visible(timeout=PATIENCE * 1000)


def test_a_page_that_does_not_change_keeps_its_place(served, project, page):
    page.goto(f"{served.server.url}en/ar-en/visit.html")
    page.evaluate("window.mark = 1")
    before = len(served.builds())
    (project / "names.csv").write_text("source,target\nموسكو,Moscow\n\n", encoding="utf-8")  # says the same
    served.wait_for(lambda: len(served.builds()) > before)
    page.wait_for_timeout(500)
    assert page.evaluate("window.mark") == 1
