"""What a translator does at the page of the glossary, in a real browser."""

import socket
import time

import pytest
from playwright.sync_api import expect

from tests.desk.people import PATIENCE
from translator.memory import TranslationMemory
from translator.segments import SegmentIds

pytestmark = pytest.mark.browser


def people(project):
    return (project / "names" / "people.csv").read_text(encoding="utf-8")


def places(project):
    return (project / "names" / "places.csv").read_text(encoding="utf-8")


def test_the_search_reads_both_scripts_as_matching_does(person):
    page = person.open()
    search = page.get_by_role("searchbox")
    search.fill("كرملين")  # within the word, without its article
    person.sees("الكرملين")
    search.fill("القاهره")  # ta marbuta and ha are one
    person.sees("القاهرة")
    search.fill("PUT")
    person.sees("فلاديمير بوتين")
    search.fill("mosc")
    person.sees("موسكو")
    search.fill("بوتن")  # one of its other spellings
    person.sees("فلاديمير بوتين")
    search.fill("kiev")  # what must not be written
    person.sees("كييف")
    search.fill("envoy")  # in the note
    person.sees("ستيف ويتكوف")
    search.fill("زحل")
    expect(page.get_by_text("No such term.")).to_be_visible()
    search.fill("")
    expect(page.locator("tr.term")).to_have_count(7)


def test_the_filters_narrow_it_and_their_address_can_be_sent_to_a_colleague(person):
    page = person.open()
    page.get_by_label("Kind").select_option("Place")
    person.sees("موسكو", "كييف", "القاهرة")
    page.get_by_label("Show").select_option("used nowhere")
    person.sees("القاهرة")
    page.reload()
    person.sees("القاهرة")
    page.get_by_label("Show").select_option("used in the articles")
    person.sees("موسكو", "كييف")
    page.get_by_label("File").select_option("people.csv")
    page.get_by_label("Kind").select_option("all")
    person.sees("فلاديمير بوتين", "دونالد ترامب", "ستيف ويتكوف")


def test_a_changed_cell_is_the_only_difference_in_the_file(person, project):
    person.open()
    before = people(project)
    person.edit("بوتين", note="President of Russia")
    person.save()
    person.is_told("Saved.")
    expect(person.row("بوتين")).to_contain_text("President of Russia")
    assert people(project) == before.replace("Russian president", "President of Russia")


def test_before_it_is_saved_one_sees_what_a_change_touches_and_the_new_translations(person, project):
    person.open()
    before = people(project)
    form = person.edit("بوتين", target="Vladimir Poutine")
    expect(form).to_contain_text("4 sentences, 2 articles")
    form.get_by_role("button", name="Show the new translations").click()
    expect(form.locator(".sentences li")).to_have_count(4)
    first = form.locator(".sentences li").first
    expect(first.locator("mark")).to_have_text("بوتين")
    expect(first.locator("del")).to_contain_text("Putin")
    expect(first.locator("ins")).to_contain_text("Poutine")
    assert people(project) == before


def test_a_preview_leaves_nothing_in_the_translation_memory(person, project):
    """It would be offered for other sentences as if somebody had wanted it."""
    person.open()
    form = person.edit("بوتين", target="Vladimir Poutine")
    form.get_by_role("button", name="Show the new translations").click()
    expect(form.locator(".sentences ins").first).to_contain_text("Poutine")
    form.get_by_role("button", name="Cancel").click()
    with TranslationMemory(project / "memory.sqlite") as memory:
        targets = [target for _, target in memory.sentences("ar-en")]
    assert any("Putin" in target for target in targets)  # as it is now: that was to be translated anyway
    assert not any("Poutine" in target for target in targets)


def test_a_change_that_no_article_notices_says_so(person):
    person.open()
    form = person.edit("القاهرة", target="Al-Qahira")
    expect(form).to_contain_text("Touches no sentence of the articles.")


def test_spellings_are_chips(person, project):
    person.open()
    form = person.edit("ويتكوف")
    chips = form.locator(".variants .chips li")
    expect(chips).to_have_count(1)
    more = form.get_by_label("Add: Other spellings")
    more.fill("ستيفن ويتكوف")
    more.press("Enter")
    more.fill("ويتكوف ستيف|")
    more.press("Backspace")
    more.press("Enter")
    expect(chips).to_have_count(3)
    form.get_by_role("button", name="Remove ستيفن ويتكوف").click()
    expect(chips).to_have_count(2)
    person.save()
    person.is_told("Saved.")
    assert "ستيف ويتكوف,Steve Witkoff,ستيف ويتكوف | ويتكوف ستيف,person" in people(project)


