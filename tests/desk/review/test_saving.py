"""Nothing that a translator writes is lost: not with the tab, not with the desk, not to a colleague."""

import re
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.desk.review.conftest import CEASEFIRE, TALKS, eventually
from translator.desk import Desk
from translator.desk.review.articles import Articles
from translator.reviewing import Status

pytestmark = pytest.mark.browser
SOURCE = "وقال زيلينسكي"


def test_what_is_typed_is_kept_without_being_approved(project, visit):
    reader = visit()
    reader.open()
    reader.box(TALKS).fill("The talks bore fruit, said Zelensky.")
    expect(reader.state(TALKS)).to_have_text("Edited, not approved")
    eventually(lambda: project.record(SOURCE).edited)
    assert project.record(SOURCE).status is Status.DRAFT
    reader.open()
    expect(reader.box(TALKS)).to_have_value("The talks bore fruit, said Zelensky.")
    expect(reader.state(TALKS)).to_have_text("Edited, not approved")


def test_the_next_machine_draft_does_not_replace_what_a_person_wrote(project, visit, start):
    reader = visit()
    reader.open()
    reader.box(TALKS).fill("The talks bore fruit, said Zelensky.")
    eventually(lambda: project.record(SOURCE).edited)
    (project.folder / "memory.sqlite").unlink()
    project.engine.answer = lambda source: "Another model says otherwise."
    reader = visit(start())
    reader.open()
    expect(reader.box(TALKS)).to_have_value("The talks bore fruit, said Zelensky.")
    expect(reader.box(CEASEFIRE)).to_have_value("Another model says otherwise.")


def test_a_closed_tab_saves_what_was_typed_last(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).fill("Typed just before the tab was closed.")
    page.close()
    eventually(lambda: project.record(SOURCE).target == "Typed just before the tab was closed.")


def test_a_space_behind_a_word_stays_while_one_goes_on_typing(project, visit):
    reader = visit()
    page = reader.open()
    reader.box(TALKS).fill("")
    page.keyboard.type("The talks ")
    eventually(lambda: project.record(SOURCE).target == "The talks")
    expect(page.locator("#saving")).to_have_text("All saved")
    page.keyboard.type("went well.")
    expect(reader.box(TALKS)).to_have_value("The talks went well.")


