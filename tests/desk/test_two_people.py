"""Two people at one glossary, and a spreadsheet beside them: nothing is lost, the people choose."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def amal(come):
    return come()


@pytest.fixture
def badr(come):
    return come()


@pytest.fixture
def both(amal, badr):
    amal.open()
    badr.open()
    return amal, badr


def people(project):
    return (project / "names" / "people.csv").read_text(encoding="utf-8")


def in_the_spreadsheet(project, old, new):
    (project / "names" / "people.csv").write_text(people(project).replace(old, new), encoding="utf-8")


def test_one_sees_what_the_other_saved_without_loading_the_page(both):
    amal, badr = both
    amal.edit("بوتين", note="head of state")
    amal.save()
    expect(badr.row("بوتين")).to_contain_text("head of state")


def test_the_form_of_one_stays_open_while_the_other_saves_another_row(both, project):
    amal, badr = both
    badr.edit("ترامب", target="Donald J. Trump")
    amal.edit("بوتين", note="head of state")
    amal.save()
    expect(badr.row("بوتين")).to_contain_text("head of state")
    expect(badr.form.locator("[name=target]")).to_have_value("Donald J. Trump")
    badr.save()
    badr.is_told("Saved.")
    assert "Donald J. Trump" in people(project)
    assert "head of state" in people(project)


def test_of_two_versions_of_a_row_a_person_takes_their_own(both, project):
    amal, badr = both
    badr.edit("بوتين", target="Vladimir Poutine")
    amal.edit("بوتين", target="V. Putin", note="head of state")
    amal.save()
    amal.is_told("Saved.")
    badr.save()
    versions = badr.page.locator(".conflict .versions")
    expect(versions).to_contain_text("Vladimir Poutine")
    expect(versions).to_contain_text("V. Putin")
    expect(versions).to_contain_text("head of state")
    assert "V. Putin" in people(project)
    badr.page.get_by_role("button", name="Save mine").click()
    badr.is_told("Saved.")
    assert "فلاديمير بوتين,Vladimir Poutine,فلاديمير بوتن,person,,,,head of state" in people(project)


def test_or_that_of_the_other(both, project):
    amal, badr = both
    badr.edit("بوتين", target="Vladimir Poutine")
    amal.edit("بوتين", target="V. Putin")
    amal.save()
    amal.is_told("Saved.")
    badr.save()
    badr.page.get_by_role("button", name="Leave it as it is now").click()
    expect(badr.form).to_have_count(0)
    expect(badr.row("بوتين")).to_contain_text("V. Putin")
    assert "Poutine" not in people(project)


def test_one_hears_while_typing_that_the_row_was_changed(both):
    amal, badr = both
    badr.edit("بوتين", target="Vladimir Poutine")
    amal.edit("بوتين", target="V. Putin")
    amal.save()
    expect(badr.form.locator(".others")).to_contain_text("Somebody else changed this row")


def test_a_spreadsheet_that_changed_another_row_is_no_conflict(amal, project):
    amal.open()
    amal.edit("بوتين", note="head of state")
    in_the_spreadsheet(project, "US envoy", "envoy to Russia")
    amal.save()
    amal.is_told("Saved.")
    assert "head of state" in people(project)
    assert "envoy to Russia" in people(project)


def test_a_spreadsheet_that_changed_the_row_is_one(amal, project):
    amal.open()
    amal.edit("بوتين", target="Vladimir Poutine")
    in_the_spreadsheet(project, "Vladimir Putin", "W. Putin")
    amal.save()
    expect(amal.page.locator(".conflict .versions")).to_contain_text("W. Putin")
    assert "Poutine" not in people(project)


def test_a_row_that_the_spreadsheet_deleted_can_be_added_again(amal, project):
    amal.open()
    amal.edit("ترامب", target="Donald J. Trump")
    in_the_spreadsheet(project, "دونالد ترامب,Donald Trump,,person,,,,\n", "")
    amal.save()
    expect(amal.page.locator(".conflict")).to_contain_text("deleted this row")
    amal.page.get_by_role("button", name="Add mine again").click()
    amal.is_told("Saved.")
    assert people(project).endswith("دونالد ترامب,Donald J. Trump,,person,,,,\n")


def test_a_file_that_cannot_be_read_at_the_moment_is_no_deletion_by_somebody_else(amal, project):
    """What was typed stays, and is saved once the file is mended."""
    amal.open()
    form = amal.edit("ترامب", target="Donald J. Trump")
    file = project / "names" / "people.csv"
    whole = file.read_bytes()
    file.write_bytes(whole.decode("utf-8").encode("cp1256"))
    expect(form.locator(".others")).to_contain_text("people.csv")  # heard without doing anything
    amal.save()
    expect(form.locator(".others")).to_contain_text("is not UTF-8")
    expect(form.locator(".others")).to_contain_text("save it in the spreadsheet as “CSV UTF-8”")
    expect(form.locator(".conflict")).to_have_count(0)
    file.write_bytes(whole)
    amal.save()
    amal.is_told("Saved.")
    assert "دونالد ترامب,Donald J. Trump,,person" in people(project)


def test_a_row_that_the_other_changed_is_not_deleted_unseen(both, project):
    amal, badr = both
    badr.row("ترامب").get_by_role("button", name="Delete").click()
    expect(badr.page.locator("tr.deleting")).to_be_visible()
    amal.edit("ترامب", note="US president")
    amal.save()
    amal.is_told("Saved.")
    badr.page.locator("tr.deleting").get_by_role("button", name="Delete", exact=True).click()
    badr.is_told("Somebody else changed this row")
    assert "US president" in people(project)


def test_a_change_is_not_taken_back_over_that_of_another(both, project):
    amal, badr = both
    amal.edit("بوتين", note="head of state")
    amal.save()
    expect(badr.row("بوتين")).to_contain_text("head of state")
    badr.edit("بوتين", note="President of Russia")
    badr.save()
    badr.is_told("Saved.")
    amal.undo()
    amal.is_told("cannot be taken back")
    assert "President of Russia" in people(project)
