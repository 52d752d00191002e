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
    context.grant_permissions(["clipboard-read", "clipboard-write"])
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


def offset(page: Page, sentence: str) -> float:
    return page.locator(sentence).evaluate("e => e.getBoundingClientRect().top")


@pytest.mark.parametrize(("width", "height"), [(1280, 500), (390, 600)])
@pytest.mark.parametrize("number", [11, 13, 16])
def test_changing_the_view_keeps_the_sentence_that_is_being_read_where_it_is(opened, width, height, number):
    opened.set_viewport_size({"width": width, "height": height})
    for first, second, before, after in (
        ("both", "target", "t", "t"),
        ("target", "both", "t", "t"),
        ("both", "source", "s", "s"),
        ("source", "target", "s", "t"),
        ("target", "source", "t", "s"),
    ):
        opened.locator(f"#view-{first}").check(force=True)
        bar = opened.locator(".bar").evaluate("e => e.getBoundingClientRect().bottom")
        opened.evaluate(
            "([s, bar]) => scrollBy(0, document.getElementById(s).getBoundingClientRect().top - bar - 5)",
            [f"{before}{number}", bar],
        )
        was = offset(opened, f"#{before}{number}")
        opened.locator(f"label:has(#view-{second})").click()
        opened.wait_for_timeout(50)
        assert abs(offset(opened, f"#{after}{number}") - was) < 3, (first, second)


def test_the_text_has_three_sizes_and_the_choice_survives_a_reload(opened):
    def size() -> float:
        return float(opened.locator("#t7").evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))

    sizes = [size()]
    for name in ("Large text", "Larger text"):
        opened.get_by_label(name).check(force=True)
        sizes.append(size())
    assert sizes == sorted(set(sizes))
    opened.reload()
    assert size() == sizes[2]
    opened.get_by_label("Normal text").check(force=True)
    assert size() == sizes[0]


def test_larger_text_keeps_the_sentence_that_is_being_read_where_it_is(opened):
    opened.set_viewport_size({"width": 1280, "height": 500})
    opened.evaluate("scrollBy(0, document.getElementById('t13').getBoundingClientRect().top - 60)")
    was = offset(opened, "#t13")
    opened.locator("label:has(#size-larger)").click()
    opened.wait_for_timeout(50)
    assert abs(offset(opened, "#t13") - was) < 3


@pytest.mark.parametrize("fragment", ["#s8", "#t8"])
def test_a_link_to_a_sentence_marks_both_partners_until_another_is_chosen(opened, fragment):
    opened.goto(opened.url + fragment)
    assert marked(opened) == ["s8", "t8"]
    expect(opened.locator("#t8")).to_be_in_viewport()
    opened.locator("#t9").hover()
    opened.mouse.move(0, 0)
    assert marked(opened) == ["s8", "t8"]
    opened.locator("#t9").click()
    opened.mouse.move(0, 0)
    assert marked(opened) == ["s9", "t9"]


def test_a_link_to_a_sentence_opens_there_also_in_one_language(opened):
    opened.get_by_label("العربية").check(force=True)
    opened.goto(opened.url + "#t13")
    expect(opened.locator("#s13")).to_be_in_viewport()
    assert marked(opened) == ["s13", "t13"]


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_link_to_the_sentence_in_hand_can_be_copied(opened):
    opened.locator("#t9").click()
    opened.get_by_role("button", name="Copy the link").click()
    expect(opened.get_by_role("status")).to_have_text("Link copied")
    assert copied(opened) == opened.url.partition("#")[0] + "#s9"


def test_both_texts_of_the_sentence_in_hand_can_be_copied_by_keyboard(opened):
    opened.locator("#t13").focus()
    opened.keyboard.press("ArrowDown")
    assert marked(opened) == ["s14", "t14"]
    opened.keyboard.press("Tab")
    expect(opened.get_by_role("button", name="Copy the link")).to_be_focused()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("status")).to_have_text("Both sentences copied")
    texts = [opened.locator(f"#{side}14").text_content() for side in "st"]
    assert copied(opened).split("\n") == texts
    opened.keyboard.press("Escape")
    expect(opened.locator("#record")).to_be_hidden()
    expect(opened.locator("#t14")).to_be_focused()
    opened.keyboard.press("ArrowUp")
    assert marked(opened) == ["s13", "t13"]


def test_the_record_does_not_cover_its_sentence(opened):
    opened.set_viewport_size({"width": 390, "height": 600})
    for number in (7, 14, 18):
        opened.locator(f"#t{number}").scroll_into_view_if_needed()
        opened.locator(f"#t{number}").click(position={"x": 5, "y": 5})
        sentence, record = (opened.locator(s).bounding_box() for s in (f"#t{number}", "#record"))
        assert sentence["y"] + sentence["height"] <= record["y"] + 1


def test_a_click_elsewhere_puts_the_record_away(opened):
    opened.locator("#t9").click()
    expect(opened.locator("#record")).to_be_visible()
    opened.mouse.click(640, 880 - 700)
    expect(opened.locator("#record")).to_be_hidden()
    assert marked(opened) == []


def test_what_a_reviewer_changed_is_in_the_record(page, tmp_path, article):
    first = article.blocks[0].translations[0]
    draft = first.target.replace("pressing", "urgent")
    reviewed = replace(article.blocks[0], translations=(replace(first, draft=draft),))
    file = tmp_path / "page.html"
    changed = replace(article, blocks=(reviewed, *article.blocks[1:]))
    file.write_text(render_html(changed), encoding="utf-8")
    page.goto(file.as_uri())
    page.locator(".target .s", has_text="Former US President").click()
    expect(page.locator("#record del")).to_have_text("urgent")
    expect(page.locator("#record ins")).to_have_text("pressing")


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
