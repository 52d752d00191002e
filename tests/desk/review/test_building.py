"""The whole way: approved in the browser, built, shown as reviewed."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.desk.review.conftest import CEASEFIRE, TALKS, eventually
from tests.site.serving import served
from translator.memory import TranslationMemory
from translator.settings import read_settings
from translator.site import build_site

pytestmark = pytest.mark.browser


@pytest.fixture
def site():
    """Build the site of a project and serve it; gives its address."""
    with ExitStack() as stack:
        yield lambda project: stack.enter_context(served(build(project).home.parent))


def build(project):
    settings = read_settings(project.folder / "translator.toml")
    with TranslationMemory(project.folder / "memory.sqlite") as memory:
        return build_site(settings, memory, lambda said: None, lambda done, total: None)


def test_what_is_approved_in_the_browser_stands_on_the_page_as_reviewed(project, visit, site):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).fill("Zelensky called the talks fruitful.")
    page.keyboard.press("Control+Enter")
    expect(reader.state(TALKS)).to_have_text("Approved")
    reader.box(CEASEFIRE).fill("Edited, and not approved yet.")
    eventually(lambda: project.record("واستمر اللقاء").edited)
    page.goto(f"{site(project)}/en/ar-en/visit.html")
    expect(page.locator(f"#t{TALKS}")).to_have_text("Zelensky called the talks fruitful.")
    expect(page.locator(f"#t{TALKS}")).to_have_class("s reviewed")
    expect(page.locator(f"#t{CEASEFIRE}")).to_have_text(
        "The encounter continued two hours and handled a ceasefire."
    )
    expect(page.locator(f"#t{CEASEFIRE}")).to_have_class("s machine")


def test_numbers_are_those_of_the_site(project, visit, site):
    page = visit().open()
    here = {
        pair.get_attribute("data-number"): pair.locator(".source").inner_text()
        for pair in page.locator(".pair").all()
    }
    page.goto(f"{site(project)}/en/ar-en/visit.html")
    assert here == {number: page.locator(f"#s{number}").inner_text() for number in here}