def test_the_lint_speaks_while_one_types_and_what_is_wrong_is_not_saved(person, project):
    person.open()
    before = places(project)
    form = person.edit("كييف", target="Kyiv.")
    expect(form.locator(".findings .warning")).to_contain_text("ends in")
    form.locator("[name=source]").fill("موسكو")
    expect(form.locator(".findings .error")).to_contain_text("is there already")
    expect(form.locator(".findings .error")).to_contain_text("places.csv")
    person.save()
    expect(form.locator(".judged")).to_contain_text("is there already")
    assert places(project) == before


def test_a_new_term_goes_to_the_file_of_its_kind(person, project):
    page = person.open()
    page.get_by_role("button", name="Add a term").click()
    form = person.form
    form.get_by_label("Source", exact=True).fill("لندن")
    form.get_by_label("Translation", exact=True).fill("London")
    form.get_by_label("Kind").select_option("Place")
    person.save()
    person.is_told("Saved.")
    assert places(project).endswith("القاهرة,Cairo,,place,,,,\nلندن,London,,place,,,,\n")
    expect(person.row("لندن")).to_be_visible()
    expect(person.row("لندن").get_by_role("button", name="Edit")).to_be_focused()
    person.undo()
    person.is_told("Taken back.")
    assert places(project).endswith("القاهرة,Cairo,,place,,,,\n")
    expect(person.row("لندن")).to_have_count(0)


def test_a_second_spelling_of_a_known_name_is_offered_as_such(person, project):
    page = person.open()
    page.get_by_role("button", name="Add a term").click()
    person.form.get_by_label("Source", exact=True).fill("كيف")
    person.form.get_by_label("Translation", exact=True).fill("Kyiv")
    person.form.get_by_label("Kind").select_option("Place")
    person.form.get_by_role("button", name="Save as another spelling of it").click()
    person.is_told("Saved as another spelling of كييف")
    assert "كييف,Kyiv,كيف,place,,Kiev,," in places(project)


def test_what_nothing_uses_is_deleted_at_once_and_comes_back_as_it_was(person, project):
    person.open()
    before = places(project)
    person.row("القاهرة").get_by_role("button", name="Delete").click()
    person.is_told("Deleted: القاهرة")
    expect(person.row("القاهرة")).to_have_count(0)
    assert "القاهرة" not in places(project)
    person.undo()
    person.is_told("Taken back.")
    expect(person.row("القاهرة")).to_be_visible()
    assert places(project) == before
    person.undo()
    expect(person.row("القاهرة")).to_have_count(0)


def test_what_was_done_is_taken_back_also_after_the_page_was_loaded_again(person, project):
    page = person.open()
    expect(page.locator("#history details")).to_have_count(0)
    before = places(project)
    person.edit("كييف", note="capital")
    person.save()
    person.is_told("Saved.")
    person.row("القاهرة").get_by_role("button", name="Delete").click()
    person.is_told("Deleted: القاهرة")
    page.reload()
    page.get_by_text("Changes since the desk was started").click()
    done = page.locator("#history li")
    expect(done).to_contain_text(["Deleted القاهرة Cairo", "Changed كييف Kyiv"])
    done.first.get_by_role("button", name="Undo").click()
    expect(person.row("القاهرة")).to_be_visible()
    expect(done).to_contain_text(["Deletion taken back القاهرة", "Changed كييف"])
    done.last.get_by_role("button", name="Undo").click()
    expect(done.first).to_contain_text("Change taken back كييف")
    assert places(project) == before
    done.last.get_by_role("button", name="Redo").click()
    expect(person.row("القاهرة")).to_have_count(0)
    expect(done.first).to_contain_text("Deleted القاهرة")


def test_esc_asks_before_it_drops_what_was_typed(person):
    page = person.open()
    form = person.edit("ترامب", note="half a note")
    answers = []

    def answer(dialog):
        answers.append(dialog.message)
        dialog.accept() if len(answers) > 1 else dialog.dismiss()

    page.on("dialog", answer)
    page.keyboard.press("Escape")
    expect(form.locator("[name=note]")).to_have_value("half a note")
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    assert answers == ["Drop what you have typed in this row?"] * 2


