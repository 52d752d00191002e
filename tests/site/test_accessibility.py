"""axe finds nothing against WCAG 2.2 AA and its own advice, on any kind of page, light and dark."""

from contextlib import contextmanager

import pytest

from tests.axe import faults

pytestmark = pytest.mark.browser
WIDE, DARK, NARROW = ("light", 1280), ("dark", 1280), ("light", 360)
ARTICLES = [
    ("ar/ar-en/trump-putin-call.html", WIDE),
    ("ar/ar-en/trump-putin-call.html", DARK),
    ("ar/ar-en/trump-putin-call.html", NARROW),
    ("en/ar-en/trump-putin-call.html", WIDE),
    ("en/ar-en/kinds.html", WIDE),
    ("en/ar-en/kinds.html", DARK),
    ("en/ar-en/kinds.html", NARROW),
    ("fr/ar-fr/trump-putin-call.html", WIDE),
    ("ar/en-ar/museum.html", WIDE),
]
OTHERS = [
    ("ar/about.html", WIDE),
    ("en/about.html", DARK),
    ("fr/about.html", NARROW),
    ("404.html", WIDE),
    ("404.html", NARROW),
]


@contextmanager
def opened(chromium, address, scheme, width):
    context = chromium.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,  # for axe itself
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.mark.parametrize(("path", "screen"), ARTICLES)
def test_an_article_with_everything_open(chromium, address, path, screen):
    with opened(chromium, f"{address}/{path}", *screen) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")
        page.locator("main .target .s").last.click()
        page.mouse.move(0, 0)
        page.wait_for_timeout(200)  # until the marking has its full colour
        assert faults(page) == []


@pytest.mark.parametrize(("path", "screen"), OTHERS)
def test_other_pages(chromium, address, path, screen):
    with opened(chromium, f"{address}/{path}", *screen) as page:
        assert faults(page) == []
