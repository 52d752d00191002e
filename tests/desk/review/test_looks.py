"""The review for everybody: axe, three languages, small screens, the keyboard alone, no script of others."""

import pytest
from playwright.sync_api import expect

from tests.axe import faults
from tests.desk.review.conftest import TALKS, VISIT, eventually
from translator.files import write_atomically

pytestmark = pytest.mark.browser
LANGUAGES = ["ar", "en-GB", "fr-FR"]


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(project, visit, locale, scheme):
    reader = visit(locale=locale, color_scheme=scheme, bypass_csp=True)
    page = reader.page
    expect(page.locator(".articles .last").first).not_to_be_empty()
    assert faults(page) == []
    reader.open()
    reader.box(VISIT).fill("Witkoff is to visit on 21 March.")
    expect(page.locator("#panel .terms .missing")).to_have_count(1)
    page.locator("#panel .history summary").click()
    assert faults(page) == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_phone_shows_all_without_scrolling_sideways(visit, locale):
    reader = visit(locale=locale, viewport={"width": 320, "height": 700})
    page = reader.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    reader.open()
    reader.box(TALKS).focus()
    expect(page.locator("#panel")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    source, target = page.locator(f"#s{TALKS} .source").bounding_box(), reader.box(TALKS).bounding_box()
    assert target["y"] >= source["y"] + source["height"]


@pytest.mark.parametrize(
    ("locale", "way", "approved"),
    [("ar", "rtl", "معتمدة"), ("en", "ltr", "Approved"), ("fr", "ltr", "Approuvée")],
)
def test_the_page_speaks_the_language_of_the_translator(visit, locale, way, approved):
    reader = visit(locale=locale)
    page = reader.open()
    expect(page.locator("html")).to_have_attribute("dir", way)
    reader.box(TALKS).focus()
    page.keyboard.press("Control+Enter")
    expect(reader.state(TALKS)).to_have_text(approved)


def test_in_arabic_what_is_said_of_a_sentence_stands_at_the_right_with_its_kind_first(visit):
    reader = visit(locale="ar")
    page = reader.open()
    reader.box(VISIT).fill("Witkoff is to visit Moscow on 21 March.")
    said = page.locator(f"#s{VISIT} .said li").first
    expect(said.locator("b")).to_have_text("تحذير")
    sides = "each => [each.getBoundingClientRect().left, each.getBoundingClientRect().right]"
    parts = "[line, line.querySelector('b'), line.querySelector('bdi')]"
    line, kind, message = said.evaluate(f"line => {parts}.map({sides})")  # at once: saving draws them anew
    assert kind[0] > message[0]
    assert kind[1] == pytest.approx(line[1], abs=1)


def test_the_keyboard_alone_is_enough(project, visit):
    """From the list of articles into one, to a sentence, through a button of the panel, and on."""
    reader = visit()
    page = reader.page
    page.locator(".articles a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/visit")
    page.keyboard.press("Alt+g")
    page.keyboard.type(f"{VISIT}\n")
    expect(reader.box(VISIT)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Witkoff is to visit on 12 March in ")
    expect(page.locator("#panel .terms .missing")).to_have_count(1)
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Insert"):
            break
    eventually(lambda: project.record("ومن المقرر").edited)
    expect(page.locator("#saving")).to_have_text("All saved")
    page.keyboard.press("Enter")  # the button is still there after the saving
    expect(reader.box(VISIT)).to_have_value("Witkoff is to visit on 12 March in Moscow")
    page.keyboard.press("Control+Enter")
    expect(reader.state(VISIT)).to_have_text("Approved")


def test_what_happens_is_told_to_a_screen_reader(visit):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).focus()
    page.keyboard.press("Control+Enter")
    told = page.locator("[aria-live=polite]")
    expect(told).to_contain_text("Sentence 7 is approved")
    box = page.get_by_role("textbox", name="Translation of sentence 7")
    expect(box).to_have_accessible_description("Approved")


SCRIPT = "<img src=x onerror=window.hacked=1></textarea><script>window.hacked=1</script>"


def test_script_in_an_article_a_po_comment_or_a_target_is_text(project, visit):
    project.write("attack.txt", f"عنوان {SCRIPT}\n\nوقال زيلينسكي {SCRIPT} أمس.\n")
    reader = visit()
    page = reader.open("attack")
    reader.box(2).fill(SCRIPT)
    page.keyboard.press("Control+Enter")
    expect(reader.state(2)).to_have_text("Approved")
    page.goto(f"{reader.server.url}/review")
    path = project.reviews.path("attack")
    text = path.read_text(encoding="utf-8")
    write_atomically(path, text.replace("msgctxt", f"# {SCRIPT}\nmsgctxt"))
    reader.open("attack")
    reader.box(2).focus()
    expect(reader.box(2)).to_have_value(SCRIPT)
    expect(page.locator("#s2 .source")).to_contain_text(SCRIPT)
    expect(page.get_by_label("Comment for colleagues")).to_have_value(SCRIPT)
    page.locator("#panel .history summary").click()
    expect(page.locator("#panel .history li").first).to_contain_text("onerror")
    page.goto(f"{reader.server.url}/review")
    expect(page.locator(".articles")).to_contain_text("onerror")
    assert page.evaluate("window.hacked") is None


def test_script_in_what_a_colleague_wrote_at_the_same_time_is_text(project, visit):
    amal, basim = visit(), visit(quiet=False)
    amal.open()
    basim.open()
    basim.page.route("**/changes*", lambda route: route.abort())
    amal.box(TALKS).fill(SCRIPT)
    eventually(lambda: project.record("وقال زيلينسكي").target == SCRIPT)
    basim.box(TALKS).fill("Basim's text.")
    expect(basim.page.locator(".conflict .theirs")).to_contain_text(SCRIPT)
    assert basim.page.evaluate("window.hacked") is None