def test_what_sentences_use_is_deleted_after_a_look_at_them(person, project):
    page = person.open()
    person.row("موسكو").get_by_role("button", name="Delete").click()
    asking = page.locator("tr.deleting")
    expect(asking).to_contain_text("2 sentences, 2 articles")
    asking.get_by_role("button", name="Show the new translations").click()
    expect(asking.locator(".sentences li")).to_have_count(2)
    asking.get_by_role("button", name="Cancel").click()
    assert "موسكو" in places(project)
    person.row("موسكو").get_by_role("button", name="Delete").click()
    asking.get_by_role("button", name="Delete", exact=True).click()
    person.is_told("Deleted: موسكو")
    assert "موسكو" not in places(project)


def test_the_sentences_in_which_a_term_stands(person):
    page = person.open()
    button = person.row("موسكو").get_by_role("button", name="2 sentences")
    button.click()
    sentences = page.locator("tr.under .sentences li")
    expect(sentences).to_have_count(2)
    expect(sentences.first.locator(".of mark")).to_have_text("موسكو")
    expect(sentences.first.locator(".to mark")).to_have_text("Moscow")
    expect(sentences.first.locator(".where")).to_have_text("ترامب وبوتين يتحدثان عن أوكرانيا")
    assert button.get_attribute("aria-expanded") == "true"
    button.click()
    expect(sentences).to_have_count(0)


