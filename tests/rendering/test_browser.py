"""The page in a real Chromium, with a real mouse and keyboard."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.rendering.sample import all_kinds
from translator.rendering import render_html

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of 1280 pixels that refuses every request but those for files and data."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert errors == []


@pytest.fixture
def opened(page: Page, tmp_path: Path, article) -> Page:
    file = tmp_path / "page.html"
    file.write_text(render_html(article), encoding="utf-8")
    page.goto(file.as_uri())
    return page


def marked(page: Page) -> list[str]:
    return page.eval_on_selector_all("main .s.on", "all => all.map(s => s.id)")


def test_pointing_at_a_sentence_marks_its_partner(opened):
    partner = opened.locator(".target .s", has_text="summit in the near future")
    number = partner.get_attribute("data-n")
    opened.locator(".source .s", has_text="قمة مرتقبة").hover()
    assert marked(opened) == [f"s{number}", f"t{number}"]


def test_the_keyboard_walks_from_sentence_to_sentence(opened):
    opened.locator("#t1").focus()
    opened.keyboard.press("ArrowDown")
    assert marked(opened) == ["s2", "t2"]
    opened.keyboard.press("ArrowUp")
    assert marked(opened) == ["s1", "t1"]
    opened.keyboard.press("Escape")
    assert marked(opened) == []


def test_a_click_shows_how_a_sentence_was_made(opened):
    opened.locator(".target .s", has_text="hundreds of thousands").click()
    record = opened.locator("#record")
    expect(record).to_contain_text("machine draft")
    expect(record).to_contain_text("became “hundreds of thousands”")


def test_one_language_can_be_read_alone_and_the_choice_survives_a_reload(opened):
    opened.get_by_label("العربية").check(force=True)
    expect(opened.locator("#t1")).to_be_hidden()
    expect(opened.locator("#s1")).to_be_visible()
    opened.reload()
    expect(opened.locator("#t1")).to_be_hidden()
    opened.get_by_label("Both").check(force=True)
    expect(opened.locator("#t1")).to_be_visible()


def test_arabic_stands_right_of_english_and_rows_begin_together(opened):
    for number in (1, 7):
        english, arabic = (opened.locator(f"#{side}{number}").bounding_box() for side in "ts")
        assert english["x"] + english["width"] <= arabic["x"]
        assert abs(english["y"] - arabic["y"]) < 25


def test_a_link_to_a_sentence_marks_both_partners(opened):
    opened.goto(opened.url + "#s8")
    assert marked(opened) == ["s8", "t8"]


def test_pairs_stand_under_each_other_on_a_phone(opened):
    opened.set_viewport_size({"width": 390, "height": 844})
    for number in (1, 7):
        english, arabic = (opened.locator(f"#{side}{number}").bounding_box() for side in "ts")
        assert arabic["y"] + arabic["height"] <= english["y"] + 1


@pytest.mark.parametrize("width", [320, 390, 760, 1280])
@pytest.mark.parametrize("layout", ["side-by-side", "interleaved"])
def test_nothing_is_wider_than_the_window(page, tmp_path, width, layout, article):
    for name, each in (("sample", article), ("kinds", all_kinds())):
        file = tmp_path / f"{name}.html"
        file.write_text(render_html(each, layout), encoding="utf-8")
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_is_readable_without_javascript(chromium, tmp_path, article):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    file = tmp_path / "page.html"
    file.write_text(render_html(article), encoding="utf-8")
    page.goto(file.as_uri())
    expect(page.locator("#t7")).to_be_visible()
    page.get_by_label("English").check(force=True)
    expect(page.locator("#s7")).to_be_hidden()
    context.close()


def test_scripts_of_an_article_do_not_run(page, tmp_path, article):
    evil = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    first = article.blocks[0].translations[0]
    hostile = replace(
        article,
        title=(replace(article.title[0], target=evil, terms=()),),
        blocks=(
            replace(article.blocks[0], translations=(replace(first, target=evil, terms=(), markup=()),)),
        ),
    )
    file = tmp_path / "page.html"
    file.write_text(render_html(hostile), encoding="utf-8")
    page.goto(file.as_uri())
    page.locator("#t1").click()
    assert page.title() != "run"
    expect(page.locator("#t1")).to_contain_text("onerror")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_on_its_background(opened, scheme):
    opened.emulate_media(color_scheme=scheme)
    paper = colour(opened, "body", "backgroundColor")
    for selector in ("main p", "main dt", ".badge", "footer", "main a", ".views label", ".related h2"):
        assert contrast(colour(opened, selector, "color"), paper) >= 4.5, selector


def colour(page: Page, selector: str, name: str) -> tuple[int, int, int]:
    value = page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{name}")
    red, green, blue = (int(part) for part in re.findall(r"\d+", value)[:3])
    return red, green, blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(rgb: tuple[int, int, int]) -> float:
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_source_alone_can_be_walked_through_too(opened):
    opened.locator("label", has_text="العربية").click()
    opened.locator("#s2").click()
    assert marked(opened) == ["s2", "t2"]
    expect(opened.locator("#record")).to_be_visible()
    opened.keyboard.press("ArrowDown")
    assert opened.evaluate("document.activeElement.id") == "s3"
    opened.locator("footer summary").first.click()
    expect(opened.locator("#record")).to_be_hidden()
