"""The list of all articles: how far each is, and which are shown."""

import pytest
from playwright.sync_api import expect

from tests.desk.review.conftest import TALKS, VISIT, eventually

pytestmark = pytest.mark.browser


@pytest.fixture
def overview(project, visit):
    """Two articles; one was opened, a sentence approved, another one edited."""
    project.write("harvest.txt", "موسم الزيتون يبدأ مبكراً\n\nبدأ المزارعون قطف الزيتون.")
    reader = visit()
    page = reader.open()
    reader.box(TALKS).focus()
    page.keyboard.press("Control+Enter")
    reader.box(VISIT).fill("Witkoff is to visit on 12 March.")
    eventually(lambda: project.record("ومن المقرر").edited)
    page.goto(f"{reader.server.url}/review")
    expect(page.locator("#overall-done")).to_have_text("1 of 10 approved")
    return page


def cells(page, name):
    row = page.locator(".articles tr", has_text=name)
    names = ("done", "draft", "edited", "changed", "findings")
    return [row.locator(f".{each}").inner_text() for each in names]


def test_each_article_says_how_far_it_is(overview):
    assert cells(overview, "visit.txt") == ["1 of 8 approved", "6", "1", "0", "1"]
    assert cells(overview, "harvest.txt") == ["0 of 2 approved", "–", "–", "–", "–"]
    opened = overview.locator(".articles tr", has_text="visit.txt")
    expect(opened.locator("progress")).to_have_js_property("value", 1)
    expect(opened.locator(".last")).to_contain_text("20")
    expect(overview.locator(".articles tr", has_text="harvest.txt").locator(".last")).to_have_text("not yet")


def test_what_became_of_an_article_since_it_was_opened_counts_at_once(project, overview):
    article = (project.folder / "articles" / "visit.txt").read_text(encoding="utf-8")
    changed = article.replace("المحادثات كانت مثمرة", "المحادثات كانت مثمرة جداً")
    project.write("visit.txt", changed.replace("12 مارس.", "12 مارس. ثم يعود إلى بلاده."))
    file = project.reviews.path("visit").read_bytes()
    overview.reload()
    expect(overview.locator("#overall-done")).to_have_text("0 of 11 approved")
    assert cells(overview, "visit.txt") == ["0 of 9 approved", "7", "1", "1", "1"]
    overview.get_by_label("Show").select_option("with changed sources")
    expect(overview.locator(".articles tbody tr:visible")).to_contain_text("visit.txt")
    assert project.reviews.path("visit").read_bytes() == file  # looking changes nothing


def test_articles_are_named_by_their_titles(overview):
    expect(overview.get_by_role("link", name="موسم الزيتون يبدأ مبكراً")).to_be_visible()


def test_articles_are_found_by_words_and_by_what_is_left_to_do(overview):
    rows = overview.locator(".articles tbody tr:visible")
    overview.get_by_label("Find an article").fill("الزيتون")
    expect(rows).to_have_count(1)
    overview.get_by_label("Find an article").fill("")
    overview.get_by_label("Show").select_option("with findings")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("visit.txt")
    overview.get_by_label("Show").select_option("all approved")
    expect(overview.get_by_text("No article fits.")).to_be_visible()


def test_an_article_is_found_by_any_spelling_of_a_word(overview):
    rows = overview.locator(".articles tbody tr:visible")
    for spelling in ("الزَّيتون", "الاميركى", "VISIT.TXT"):
        overview.get_by_label("Find an article").fill(spelling)
        expect(rows).to_have_count(1)


def test_of_two_files_with_one_name_the_first_is_the_article_and_the_other_says_why_not(project, visit):
    project.write("visit.md", "# زيارة أخرى\n\nوصل المبعوث إلى كييف.\n")
    page = visit().page
    row = page.locator(".articles tr", has_text="visit.txt")
    expect(row).to_contain_text("Its page would be that of \u2068visit.md\u2069 too: rename one of the two.")
    expect(row.get_by_role("link")).to_have_count(0)
    expect(page.get_by_role("link", name="زيارة أخرى")).to_be_visible()
    expect(page.locator("#overall-done")).to_have_text("0 of 2 approved")


def test_looking_at_the_list_makes_no_files(project, visit):
    page = visit().page
    expect(page.locator("#overall-done")).to_have_text("0 of 8 approved")
    assert not (project.folder / "translations").exists()


def test_an_article_that_cannot_be_read_says_so_and_the_others_are_there(project, visit):
    (project.folder / "articles" / "broken.txt").write_bytes(b"\xff\xfe\x00")
    page = visit(quiet=False).page
    expect(page.locator("tr", has_text="broken.txt")).to_contain_text("cannot be read")
    expect(page.locator("tr", has_text="visit.txt")).to_contain_text("0 of 8 approved")
