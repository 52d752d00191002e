"""A glossary file is a table that loses nothing, and an edit changes nothing but its row."""

import csv
import io
import os
import signal
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.errors import GlossaryError
from translator.glossary.sheets.sheet import Sheet

PEOPLE = "source,target,variants,kind\nستيف ويتكوف,Steve Witkoff,,person\nماركو روبيو,Marco Rubio,,person\n"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path / ".cache"))


def sheet_of(text, name="people.csv"):
    return Sheet.parse(text.encode(), Path(name))


def changed_lines(before, after):
    """What git would show: the lines taken out and put in."""
    lines = unified_diff(before.splitlines(True), after.splitlines(True), n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


# Reading


def test_a_row_knows_its_line_and_its_cells_by_column():
    sheet = sheet_of('source,target,note\nروسيا,Russia,"two\nlines"\nأوكرانيا,Ukraine\n')
    russia, ukraine = sheet.rows
    assert (russia.line, russia["target"], russia["note"]) == (2, "Russia", "two\nlines")
    assert (ukraine.line, ukraine["target"], ukraine["note"]) == (4, "Ukraine", "")
    assert ukraine["no such column"] == ""


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("source,target\nروسيا,Russia\n", ","),
        ("source;target;note\nروسيا;Russia;a,b,c,d\n", ";"),
        ("target\tsource\nRussia\tروسيا\n", "\t"),
        ('"source";"target"\n"روسيا";"Russia"\n', ";"),
        ("sep=;\nsource;target\nروسيا;Russia\n", ";"),
        ("Source, Target\nروسيا,Russia\n", ","),
    ],
)
def test_the_delimiter_is_the_one_that_the_header_uses(text, delimiter):
    sheet = sheet_of(text)
    assert (sheet.delimiter, sheet.rows[0]["source"], sheet.rows[0]["target"]) == (
        delimiter,
        "روسيا",
        "Russia",
    )


def test_blank_rows_and_comments_are_kept_but_are_no_terms():
    text = (
        "# names of the week\n\nsource,target,kind\n# Moscow, and around\n,,\n"
        "#MeToo,,verbatim\n#x,,\nروسيا,Russia,\n"
    )
    sheet = sheet_of(text)
    assert [row["source"] for _, row in sheet.terms()] == ["#MeToo", "روسيا"]
    assert sheet.text == text
    assert [row.line for row in sheet.rows] == [4, 5, 6, 7, 8]


def test_a_broken_row_hides_no_others_when_the_reading_is_lenient():
    text = 'source,target\nروسيا,"Russia\nأوكرانيا,Ukraine\nفرنسا,"France"s\nمصر,Egypt\n'
    sheet = Sheet.parse(text.encode(), Path("places.csv"), lenient=True)
    assert [(row.line, bool(row.problem)) for row in sheet.rows] == [
        (2, True),
        (3, False),
        (4, True),
        (5, False),
    ]
    assert [row["target"] for _, row in sheet.terms()] == ["Ukraine", "Egypt"]
    assert sheet.text == text


def test_a_broken_row_is_named_by_the_line_on_which_it_begins():
    with pytest.raises(GlossaryError, match="no well-formed CSV") as raised:
        sheet_of('source,target\nروسيا,"Russia\nأوكرانيا,Ukraine\n')
    assert raised.value.where == "people.csv:2"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("source,target\nروسيا,Russia\n".encode("cp1256"), "Windows-1256"),
        ("source\ttarget\r\nروسيا\tRussia\r\n".encode("utf-16"), "UTF-16"),
        ("source\ttarget\r\nروسيا\tRussia\r\n".encode("utf-16-le"), "UTF-16"),
        (b"PK\x03\x04" + b"\0" * 90, "a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "binary"),
    ],
)
def test_what_excel_saves_in_other_forms_is_refused_with_the_way_out(data, what):
    with pytest.raises(GlossaryError, match=what) as raised:
        Sheet.parse(data, Path("names.csv"))
    assert "CSV UTF-8" in raised.value.remedy


@pytest.mark.parametrize(
    ("header", "remedy"),
    [
        ("source,targets,kind", "rename 'targets' to target"),
        ("Arabic,English", "rename 'arabic' to source and 'english' to target"),
        ("a,b", "start the file with source,target,"),
        ("", "start the file with source,target,"),
    ],
)
def test_a_header_without_source_or_target_gets_the_nearest_advice(header, remedy):
    with pytest.raises(GlossaryError, match="does not name the column") as raised:
        sheet_of(f"{header}\nروسيا,Russia\n")
    assert raised.value.remedy.startswith(remedy)


# Editing


def test_an_edit_changes_one_line():
    after = sheet_of(PEOPLE).with_row(0, {"variants": "ستيف فيتكوف"}).text
    assert changed_lines(PEOPLE, after) == [
        "-ستيف ويتكوف,Steve Witkoff,,person\n",
        "+ستيف ويتكوف,Steve Witkoff,ستيف فيتكوف,person\n",
    ]


