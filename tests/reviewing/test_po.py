"""The PO file: what people and tools wrote in it stays as it is, and our own texts come back unharmed."""

import subprocess
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.errors import ReviewError
from translator.reviewing import Record, Status
from translator.reviewing.po import new_document, read_document

VISIT = "زار الوزير موسكو أمس."
SPEECH = "وقال إن المحادثات كانت «مثمرة»."

# As Poedit writes it: wrapped, with headers, flags and comments of its own.
FROM_POEDIT = """\
# Translated by Amal
msgid ""
msgstr ""
"Project-Id-Version: call\\n"
"Last-Translator: Amal <amal@example.org>\\n"
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Generator: Poedit 3.2.2\\n"
"X-Poedit-Bookmarks: 3,-1,-1\\n"

# see the ministry's page
#: call.txt:3
#, no-wrap
msgctxt "aaaaaaaaaaaa"
msgid ""
"زار الوزير "
"موسكو أمس."
msgstr ""
"The minister visited "
"Moscow yesterday."

#, fuzzy
msgctxt "bbbbbbbbbbbb"
msgid "وقال إن المحادثات كانت «مثمرة»."
msgstr "He said the talks were"

msgid "an entry of another tool"
msgstr "which we leave alone"

#~ msgid "gone long ago"
#~ msgstr "and kept"
"""


def test_what_poedit_wrote_is_read():
    review = read_document(FROM_POEDIT.encode(), "call.po").review("call")
    approved, draft = review.records
    assert (approved.source, approved.target) == (VISIT, "The minister visited Moscow yesterday.")
    assert (approved.status, approved.comments) == (Status.APPROVED, ("see the ministry's page",))
    assert draft.status is Status.DRAFT
    assert review.headers["Last-Translator"] == "Amal <amal@example.org>"


def test_a_change_of_one_sentence_changes_no_other_line():
    document = read_document(FROM_POEDIT.encode(), "call.po")
    first, second = document.review("call").records
    approved = Record(second.id, second.source, "He called the talks “fruitful”.", Status.APPROVED)
    text = str(document.with_records([first, approved], ()))
    before, after = FROM_POEDIT.splitlines(), text.splitlines()
    assert [line for line in before if line not in after] == ["#, fuzzy", 'msgstr "He said the talks were"']
    assert [line for line in after if line not in before] == ['msgstr "He called the talks “fruitful”."']


def test_flags_of_other_tools_survive_a_change():
    document = read_document(FROM_POEDIT.encode(), "call.po")
    first, second = document.review("call").records
    draft = Record(first.id, first.source, first.target, Status.DRAFT, comments=first.comments)
    text = str(document.with_records([draft, second], ()))
    assert "#: call.txt:3\n#, fuzzy, no-wrap\n" in text


def test_windows_line_ends_stay():
    document = read_document(FROM_POEDIT.replace("\n", "\r\n").encode(), "call.po")
    assert str(document) == FROM_POEDIT.replace("\n", "\r\n")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split()) or "x"
)
RECORDS = st.builds(
    Record,
    id=st.just("aaaaaaaaaaaa"),
    source=TEXT,
    target=TEXT,
    status=st.sampled_from([Status.DRAFT, Status.APPROVED]),
    draft=LINE,
    comments=st.lists(LINE, max_size=3).map(tuple),
)


@given(RECORDS)
def test_every_text_comes_back(record):
    text = str(new_document("call", "ar-en").with_records([record], ()))
    again = read_document(text.encode(), "call.po")
    assert again.review("call").records == (record,)
    assert str(again) == text


@given(TEXT, TEXT)
def test_an_obsolete_sentence_comes_back(source, target):
    record = Record("aaaaaaaaaaaa", source, target, Status.APPROVED, comments=("a remark",))
    text = str(new_document("call", "ar-en").with_records([], [record]))
    assert read_document(text.encode(), "call.po").review("call").obsolete == (record,)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_is_so_bad_that_more_than_a_sentence_is_said(data):
    try:
        read_document(data, "call.po")
    except ReviewError as error:
        assert str(error).startswith("call.po")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: text.replace('msgid "an', 'msgid an'), "call.po:27: is no valid PO file"),
        (lambda text: text.replace("#, fuzzy", "<<<<<<< HEAD"), "call.po:22: is no valid PO file"),
        (lambda text: text.replace("bbbbbbbbbbbb", "aaaaaaaaaaaa"), "stands here and in line 11"),
        (lambda text: text.replace('#~ msgstr "and', "#~ msgstr and"), "call.po:31: is no valid PO file"),
        (lambda text: "id,text\n1,word\n", "call.po:1: is no valid PO file"),
    ],
    ids=["no quotes", "merge conflict", "a sentence twice", "no quotes in what is gone", "another format"],
)  # fmt: skip
def test_a_damaged_file_names_the_line(damage, said):
    with pytest.raises(ReviewError, match=said):
        read_document(damage(FROM_POEDIT).encode(), "call.po")


def test_another_encoding_is_refused_with_the_line():
    with pytest.raises(ReviewError, match=r"call\.po:16: is not in UTF-8"):
        read_document(FROM_POEDIT.encode("windows-1256", "replace"), "call.po")


@pytest.mark.skipif(not which("msgfmt"), reason="gettext is not installed")
def test_gettext_finds_nothing_wrong(desk, tmp_path):
    desk.update(f"{VISIT} {SPEECH}", title="الوزير في موسكو", keywords=("موسكو",))
    desk.approve(VISIT, 'The minister "visited"\tMoscow \\ yesterday.\nYes.', comments=["مراجعة", "# odd"])
    desk.update(f"{VISIT} وقال إن كل المحادثات كانت «مثمرة».")
    for command in (
        ["msgfmt", "--check-format", "-o", tmp_path / "call.mo"],
        ["msgcat", "-o", tmp_path / "x.po"],
    ):
        done = subprocess.run([*command, desk.file], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
    again = read_document((tmp_path / "x.po").read_bytes(), "x.po").review("call")
    assert again.records == desk.reviews.read("call").records
