"""What a translator does with an article, in a real Chromium."""

import re

import pytest
from playwright.sync_api import expect

from tests.desk.review.conftest import CEASEFIRE, KYIV, MEETING, TALKS, VISIT, eventually
from translator.reviewing import Status

pytestmark = pytest.mark.browser


def choose(page, name):
    """Show some of the sentences only."""
    page.locator("#bar label", has_text=name).click()


def test_pairs_stand_side_by_side_each_in_its_direction_and_letters(visit):
    reader = visit()
    page = reader.open()
    source, target = page.locator(f"#s{MEETING} .source"), reader.box(MEETING)
    assert source.bounding_box()["x"] > target.bounding_box()["x"] + target.bounding_box()["width"]
    for text, code, way, face in ((source, "ar", "rtl", "Naskh"), (target, "en", "ltr", "Serif")):
        expect(text).to_have_attribute("lang", code)
        expect(text).to_have_css("direction", way)
        assert text.evaluate("each => getComputedStyle(each).fontFamily.split(',')[0]").strip('"') == face


def test_title_publisher_and_keywords_are_reviewed_too_and_say_what_they_are(visit):
    page = visit().open()
    assert [page.locator(f"#s{n} .part").inner_text() for n in (1, 2, KYIV)] == ["Title", "Source", "Keyword"]
    expect(page.locator(f"#s{MEETING} .part")).to_have_count(0)


def test_opening_an_article_makes_its_file(project, visit):
    assert project.reviews.names() == []
    visit().open()
    assert project.reviews.names() == ["visit"]
    assert project.record("وقال زيلينسكي").target == "Zelensky said that the talks were fruitful."


def test_a_draft_is_told_by_a_sign_and_a_word_not_by_colour_alone(visit):
    reader = visit()
    reader.open()
    expect(reader.state(TALKS)).to_have_text("Machine draft")
    assert reader.state(TALKS).evaluate("each => getComputedStyle(each, '::before').content").startswith('"○')


def test_ctrl_enter_approves_and_goes_on_to_the_next_that_is_not_approved(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).fill("Zelensky said the talks had been fruitful.")
    page.keyboard.press("Control+Enter")
    expect(reader.box(VISIT)).to_be_focused()
    expect(reader.state(TALKS)).to_have_text("Approved")
    reader.box(CEASEFIRE).focus()
    page.keyboard.press("Control+Enter")  # 7 is approved, 8 not
    expect(reader.box(VISIT)).to_be_focused()
    expect(page.locator("#bar .done")).to_have_text("2 of 8 approved")
    record = project.record("وقال زيلينسكي")
    assert (record.target, record.status) == (
        "Zelensky said the talks had been fruitful.",
        Status.APPROVED,
    )


def test_an_approved_sentence_changes_only_after_its_approval_is_taken_back(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).focus()
    page.keyboard.press("Control+Enter")
    expect(reader.state(TALKS)).to_have_text("Approved")
    expect(reader.box(TALKS)).not_to_be_editable()
    reader.box(TALKS).focus()
    page.keyboard.press("Control+Shift+Enter")
    expect(reader.state(TALKS)).to_have_text("Machine draft")
    expect(reader.box(TALKS)).to_be_editable()
    assert project.record("وقال زيلينسكي").status is Status.DRAFT


def test_back_to_the_machine_draft(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).fill("Something else altogether.")
    expect(reader.state(TALKS)).to_have_text("Edited, not approved")
    expect(page.locator("#panel .changes ins")).to_have_text("Something else altogether.")
    page.keyboard.press("Alt+0")
    expect(reader.box(TALKS)).to_have_value("Zelensky said that the talks were fruitful.")
    expect(page.locator("#saving")).to_have_text("All saved")
    expect(reader.state(TALKS)).to_have_text("Machine draft")


def test_findings_follow_what_is_typed(visit):
    reader = visit()
    page = reader.open()
    reader.box(VISIT).fill("Witkoff is to visit Moscow on 21 March.")
    expect(page.locator(f"#s{VISIT} .said")).to_contain_text("12")
    reader.box(VISIT).fill("Witkoff is to visit Moscow on 12 March.")
    expect(page.locator(f"#s{VISIT} .said li")).to_have_count(0)


def test_a_term_that_is_missing_is_told_while_one_types_and_put_in_by_a_button(visit):
    reader = visit()
    page = reader.open()
    reader.box(VISIT).fill("Witkoff is to visit on 12 March.")
    missing = page.locator("#panel .terms li.missing")
    expect(missing).to_contain_text("Moscow is missing")
    reader.box(VISIT).evaluate("box => box.setSelectionRange(19, 19)")  # behind “visit”
    missing.get_by_role("button", name="Insert Moscow").click()
    expect(reader.box(VISIT)).to_have_value("Witkoff is to visit Moscow on 12 March.")
    expect(page.locator("#panel .terms li.missing")).to_have_count(0)