@pytest.fixture
def command(project):
    """Start the real command, in a process of its own."""
    processes = []

    def begin(port):
        process = subprocess.Popen(
            [sys.executable, "-m", "translator", "desk", "--no-browser", "--port", str(port)],
            cwd=project.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        processes.append(process)
        address, _, token = process.stdout.readline().strip().partition("/?token=")
        return SimpleNamespace(
            kill=process.kill, url=address, desk=SimpleNamespace(keys=SimpleNamespace(token=token))
        )

    yield begin
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def port(project):
    """A free port, for a project whose drafts are in the memory: no engine is needed."""
    articles = Articles(Desk(project.folder / "translator.toml"))
    articles.open(articles.source("ar-en", "visit"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def let_in(reader, desk, place="/glossary"):
    """Open the address that a desk which was started again shows, in another tab."""
    reader.context.new_page().goto(f"{desk.url}{place}?token={desk.desk.keys.token}")


def test_a_killed_desk_loses_nothing_and_the_open_page_goes_on(project, command, port, visit):
    first = command(port)
    reader = visit(first, quiet=False)
    page = reader.open()
    reader.box(TALKS).fill("Saved before the desk was killed.")
    eventually(lambda: project.record(SOURCE).target == "Saved before the desk was killed.")
    expect(page.locator("#saving")).to_have_text("All saved")  # the page has heard of it too
    first.kill()
    reader.box(TALKS).fill("Typed after the desk was killed.")
    expect(page.locator("#saving")).to_have_text("Not saved yet")
    second = command(port)
    expect(page.locator(f"#s{TALKS} .said")).to_contain_text("Open the address that the terminal shows")
    expect(reader.box(TALKS)).to_have_value("Typed after the desk was killed.")
    assert project.record(SOURCE).target == "Saved before the desk was killed."
    let_in(reader, second)
    expect(page.locator("#saving")).to_have_text("All saved")
    assert project.record(SOURCE).target == "Typed after the desk was killed."


def test_what_a_closed_tab_could_not_save_is_saved_when_the_article_is_opened_again(
    project, command, port, visit
):
    first = command(port)
    reader = visit(first, quiet=False)
    page = reader.open()
    first.kill()
    reader.box(TALKS).fill("The talks bore fruit, said Zelensky.")
    page.get_by_label("Comment for colleagues").fill("مثمرة")
    reader.box(TALKS).focus()
    page.keyboard.press("Control+Enter")
    expect(reader.state(TALKS)).to_have_text("Approval not saved yet")
    page.close()
    let_in(reader, command(port), "/review/ar-en/visit")
    eventually(lambda: project.record(SOURCE).approved)
    record = project.record(SOURCE)
    assert (record.target, record.comments) == ("The talks bore fruit, said Zelensky.", ("مثمرة",))


def test_typing_takes_an_approval_back_that_the_desk_did_not_get(project, visit):
    reader = visit(quiet=False)
    page = reader.open()
    page.route("**/save", lambda route: route.abort())
    reader.box(TALKS).fill("The talks bore fruit.")
    page.keyboard.press("Control+Enter")
    expect(reader.state(TALKS)).to_have_text("Approval not saved yet")
    reader.box(TALKS).focus()
    page.keyboard.press("End")
    page.keyboard.type(" And then half a se")
    page.unroute("**/save")
    expect(page.locator("#saving")).to_have_text("All saved")
    expect(reader.state(TALKS)).to_have_text("Edited, not approved")
    record = project.record(SOURCE)
    assert (record.target, record.status) == ("The talks bore fruit. And then half a se", Status.DRAFT)


def test_what_a_damaged_file_refused_is_saved_once_the_file_is_mended(project, visit):
    reader = visit(quiet=False)
    page = reader.open()
    path = project.reviews.path("visit")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "', "msgid ", 2), encoding="utf-8")
    reader.box(TALKS).fill("The talks bore fruit.")
    expect(page.locator("#saving")).to_have_text("Not saved yet")
    expect(page.locator(f"#s{TALKS} .said")).to_contain_text("visit.po:")
    path.write_text(text, encoding="utf-8")
    expect(page.locator("#saving")).to_have_text("All saved")
    assert project.record(SOURCE).target == "The talks bore fruit."


def test_a_colleague_sees_a_change_without_loading_the_page_again(visit):
    amal, basim = visit(), visit()
    amal.open()
    basim.open()
    amal.box(TALKS).fill("Zelensky called the talks fruitful.")
    amal.page.keyboard.press("Control+Enter")
    expect(basim.box(TALKS)).to_have_value("Zelensky called the talks fruitful.")
    expect(basim.state(TALKS)).to_have_text("Approved")
    expect(basim.page.locator("#said")).to_contain_text("Sentence 7 was changed by somebody else")


def test_an_article_that_was_changed_on_the_disk_is_offered_anew(project, visit):
    page = visit().open()
    notice = page.get_by_text("The article itself has changed meanwhile.")
    expect(notice).to_be_hidden()
    article = (project.folder / "articles" / "visit.txt").read_text(encoding="utf-8")
    project.write("visit.txt", article.replace("ساعتين", "ثلاث ساعات"))
    expect(notice).to_be_visible()
    page.get_by_role("button", name="Load it again").click()
    expect(page.locator(f"#s{CEASEFIRE} .source")).to_contain_text("ثلاث ساعات")
    expect(notice).to_be_hidden()


@pytest.fixture
def conflicting(visit):
    """Two people who changed one sentence at the same time; the second one sees it."""
    amal, basim = visit(), visit(quiet=False)
    amal.open()
    basim.open()
    basim.page.route("**/changes*", lambda route: route.abort())  # does not hear of it in time
    amal.box(TALKS).fill("Amal: the talks were fruitful.")
    amal.page.keyboard.press("Control+Enter")
    expect(amal.state(TALKS)).to_have_text("Approved")
    basim.box(TALKS).fill("Basim: the talks were fruitful.")
    expect(basim.state(TALKS)).to_have_text("Two versions: choose")
    return basim


def test_a_conflict_shows_both_texts(project, conflicting):
    expect(conflicting.box(TALKS)).to_have_value("Basim: the talks were fruitful.")
    choice = conflicting.page.get_by_role("group", name=re.compile("sentence 7"))
    expect(choice).to_contain_text("Amal: the talks were fruitful.")
    expect(choice.locator("del")).to_have_text("Amal:")
    expect(choice.locator("ins")).to_have_text("Basim:")
    assert project.record(SOURCE).target == "Amal: the talks were fruitful."


def test_in_a_conflict_one_can_keep_ones_own_text_and_the_other_is_in_the_history(project, conflicting):
    conflicting.page.get_by_role("button", name="Keep my version").click()
    eventually(lambda: project.record(SOURCE).target == "Basim: the talks were fruitful.")
    expect(conflicting.state(TALKS)).to_have_text("Edited, not approved")
    written = [r.target for r in project.reviews.history("visit", project.record(SOURCE).id)]
    assert "Amal: the talks were fruitful." in written


def test_in_a_conflict_one_can_take_the_other_text(project, conflicting):
    conflicting.page.get_by_role("button", name="Take the other version").click()
    expect(conflicting.box(TALKS)).to_have_value("Amal: the talks were fruitful.")
    expect(conflicting.state(TALKS)).to_have_text("Approved")
    assert project.record(SOURCE).target == "Amal: the talks were fruitful."


def test_a_conflict_that_the_page_hears_of_shows_the_differences_too(visit):
    amal, basim = visit(), visit(quiet=False)
    amal.open()
    basim.open()
    basim.page.route("**/save", lambda route: route.abort())
    basim.box(TALKS).fill("Basim: the talks were fruitful.")
    expect(basim.page.locator("#saving")).to_have_text("Not saved yet")
    amal.box(TALKS).fill("Amal: the talks were fruitful.")
    choice = basim.page.get_by_role("group", name=re.compile("sentence 7"))
    expect(choice.locator("del")).to_have_text("Amal:")
    expect(choice.locator("ins")).to_have_text("Basim:")


def test_an_approval_that_waits_is_not_given_to_what_somebody_else_wrote(project, visit):
    amal, basim = visit(), visit(quiet=False)
    amal.open()
    basim.open()
    basim.page.route("**/save", lambda route: route.abort())
    basim.box(TALKS).focus()
    basim.page.keyboard.press("Control+Enter")
    expect(basim.state(TALKS)).to_have_text("Approval not saved yet")
    amal.box(TALKS).fill("Amal: the talks were fruitful.")
    expect(basim.state(TALKS)).to_have_text("Two versions: choose")
    basim.page.unroute("**/save")
    basim.page.get_by_role("button", name="Keep my version").click()
    expect(basim.state(TALKS)).to_have_text("Approved")
    assert project.record(SOURCE).target == "Zelensky said that the talks were fruitful."


def test_a_comment_that_waited_claims_nothing_about_the_text(project, visit):
    amal, basim = visit(quiet=False), visit(quiet=False)
    amal.open()
    page = basim.open()
    page.route("**/save", lambda route: route.abort())
    basim.box(TALKS).focus()
    page.get_by_label("Comment for colleagues").fill("من باسم")
    expect(page.locator("#saving")).to_have_text("Not saved yet")
    page.goto(f"{basim.server.url}/review")
    amal.box(TALKS).fill("Amal: the talks were fruitful.")
    eventually(lambda: project.record(SOURCE).edited)
    page.unroute("**/save")
    basim.open()
    eventually(lambda: project.record(SOURCE).comments == ("من باسم",))
    expect(basim.box(TALKS)).to_have_value("Amal: the talks were fruitful.")
    assert project.record(SOURCE).target == "Amal: the talks were fruitful."


def test_comments_of_two_people_both_stay(project, visit):
    amal, basim = visit(), visit(quiet=False)
    amal.open()
    basim.open()
    basim.page.route("**/changes*", lambda route: route.abort())
    for person, text in ((amal, "من أمل"), (basim, "من باسم")):
        person.box(TALKS).focus()
        person.page.get_by_label("Comment for colleagues").fill(text)
        eventually(lambda text=text: text in project.record(SOURCE).comments)
    assert project.record(SOURCE).comments == ("من أمل", "من باسم")


def test_earlier_versions_say_who_wrote_them(project, visit):
    reader = visit()
    page = reader.open()
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Your name").fill("أمل")
    page.get_by_role("button", name="Close").click()
    reader.box(TALKS).fill("Amal's text.")
    eventually(lambda: project.record(SOURCE).target == "Amal's text.")
    page.locator("#panel .history summary").click()
    expect(page.locator("#panel .history li").first).to_contain_text("أمل")
