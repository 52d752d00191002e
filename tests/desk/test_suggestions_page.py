"""Names of an article that the glossary lacks, taken one by one."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(person):
    page = person.open()
    page.get_by_role("link", name="Names from an article").click()
    page.get_by_label("Article").select_option("وصول المبعوث إلى روسيا")
    page.get_by_role("button", name="Look for names").click()
    return page


def people(project):
    return (project / "names" / "people.csv").read_text(encoding="utf-8")


def test_a_name_is_taken_as_it_was_corrected_and_can_be_taken_back(page, person, project):
    before = people(project)
    item = page.locator(".suggestions > li", has_text="سيرغي لافروف")
    expect(item.locator(".of mark")).to_have_text("سيرغي لافروف")
    item.get_by_label("Translation").fill("Sergei Lavrov")
    expect(item).to_contain_text("2 sentences, 1 article")
    item.get_by_role("button", name="Add", exact=True).click()
    person.is_told("Added: سيرغي لافروف")
    expect(item).to_be_hidden()
    assert people(project) == before + "سيرغي لافروف,Sergei Lavrov,,person,,,,\n"
    person.undo()
    person.is_told("Taken back.")
    expect(item).to_be_visible()
    assert people(project) == before


def test_what_is_left_out_is_not_written(page, project):
    before = people(project)
    item = page.locator(".suggestions > li", has_text="سيرغي لافروف")
    item.get_by_role("button", name="Leave out").click()
    expect(item).to_be_hidden()
    assert people(project) == before


def test_what_is_left_out_stays_out_until_it_is_asked_back(page, person, project):
    item = page.locator(".suggestions > li", has_text="سيرغي لافروف")
    item.get_by_role("button", name="Leave out").click()
    person.is_told("Left out: سيرغي لافروف")
    page.reload()
    expect(item).to_be_hidden()
    page.get_by_text("Left out in this article").click()
    page.get_by_role("button", name="Ask سيرغي لافروف back").click()
    expect(item).to_be_visible()
    page.reload()
    expect(item).to_be_visible()
    expect(page.get_by_text("Left out in this article")).to_be_hidden()


def test_what_is_left_out_in_one_article_is_suggested_in_another(page, person, project):
    text = (project / "articles" / "visit.txt").read_text(encoding="utf-8")
    (project / "articles" / "again.txt").write_text(text, encoding="utf-8")
    item = page.locator(".suggestions > li", has_text="سيرغي لافروف")
    item.get_by_role("button", name="Leave out").click()
    expect(item).to_be_hidden()
    person.open("/glossary/suggestions?article=again.txt")
    expect(item).to_be_visible()


def test_a_double_click_adds_a_name_once_and_no_other(person, project):
    before = people(project)
    (project / "articles" / "visit.txt").write_text(
        "زيارة\n\nقال سيرغي لافروف إن الوزير ماركو روبيو وصل. وقال ماركو روبيو إن سيرغي لافروف وصل.",
        encoding="utf-8",
    )
    page = person.open("/glossary/suggestions?article=visit.txt")
    items = page.locator(".suggestions > li")
    expect(items).to_have_count(2)
    name = items.first.locator("[name=source]").input_value()
    items.first.get_by_role("button", name="Add", exact=True).dblclick()
    person.is_told(f"Added: {name}")
    expect(items.first).to_be_hidden()
    expect(items.last).to_be_visible()
    expect(page.locator("#said .wrong")).to_have_count(0)
    expect(page.locator("#said button")).to_have_text("Undo")
    assert people(project).count("\n") == before.count("\n") + 1


def test_a_name_whose_translation_is_known_becomes_a_spelling(page, person, project):
    item = page.locator(".suggestions > li", has_text="سيرغي لافروف")
    item.get_by_label("Source").fill("ستيفان ويتكوف")
    item.get_by_label("Translation").fill("Steve Witkoff")
    item.get_by_role("button", name="Add", exact=True).click()
    person.is_told("Saved as another spelling of ستيف ويتكوف")
    assert "ستيف ويتكوف,Steve Witkoff,ستيف ويتكوف | ستيفان ويتكوف,person" in people(project)


def test_an_article_without_unknown_names_says_so(person, project):
    (project / "articles" / "quiet.txt").write_text("وصل ترامب إلى موسكو\n\nوصل أمس.", encoding="utf-8")
    page = person.open("/glossary/suggestions?article=quiet.txt")
    expect(page.get_by_text("No names that the glossary lacks.")).to_be_visible()


def test_what_a_name_changes_is_shown_before_it_is_taken(page):
    item = page.locator(".suggestions > li", has_text="سيرغي لافروف")
    item.get_by_label("Translation").fill("Sergei Lavrov")
    item.get_by_role("button", name="Show the new translations").click()
    expect(item.locator(".sentences > li")).to_have_count(2)
    expect(item.locator(".sentences ins").first).to_contain_text("Lavrov")