def test_a_forbidden_spelling_is_replaced_by_a_button(visit):
    reader = visit()
    page = reader.open()
    reader.box(MEETING).fill("President Volodymyr Zelensky met envoy Steve Witkoff in Kiev on Wednesday.")
    page.get_by_role("button", name="Replace by Kyiv").click()
    expect(reader.box(MEETING)).to_have_value(re.compile("in Kyiv on"))
    page.keyboard.press("Control+z")
    expect(reader.box(MEETING)).to_have_value(re.compile("in Kiev on"))


def test_what_was_approved_elsewhere_is_offered_with_its_differences(project, visit):
    project.write("talks.txt", "محادثات\n\nوقال ويتكوف إن المحادثات كانت مثمرة.")
    reader = visit()
    page = reader.open("talks")
    reader.box(2).fill("Witkoff called the talks fruitful.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#bar .done")).to_have_text("1 of 2 approved")
    reader.open()
    reader.box(TALKS).focus()
    match = page.locator("#panel .alike li.approved")
    expect(match.locator(".about b")).to_have_text(re.compile(r"^[78]\d%$"))
    expect(match.locator(".from")).to_have_text("approved in talks")
    expect(match.locator("del")).to_have_text("زيلينسكي")
    expect(match.locator("ins")).to_have_text("ويتكوف")
    page.keyboard.press("Alt+1")
    expect(reader.box(TALKS)).to_have_value("Witkoff called the talks fruitful.")


def test_the_very_sentence_is_a_whole_match(project, visit):
    project.write("again.txt", "محادثات\n\nوقال زيلينسكي إن المحادثات كانت مثمرة.")
    reader = visit()
    page = reader.open()
    reader.box(TALKS).fill("Zelensky called the talks fruitful.")
    page.keyboard.press("Control+Enter")
    expect(reader.state(TALKS)).to_have_text("Approved")
    expect(page.locator("#saving")).to_have_text("All saved")
    reader.open("again")
    reader.box(2).focus()
    expect(page.locator("#panel .alike .about b").first).to_have_text("100%")


def test_a_comment_stays(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).focus()
    page.get_by_label("Comment for colleagues").fill("مثمرة: أم بنّاءة؟")
    expect(page.locator(f"#s{TALKS} .noted")).to_be_visible()
    eventually(lambda: project.record("وقال زيلينسكي").comments == ("مثمرة: أم بنّاءة؟",))
    reader.open()
    reader.box(TALKS).focus()
    expect(page.get_by_label("Comment for colleagues")).to_have_value("مثمرة: أم بنّاءة؟")


def test_an_earlier_version_is_restored(project, visit):
    reader = visit()
    page = reader.open()
    for text in ("Zelensky called the talks fruitful.", "The talks bore fruit, Zelensky said."):
        reader.box(TALKS).fill(text)
        eventually(lambda text=text: project.record("وقال زيلينسكي").target == text)
    page.locator("#panel .history summary").click()
    versions = page.locator("#panel .history li")
    expect(versions).to_have_count(3)
    expect(versions.first.get_by_role("button")).to_have_count(0)  # this is what stands there
    versions.nth(1).get_by_role("button", name="Restore").click()
    expect(reader.box(TALKS)).to_have_value("Zelensky called the talks fruitful.")
    expect(versions).to_have_count(4)
    eventually(lambda: project.record("وقال زيلينسكي").target == "Zelensky called the talks fruitful.")


def test_filters_show_what_is_left_to_do(visit):
    reader = visit()
    page = reader.open()
    reader.box(VISIT).fill("Witkoff is to visit on 12 March.")
    expect(page.locator("#panel .terms li.missing")).to_have_count(1)
    reader.box(TALKS).focus()
    page.keyboard.press("Control+Enter")
    expect(reader.state(TALKS)).to_have_text("Approved")
    choose(page, "Findings")
    expect(page.locator(".pair:visible")).to_have_count(1)
    expect(reader.box(VISIT)).to_be_visible()
    choose(page, "Not approved")
    expect(reader.box(TALKS)).to_be_hidden()
    expect(reader.box(CEASEFIRE)).to_be_visible()
    choose(page, "Source changed")
    expect(reader.box(CEASEFIRE)).to_be_hidden()


