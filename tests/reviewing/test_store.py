"""Saving sentences: several people and tools at once, and nothing approved is ever lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from translator.errors import ReviewError
from translator.reviewing import ConflictError, Edit, Reviews, Status

ROOT = Path(__file__).parents[2]
VISIT = "زار الوزير موسكو أمس."
SPEECH = "وقال إن المحادثات كانت مثمرة."


@pytest.fixture
def visit(desk):
    """An article of two sentences, as drafts."""
    desk.update(f"{VISIT} {SPEECH}")
    return desk


def test_a_sentence_is_saved_and_read_back(visit):
    saved = visit.approve(VISIT, "The minister visited Moscow yesterday.", comments=["نعم\nحقا"])
    assert (saved.status, saved.comments) == (Status.APPROVED, ("نعم", "حقا"))
    assert Reviews(visit.reviews.folder).read("call").records[0] == saved


def test_an_article_without_a_file_has_no_records(visit):
    assert visit.reviews.read("other").records == ()
    assert visit.reviews.names() == ["call"]


def test_a_file_that_is_up_to_date_is_not_written(visit):
    before = visit.file.stat().st_mtime_ns
    visit.update(f"{VISIT} {SPEECH}")
    assert visit.file.stat().st_mtime_ns == before


def test_who_saves_on_an_old_state_is_shown_what_the_other_one_wrote(visit):
    seen = visit.record(VISIT)
    visit.approve(VISIT, "The minister visited Moscow yesterday.")
    with pytest.raises(ConflictError, match="changed by somebody else") as caught:
        visit.reviews.save("call", seen.id, seen.version, target="The minister went to Moscow.")
    assert caught.value.record.target == "The minister visited Moscow yesterday."
    assert visit.record(VISIT) == caught.value.record


def test_saving_the_same_again_is_no_conflict(visit):
    seen = visit.record(VISIT)
    first = visit.approve(VISIT, "The minister visited Moscow.")
    again = visit.reviews.save("call", seen.id, seen.version, target=first.target, status=Status.APPROVED)
    assert again == first
    assert len(visit.reviews.history("call", seen.id)) == 2


def test_of_several_changes_all_are_made_or_none(visit):
    one, two = visit.reviews.read("call").records
    edits = [Edit(one.id, one.version, "First."), Edit(two.id, "another version", "Second.")]
    with pytest.raises(ConflictError):
        visit.reviews.save_all("call", edits)
    assert visit.reviews.read("call").records == (one, two)


def test_an_approved_sentence_that_is_edited_is_a_draft_until_it_is_approved_again(visit):
    approved = visit.approve(VISIT, "The minister visited Moscow.")
    edited = visit.reviews.save("call", approved.id, approved.version, target="The minister vis")
    assert (edited.status, edited.edited) == (Status.DRAFT, True)


def test_what_poedit_saved_meanwhile_is_seen(visit):
    seen = visit.record(VISIT)
    visit.file.write_text(
        visit.text.replace(f'#, fuzzy\nmsgctxt "{seen.id}"', f'msgctxt "{seen.id}"').replace(
            'msgstr "<زار الوزير Moscow أمس.>"', 'msgstr "The minister was in Moscow."'
        ),
        encoding="utf-8",
    )
    assert visit.record(VISIT).approved
    with pytest.raises(ConflictError):
        visit.reviews.save("call", seen.id, seen.version, target="x")


def test_a_file_that_is_a_link_stays_one(visit, tmp_path):
    shared = visit.file.rename(tmp_path / "shared.po")  # in a folder of Weblate's, say
    visit.file.symlink_to(shared)
    visit.approve(VISIT, "The minister visited Moscow.")
    assert visit.file.is_symlink()
    assert "The minister visited Moscow." in shared.read_text(encoding="utf-8")


def test_the_history_says_who_wrote_what_and_what_another_tool_did(visit):
    first = visit.approve(VISIT, "The minister visited Moscow.", reviewer="أمل")
    visit.file.write_text(visit.text.replace("visited Moscow", "came to Moscow"), encoding="utf-8")
    seen = visit.record(VISIT)
    visit.reviews.save("call", first.id, seen.version, target="He came.", reviewer="Karim")
    told = [(r.who, r.status.value, r.target) for r in visit.reviews.history("call", first.id)]
    assert told == [
        ("", "draft", "<زار الوزير Moscow أمس.>"),
        ("أمل", "approved", "The minister visited Moscow."),
        ("", "approved", "The minister came to Moscow."),
        ("Karim", "draft", "He came."),
    ]


def test_the_history_goes_with_a_sentence_whose_source_changes(visit):
    visit.approve(VISIT, "The minister visited Moscow.", reviewer="أمل")
    new = VISIT.replace("الوزير", "الوزير الجديد")
    for text in (new, VISIT, new):  # there and back again: it is told once
        visit.update(text)
    told = visit.reviews.history("call", visit.record(new).id)
    assert [(r.who, r.status.value, r.target, r.source) for r in told] == [
        ("", "draft", "<زار الوزير Moscow أمس.>", VISIT),
        ("أمل", "approved", "The minister visited Moscow.", VISIT),
    ]


def test_a_line_of_the_history_that_was_cut_off_spoils_no_other(visit):
    first = visit.approve(VISIT, "The minister visited Moscow.")
    history = visit.reviews.folder / ".history" / "call.jsonl"
    history.write_bytes(history.read_bytes()[:-9])
    visit.reviews.save("call", first.id, first.version, target="He came.")
    assert visit.reviews.history("call", first.id)[-1].target == "He came."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"target": "a\x07b"}, "control character"),
        ({"target": "a\ud800"}, "control character"),
        ({"comments": ["\x00"]}, "control character"),
        ({"target": "  ", "status": Status.APPROVED}, "no text to approve"),
    ],
)
def test_what_no_file_can_hold_is_refused(visit, change, said):
    before = visit.text
    seen = visit.record(VISIT)
    with pytest.raises(ReviewError, match=said):
        visit.reviews.save("call", seen.id, seen.version, **change)
    assert visit.text == before


@pytest.mark.parametrize("name", ["../call", "a/b", "", "..", "a\0b", "/etc/call"])
def test_no_name_leads_out_of_the_folder(visit, name):
    with pytest.raises(ReviewError, match="no name of an article"):
        visit.reviews.read(name)


def test_an_article_may_have_any_name(visit):
    name = 'قال: "نعم" \\ {لا}'
    visit.reviews.update(name, visit.translate(VISIT))
    assert visit.reviews.read(name).headers["Project-Id-Version"] == name
    assert visit.reviews.names() == sorted(["call", name])


def test_a_damaged_file_is_not_overwritten(visit):
    visit.file.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(ReviewError, match=r"call\.po:1"):
        visit.update(VISIT)
    assert visit.text == "<<<<<<< HEAD\n"


def saving(folder, *arguments, **streams):
    command = [sys.executable, "-m", "tests.reviewing.saving", str(folder), *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, **streams)


def test_two_who_save_in_different_sentences_lose_nothing(visit):
    processes = [saving(visit.reviews.folder, "append", number, ".") for number in (0, 1)]
    assert [process.wait() for process in processes] == [0, 0]
    for record in visit.reviews.read("call").records:
        assert record.target == record.draft + "." * 25


def test_two_who_save_in_the_same_sentence_lose_nothing(visit):
    # Each has a sign of its own: of two who write the very same text, neither has changed the other's.
    processes = [saving(visit.reviews.folder, "append", 0, sign) for sign in "!?"]
    assert [process.wait() for process in processes] == [0, 0]
    record = visit.record(VISIT)
    assert sorted(record.target.removeprefix(record.draft)) == ["!"] * 25 + ["?"] * 25
    assert len(visit.reviews.history("call", record.id)) == 51


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9")
def test_kill_9_in_the_middle_of_saving_loses_nothing_and_breaks_nothing(visit):
    promised = 0
    with saving(visit.reviews.folder, "forever", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        for kill in range(200):
            parent.stdin.write(f"{promised + 1}\n".encode())
            parent.stdin.flush()
            child = int(parent.stdout.readline().removeprefix(b"child "))
            promised = int(parent.stdout.readline().removeprefix(b"saved "))
            time.sleep(kill % 50 * 0.0005)  # at another moment of the next saving each time
            os.kill(child, signal.SIGKILL)
            while (said := parent.stdout.readline()) != b"gone 0\n":
                promised = int(said.removeprefix(b"saved "))
            target = visit.record(VISIT).target  # fails when the file is broken
            assert int(target) >= promised
        parent.stdin.close()
    assert promised >= 200
    visit.approve(VISIT, "The minister visited Moscow.")
    assert not list(visit.reviews.folder.glob(".part-*"))  # nor does it leave anything behind
