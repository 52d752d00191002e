"""axe finds nothing against WCAG 2.2 AA and its own advice, on any kind of page, light and dark."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.site.sample_site import build
from tests.site.serving import served

pytestmark = pytest.mark.browser
ARTICLES = [
    "ar/ar-en/trump-putin-call.html",
    "en/ar-en/trump-putin-call.html",
    "fr/ar-fr/trump-putin-call.html",
    "ar/en-ar/museum.html",
    "en/ar-en/kinds.html",
]
OTHERS = ["ar/index.html", "en/index.html", "ar/about.html", "en/about.html", "fr/about.html", "404.html"]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with served(build(tmp_path_factory.mktemp("site"))) as address:
        yield address


@pytest.fixture(params=[("light", 1280), ("dark", 1280), ("light", 360)], ids=lambda p: f"{p[0]}-{p[1]}")
def page(request, chromium):
    scheme, width = request.param
    context = chromium.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,  # for axe itself
    )
    yield context.new_page()
    context.close()


def faults(page):
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run()")["violations"]
    return [(fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_with_everything_open(address, page, path):
    page.goto(f"{address}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")
    page.locator("main .target .s").last.click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(200)  # until the marking has its full colour
    assert faults(page) == []


@pytest.mark.parametrize("path", OTHERS)
def test_other_pages(address, page, path):
    page.goto(f"{address}/{path}")
    assert faults(page) == []