def test_everything_is_done_by_keyboard(person, project):
    page = person.open()
    person.row("بوتين").get_by_role("button", name="Edit").focus()
    page.keyboard.press("ArrowDown")
    expect(person.row("ترامب").get_by_role("button", name="Edit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(person.form.locator("[name=target]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(person.form).to_have_count(0)
    expect(person.row("ترامب").get_by_role("button", name="Edit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(person.form.locator("[name=target]")).to_be_focused()
    page.keyboard.type("Donald J. Trump")
    page.keyboard.press("Enter")
    person.is_told("Saved.")
    assert "دونالد ترامب,Donald J. Trump,,person" in people(project)
    expect(person.row("ترامب").get_by_role("button", name="Edit")).to_be_focused()


@pytest.mark.parametrize(
    ("locale", "title", "direction"),
    [("ar-EG", "المسرد", "rtl"), ("fr-FR", "Glossaire", "ltr"), ("de-DE", "Glossary", "ltr")],
)
def test_it_speaks_the_language_of_the_browser(come, locale, title, direction):
    page = come(locale=locale).open()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.locator("html").get_attribute("dir") == direction


def test_the_language_can_be_chosen(person):
    page = person.open("/glossary?q=بوتين")
    page.get_by_role("link", name="Français").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Glossaire")
    person.sees("فلاديمير بوتين")


def test_another_language_keeps_the_filters(person):
    page = person.open()
    page.get_by_role("searchbox").fill("موسكو")
    person.sees("موسكو")
    page.get_by_label("Kind").select_option("Place")
    page.wait_for_url("**kind=place**")
    page.get_by_role("link", name="العربية").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("المسرد")
    person.sees("موسكو")
    expect(page.get_by_role("searchbox")).to_have_value("موسكو")
    assert "kind=place" in page.url


def test_a_script_in_a_term_is_a_text(person, project):
    attack = "<img src=x onerror=document.title='taken'>"
    with (project / "names" / "places.csv").open("a", encoding="utf-8") as file:
        file.write(
            f'"هجوم {attack}","Attack {attack}","{attack}",place,,"{attack}",,"</td><script>{attack}"\n'
        )
    page = person.open()
    row = person.row("هجوم")
    expect(row).to_contain_text(attack)
    row.get_by_role("button", name="Edit").click()
    expect(person.form.locator("[name=target]")).to_have_value(f"Attack {attack}")
    expect(person.form.locator(".variants .chips li")).to_contain_text(attack)
    assert page.locator("img").count() == 0
    assert "taken" not in page.title()


def test_files_that_cannot_be_read_are_named_and_the_others_work(person, project):
    (project / "names" / "old.csv").write_bytes("اسم,name\n".encode("cp1256"))
    with (project / "names" / "people.csv").open("a", encoding="utf-8") as file:
        file.write('"محمد,Mohammed\n')
    page = person.open()
    faults = page.locator(".faults")
    expect(faults).to_contain_text("old.csv:1")
    expect(faults).to_contain_text("people.csv:5")
    expect(page.locator("tr.term")).to_have_count(7)
    person.edit("ترامب", note="US president")
    person.save()
    person.is_told("Saved.")
    assert (
        'US president\nستيف ويتكوف,Steve Witkoff,ستيف ويتكوف,person,,,,US envoy\n"محمد,Mohammed\n'
        in people(project)
    )


def test_a_large_glossary_comes_in_pages(person, project):
    rows = "".join(f"مدينة رقم {number},City {number},,place,,,,\n" for number in range(1, 251))
    with (project / "names" / "places.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    page = person.open()
    expect(page.locator("tr.term")).to_have_count(100)
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("Page 2 of 3")).to_be_visible()
    page.get_by_role("searchbox").fill("City 249")
    person.sees("مدينة رقم 249")


def test_a_page_with_an_unsaved_row_is_not_left_by_mistake(person):
    page = person.open()
    person.edit("ترامب", note="half a no")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]


def test_a_read_only_desk_shows_everything_and_offers_no_change(come, serve):
    person = come(at=serve(read_only=True))
    page = person.open()
    expect(page.get_by_text("read-only")).to_be_visible()
    person.row("موسكو").get_by_role("button", name="2 sentences").click()
    expect(page.locator("tr.under .sentences li")).to_have_count(2)
    for name in ("Edit", "Delete", "Add a term"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    page = person.open("/glossary/suggestions?article=visit.txt")
    expect(page.locator(".suggestions > li").first).to_be_visible()
    expect(page.get_by_role("button", name="Add", exact=True)).to_have_count(0)


def test_an_approved_sentence_stays_as_it_is(person, project):
    """A person's words win over the glossary, in the preview as in the build."""
    sentence = SegmentIds().segment("ولم يذكر البيان كييف.", 0, 21)
    page = person.open()
    form = person.edit("كييف", target="Kyjiw")
    expect(form).to_contain_text("1 sentence, 1 article")
    (project / "translations" / "ar-en").mkdir(parents=True)
    (project / "translations" / "ar-en" / "call.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgctxt "{sentence.id}"\nmsgid "ولم يذكر البيان كييف."\n'
        'msgstr "The statement did not mention Kyiv."\n',
        encoding="utf-8",
    )
    form.get_by_role("button", name="Show the new translations").click()
    expect(form.locator(".sentences .to")).to_contain_text("Approved by a person: stays as it is")
    form.get_by_role("button", name="Cancel").click()
    person.row("كييف").get_by_role("button", name="1 sentence").click()
    expect(page.locator("tr.under .to")).to_contain_text("The statement did not mention Kyiv. Reviewed")
    expect(page.locator("tr.under .to mark")).to_have_text("Kyiv")


def test_what_was_typed_survives_a_desk_that_was_started_again(come, serve, project):
    """Once the browser is let in again, in another tab, the page goes on where it was."""
    old = serve()
    person = come(at=old)
    person.open()
    person.edit("ترامب", target="Donald J. Trump")
    port = int(old.url.rpartition(":")[2])
    old.stop()
    wait_until_free(port)
    new = serve(port=port)
    tab = person.context.new_page()
    tab.goto(new.opening_url)
    person.faults.clear()  # in between the desk did not answer
    person.save()
    person.is_told("Saved.")
    assert "Donald J. Trump" in people(project)
    person.faults.clear()  # the refusal that made the page ask for the new key


def wait_until_free(port):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)


def test_each_pair_of_languages_has_its_glossary(come, serve, project):
    settings = (project / "translator.toml").read_text(encoding="utf-8")
    settings = settings.replace(
        "[glossaries]", 'pairs = ["ar-en", "en-ar"]\n[glossaries]\nen-ar = ["back.csv"]'
    )
    (project / "translator.toml").write_text(settings, encoding="utf-8")
    (project / "back.csv").write_text("source,target\nLondon,لندن\n", encoding="utf-8")
    person = come(at=serve())
    page = person.open()
    page.get_by_label("Languages").select_option("English – Arabic")
    person.sees("London")
    assert page.locator("tr.term .source").get_attribute("dir") == "ltr"
    assert page.locator("tr.term .target").get_attribute("dir") == "rtl"
    person.edit("London", target="مدينة لندن")
    person.save()
    person.is_told("Saved.")
    assert (project / "back.csv").read_text(encoding="utf-8") == "source,target\nLondon,مدينة لندن\n"