def test_one_gets_to_a_sentence_by_its_number(visit):
    reader = visit()
    page = reader.open(place=f"#s{TALKS}")
    expect(reader.box(TALKS)).to_be_focused()
    page.keyboard.press("Alt+g")
    page.keyboard.type(str(MEETING))
    page.keyboard.press("Enter")
    expect(reader.box(MEETING)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(reader.box(CEASEFIRE)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(reader.box(MEETING)).to_be_focused()


def test_the_keys_are_listed_under_a_question_mark(visit):
    page = visit().open()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Ctrl+Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_changed_source_stands_beside_what_was_approved_and_is_approved_as_it_is(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(VISIT).fill("Witkoff is to visit Moscow on 12 March.")
    page.keyboard.press("Control+Enter")
    expect(reader.state(VISIT)).to_have_text("Approved")
    article = (project.folder / "articles" / "visit.txt").read_text(encoding="utf-8")
    project.write("visit.txt", article.replace("أن يزور ويتكوف موسكو", "أن يزور ويتكوف موسكو مجدداً"))
    reader.open()
    expect(reader.state(VISIT)).to_have_text("To be looked at again")
    for view, count in (("Source changed", "1"), ("Not approved", "8")):  # nobody approved it for this source
        expect(page.locator("#bar label", has_text=view).locator(".count")).to_have_text(count)
    reader.box(VISIT).focus()
    expect(page.locator("#panel .earlier ins")).to_have_text("مجدداً")
    expect(page.locator("#panel .earlier")).to_contain_text("Witkoff is to visit Moscow on 12 March.")
    page.locator("#panel .history summary").click()
    version = page.locator("#panel .history li").first
    expect(version).to_contain_text("Approved")
    expect(version).to_contain_text("Its source was then:")
    expect(version.locator("del")).to_have_text("مجدداً")
    reader.box(VISIT).focus()
    page.keyboard.press("Control+Enter")
    expect(reader.state(VISIT)).to_have_text("Approved")


def test_terms_follow_the_glossary_while_the_page_is_open(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(KYIV).focus()
    expect(page.locator("#panel .terms li.present")).to_contain_text("Kyiv")
    glossary = project.folder / "names.csv"
    glossary.write_text(
        glossary.read_text(encoding="utf-8").replace("كييف,Kyiv,,place,,Kiev", "كييف,Kyjiw,,place,,"),
        encoding="utf-8",
    )
    expect(page.locator("#panel .terms li.missing")).to_contain_text("Kyjiw is missing")


def test_the_machine_translates_again_with_the_new_glossary(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).fill("My own words about Zelensky.")
    eventually(lambda: project.record("وقال زيلينسكي").edited)
    glossary = project.folder / "names.csv"
    glossary.write_text(
        glossary.read_text(encoding="utf-8").replace("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        encoding="utf-8",
    )
    page.get_by_role("button", name="Translate again").click()
    expect(page.locator("#said")).to_contain_text("your text stays")
    expect(reader.box(TALKS)).to_have_value("My own words about Zelensky.")
    reader.box(MEETING).focus()
    page.get_by_role("button", name="Translate again").click()
    expect(reader.box(MEETING)).to_have_value(re.compile("Volodymyr Zelenskyy met"))


def test_the_translation_of_a_related_article_is_reviewed_on_the_same_page(project, visit):
    related = (
        "\n\nإقرأ أيضاً:\nقمة في باريس\n\nاجتمع القادة في باريس أمس لبحث الأزمة. ودعا الرئيس إلى الحوار.\n"
    )
    article = (project.folder / "articles" / "visit.txt").read_text(encoding="utf-8")
    project.write("visit.txt", article + related)
    reader = visit()
    page = reader.open()
    number = page.locator(".pair", has_text="اجتمع القادة").get_attribute("data-number")
    reader.box(number).fill("The leaders met in Paris yesterday.")
    page.keyboard.press("Control+Enter")
    expect(reader.state(number)).to_have_text("Approved")
    assert project.record("اجتمع القادة").status is Status.APPROVED


def test_a_desk_for_reading_shows_all_and_offers_no_change(project, visit, start):
    reader = visit(start(read_only=True))
    page = reader.open()
    reader.box(TALKS).focus()
    expect(page.locator("#panel .history")).to_be_visible()
    expect(reader.box(TALKS)).not_to_be_editable()
    assert page.locator("#panel button:visible").count() == 0
    page.keyboard.press("Control+Enter")
    expect(reader.state(TALKS)).to_have_text("Machine draft")
    assert not (project.folder / "translations").exists()
