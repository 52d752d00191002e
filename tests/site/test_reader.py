"""What readers do on the site, in a real Chromium: no request leaves the site, no script fails."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CALL = "ar-en/trump-putin-call.html"


@pytest.fixture
def page(chromium, address):
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert [fault for fault in faults if "404" not in fault] == []


def marked(page):
    return page.eval_on_selector_all("main .s.on", "all => all.map(s => s.id)")


def test_from_the_home_page_to_an_article_and_into_the_other_language(page, address):
    page.goto(f"{address}/en/index.html")
    page.get_by_role("link", name="Trump and Putin discuss Ukraine crisis").first.click()
    expect(page.locator("h1:lang(en)")).to_contain_text("Trump and Putin")
    page.get_by_role("navigation", name="Language").get_by_role("link", name="العربية").click()
    assert page.url == f"{address}/ar/{CALL}"
    expect(page.get_by_label("اللغتان")).to_be_checked()


def test_from_a_name_in_an_article_to_its_sentences_and_back_to_the_marked_one(page, address):
    page.goto(f"{address}/en/{CALL}")
    page.get_by_role("region", name="Names in this article").get_by_role("link", name="Kremlin").click()
    assert "/en/names/" in page.url
    page.locator('a[href*="trump-putin-call.html#s"]').first.click()
    expect(page.locator("main .s.on")).to_have_count(2)
    number = page.url.partition("#s")[2]
    assert marked(page) == [f"s{number}", f"t{number}"]
    expect(page.locator(f"#t{number}")).to_contain_text("Kremlin")
    expect(page.locator(f"#t{number}")).to_be_in_viewport()


def test_from_article_to_older_to_newer(page, address):
    page.goto(f"{address}/en/{CALL}")
    others = page.get_by_role("navigation", name="Other articles")
    others.get_by_role("link", name="Older article").click()
    assert page.url == f"{address}/en/ar-en/kinds.html"
    others.get_by_role("link", name="Newer article").click()
    assert page.url == f"{address}/en/{CALL}"


def test_by_keyboard_past_the_masthead_and_through_the_sentences(page, address):
    page.goto(f"{address}/en/{CALL}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#t1")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert marked(page) == ["s2", "t2"]


@pytest.mark.parametrize("side", "st")
def test_from_a_linked_sentence_the_arrow_keys_go_on(page, address, side):
    page.goto(f"{address}/en/{CALL}#{side}3")
    assert marked(page) == ["s3", "t3"]
    page.keyboard.press("ArrowDown")
    assert marked(page) == ["s4", "t4"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert marked(page) == ["s2", "t2"]


@pytest.mark.parametrize(("language", "side"), [("en", "العربية"), ("ar", "English")])
def test_one_language_alone_in_both_interfaces(page, address, language, side):
    page.goto(f"{address}/{language}/{CALL}")
    page.get_by_role("radio", name=side).check(force=True)
    hidden, shown = ("#t7", "#s7") if side == "العربية" else ("#s7", "#t7")
    expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(shown)).to_be_visible()
    page.goto(f"{address}/{language}/ar-en/harvest.html")  # the choice goes along
    expect(page.get_by_role("radio", name=side)).to_be_checked()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", [CALL, "en-ar/museum.html"])
def test_arabic_stands_right_whatever_the_pair_and_the_interface(page, address, language, name):
    page.goto(f"{address}/{language}/{name}")
    arabic, english = (page.locator(f"main .side[lang={x}] .s").first.bounding_box() for x in ("ar", "en"))
    assert english["x"] + english["width"] <= arabic["x"]


def test_a_reviewed_sentence_stands_in_its_lines_as_a_draft_does(page, address):
    page.goto(f"{address}/en/{CALL}")
    told = "s => { const c = getComputedStyle(s); return [c.display, c.padding, c.borderBottomWidth]; }"
    reviewed, draft = (page.locator(f"p .s.{kind}").first.evaluate(told) for kind in ("reviewed", "machine"))
    assert reviewed == draft


def test_of_two_articles_on_one_sentence_both_can_be_linked_to(page, address):
    for fragment in ("#s9", "#t9"):
        page.goto(f"{address}/ar/{CALL}{fragment}")
        page.reload()
        assert marked(page) == ["s9", "t9"]
        expect(page.locator("#s9")).to_be_in_viewport()


def test_the_view_that_is_remembered_is_there_before_the_page_is_shown(page, address):
    page.goto(f"{address}/en/{CALL}")
    page.get_by_role("radio", name="English").check(force=True)
    page.get_by_role("radio", name="Larger text").check(force=True)
    page.add_init_script(
        "new PerformanceObserver(list => list.getEntries().forEach(e => (window.moved = (window.moved ?? 0)"
        " + e.value))).observe({ type: 'layout-shift', buffered: true })"
    )
    page.reload()
    page.wait_for_timeout(300)
    assert (page.evaluate("window.moved") or 0) < 0.05


def test_an_address_that_does_not_exist_leads_home(page, address):
    page.goto(f"{address}/en/deep/down/nothing.html")
    expect(page.locator("h1")).to_have_text("هذه الصفحة غير موجودة")
    assert page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily").startswith("Naskh")
    page.get_by_role("link", name="Home page").click()
    assert page.url == f"{address}/en/index.html"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize(
    "path", [f"en/{CALL}", f"ar/{CALL}", "en/ar-en/kinds.html", "ar/about.html", "fr/about.html", "404.html"]
)
def test_nothing_is_wider_than_the_window(page, address, width, path):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if "about" not in path and "404" not in path:
        page.get_by_role("radio").last.check(force=True)  # the largest text
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_pressed_is_large_enough(page, address):
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{address}/en/{CALL}")
    for target in page.locator(".masthead nav a, .views label, .sizes label").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24, target.inner_text()


def test_the_article_is_readable_without_javascript(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/{CALL}")
    expect(page.locator("#t7")).to_be_visible()
    page.locator("label:has(#view-target)").click()
    expect(page.locator("#s7")).to_be_hidden()
    page.locator("label:has(#size-larger)").click()
    page.get_by_text("What the reviewer changed in 1 sentence").click()
    expect(page.locator("ins").first).to_be_visible()
    context.close()


def test_paper_shows_the_article_and_no_controls(page, address):
    page.goto(f"{address}/en/{CALL}")
    page.emulate_media(media="print")
    for hidden in (".views", ".sizes", ".masthead nav", ".neighbours", ".made"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in ("#t7", "#s7", ".signature"):
        expect(page.locator(shown)).to_be_visible()