def test_a_row_is_added_in_the_order_of_the_columns():
    before = "note;target;source;our column\r\nenvoy;Steve Witkoff;ستيف ويتكوف;17\r\n"
    after = sheet_of(before).appended({"source": "ماركو روبيو", "target": "Marco Rubio"}).text
    assert after == before + ";Marco Rubio;ماركو روبيو;\r\n"


def test_a_row_is_taken_out_and_the_lines_of_the_others_follow():
    sheet = sheet_of('source,target\nروسيا,"Rus\nsia"\nمصر,Egypt\n').without(0)
    assert sheet.text == "source,target\nمصر,Egypt\n"
    assert sheet.rows[0].line == 2


def test_the_last_row_gets_its_line_end_when_another_follows():
    for text in ("source,target\r\nروسيا,Russia", "source,target"):
        sheet = sheet_of(text).appended({"source": "مصر", "target": "Egypt"})
        end = "\r\n" if "\r" in text else "\n"
        assert sheet.text == f"{text}{end}مصر,Egypt{end}"


@pytest.mark.parametrize(
    ("before", "row"),
    [
        ('"source","target","note"\n"روسيا","Russia",""\n', '"مصر","Egypt",""\n'),  # all cells quoted
        (
            '"source","target","note"\n"روسيا","Russia",\n',
            '"مصر","Egypt",\n',
        ),  # all texts
        ('"source","target","note"\n"روسيا","Russia",7\n', '"مصر","Egypt",\n'),  # no numbers
        ("source,target,note\nروسيا,Russia,\n", "مصر,Egypt,\n"),
    ],
)
def test_a_new_row_is_quoted_as_the_file_does_it(before, row):
    assert sheet_of(before).appended({"source": "مصر", "target": "Egypt"}).text == before + row


def test_a_cell_is_quoted_when_it_must_be():
    sheet = sheet_of("source,target\nآبل,Apple\n").with_row(0, {"target": 'Apple, "the" Inc.'})
    assert sheet.text == 'source,target\nآبل,"Apple, ""the"" Inc."\n'


def test_the_unchanged_cells_of_an_edited_row_stay_as_they_are_written():
    sheet = sheet_of('source,target,note\n"روسيا",Rusia, "x"\n').with_row(0, {"target": "Russia"})
    assert sheet.text == 'source,target,note\n"روسيا",Russia, "x"\n'


def test_a_column_that_is_missing_is_added_when_it_is_needed():
    sheet = sheet_of("source,target\nروسيا,Russia\nالكرملين,Kremlin\n")
    assert sheet.with_row(1, {"note": ""}).text == sheet.text
    after = sheet.with_row(1, {"article": "the"})
    assert after.text == "source,target,article\nروسيا,Russia\nالكرملين,Kremlin,the\n"
    assert after.rows[1]["article"] == "the"


def test_editing_leaves_the_old_sheet_alone():
    sheet = sheet_of(PEOPLE)
    sheet.with_row(0, {"target": "x"}).appended({"source": "x"}).without(0)
    assert sheet.text == PEOPLE


# Properties

TEXT = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_characters="\0"), st.sampled_from(",;\t\"\r\n# '|")),
    max_size=8,
)
TABLES = st.lists(st.lists(TEXT, min_size=1, max_size=5), max_size=6)


@st.composite
def files(draw):
    """Files as the csv module can write them, whatever the delimiter, quoting and line end."""
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=draw(st.sampled_from(",;\t")),
        quoting=draw(st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))),
        lineterminator=draw(st.sampled_from(("\n", "\r\n"))),
    )
    extra = draw(st.lists(st.sampled_from(("kind", "note", "our own", "")), max_size=3))
    writer.writerow(draw(st.permutations(["source", "target", *extra])))
    writer.writerows(draw(TABLES))
    text = out.getvalue()
    return draw(st.sampled_from(("", "\ufeff"))) + (text.rstrip("\r\n") if draw(st.booleans()) else text)


@given(files())
def test_what_is_read_is_written_back_byte_for_byte(text):
    sheet = sheet_of(text)
    assert sheet.text == text
    delimiter = sheet.delimiter
    expected = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))
    assert [list(row.cells) for row in (sheet.header, *sheet.rows)] == expected


@given(files(), st.data())
def test_an_edit_changes_nothing_but_its_row(text, data):
    sheet = sheet_of(text)
    if not sheet.rows:
        return
    index = data.draw(st.integers(0, len(sheet.rows) - 1))
    cells = data.draw(st.dictionaries(st.sampled_from(("source", "target")), TEXT))
    edited = sheet.with_row(index, cells)
    again = sheet_of(edited.text)
    assert again.rows == edited.rows
    assert {name: again.rows[index][name] for name in cells} == cells
    above = "".join(row.raw for row in sheet.rows[:index])
    assert edited.text.startswith(sheet.before + sheet.header.raw + above)
    assert edited.text.endswith("".join(row.raw for row in sheet.rows[index + 1 :]))


@given(files(), TEXT, TEXT)
def test_adding_a_row_and_taking_it_out_again(text, source, target):
    sheet = sheet_of(text)
    longer = sheet.appended({"source": source, "target": target})
    assert longer.text.startswith(text)
    last = sheet_of(longer.text).rows[-1]
    assert (last["source"], last["target"]) == (source, target)
    assert last == longer.rows[-1]
    assert longer.without(len(longer.rows) - 1).text.rstrip("\r\n") == text.rstrip("\r\n")


# Saving


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(PEOPLE.encode())
    return path


def test_saving_keeps_the_bytes_and_can_go_on(people):
    sheet = Sheet.read(people).with_row(0, {"target": "Steven Witkoff"}).save()
    sheet.with_row(1, {"target": "Marc Rubio"}).save()
    expected = PEOPLE.replace("Steve W", "Steven W").replace("Marco R", "Marc R")
    assert people.read_bytes() == expected.encode()


def test_a_file_that_somebody_changed_meanwhile_is_not_overwritten(people):
    edited = Sheet.read(people).with_row(0, {"target": "Steven Witkoff"})
    theirs = PEOPLE + "مايك والتز,Mike Waltz,,person\n"
    people.write_bytes(theirs.encode())
    with pytest.raises(GlossaryError, match="changed by someone else") as raised:
        edited.save()
    assert raised.value.remedy == "run the command again"
    assert people.read_bytes() == theirs.encode()
    people.unlink()
    with pytest.raises(GlossaryError, match="changed by someone else"):
        edited.save()
    assert not people.exists()


def test_a_new_file_does_not_replace_one_that_appeared_meanwhile(tmp_path):
    path = tmp_path / "terms.csv"
    sheet = Sheet.new(path).appended({"source": "روسيا", "target": "Russia", "kind": "place"})
    sheet.save()
    assert path.read_text(encoding="utf-8") == (
        "source,target,variants,kind,when,forbidden,article,note\nروسيا,Russia,,place,,,,\n"
    )
    with pytest.raises(GlossaryError, match="changed by someone else"):
        sheet.save()


def test_a_link_stays_a_link_and_permissions_stay(people):
    people.chmod(0o640)
    link = people.with_name("link.csv")
    link.symlink_to(people)
    Sheet.read(link).with_row(0, {"target": "Steven Witkoff"}).save()
    assert link.is_symlink()
    assert "Steven Witkoff" in people.read_text(encoding="utf-8")
    assert people.stat().st_mode & 0o777 == 0o640


def test_a_folder_without_room_is_a_glossary_error_and_the_file_stays(people, monkeypatch):
    edited = Sheet.read(people).with_row(0, {"target": "Steven Witkoff"})

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GlossaryError, match="No space left"):
        edited.save()
    assert people.read_bytes() == PEOPLE.encode()


SLOW_SAVE = """
import os, sys, time
from pathlib import Path
from translator.glossary.sheets.sheet import Sheet

sync = os.fsync
def slow(descriptor):
    sync(descriptor)
    print("half way", flush=True)
    time.sleep(60)
os.fsync = slow
Sheet.read(Path(sys.argv[1])).with_row(0, {"target": "Steven Witkoff"}).save()
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_an_end_in_the_middle_of_saving_leaves_the_old_file(people, end):
    with subprocess.Popen(
        [sys.executable, "-c", SLOW_SAVE, people], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout.readline() == b"half way\n"
        process.send_signal(end)
        assert process.wait(30) != 0
    assert people.read_bytes() == PEOPLE.encode()
    if end == signal.SIGINT:  # nobody can clean up after SIGKILL
        assert list(people.parent.glob("*people*")) + list(people.parent.glob(".part*")) == [people]
    Sheet.read(people).with_row(0, {"target": "Steven Witkoff"}).save()  # and no lock is left over
    assert b"Steven Witkoff" in people.read_bytes()


ADDING = """
import sys
from pathlib import Path
from translator.errors import GlossaryError
from translator.glossary.sheets.sheet import Sheet

for number in range(20):
    while True:
        try:
            Sheet.read(Path(sys.argv[1])).appended({"source": f"{sys.argv[2]}{number}", "target": "x"}).save()
            break
        except GlossaryError as error:
            assert "changed by someone else" in str(error)
"""


def test_two_commands_at_the_same_time_lose_nothing(people):
    processes = [subprocess.Popen([sys.executable, "-c", ADDING, people, name]) for name in "ab"]
    assert [process.wait(60) for process in processes] == [0, 0]
    added = {row["source"] for row in Sheet.read(people).rows[2:]}
    assert added == {f"{name}{number}" for name in "ab" for number in range(20)}
