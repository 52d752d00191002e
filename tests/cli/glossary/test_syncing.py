"""`translator glossary import --sync`: the whole glossary from one file, as edited in Excel."""

import io
import json

import openpyxl
import pytest

PEOPLE = """source,target,variants,kind,note
ستيف ويتكوف,Steve Witkoff,ستيف فيتكوف,person,US envoy
كيث كيلوغ,Keith Kellogg,,person,
"""
PLACES = "source,target,kind,forbidden\nكييف,Kyiv,place,Kiev\nموسكو,Moscow,place,\n"
CHANGES = """{tense}added: كيث كيلوج = Keith Kellogg, person (names.xlsx:3)
{tense}changed: ستيف ويتكوف (glossaries/ar-en/people.csv:2): variants: ستيف فيتكوف -> nothing
{tense}removed: كيث كيلوغ = Keith Kellogg (glossaries/ar-en/people.csv:3)
{tense}changed: كييف (glossaries/ar-en/places.csv:2): forbidden: Kiev -> nothing; note: nothing -> capital
{tense}removed: موسكو = Moscow (glossaries/ar-en/places.csv:3)
1 {tense}added, 2 {tense}changed, 2 {tense}removed, 0 the same.
"""


@pytest.fixture
def glossary(home):
    folder = home / "glossaries" / "ar-en"
    folder.mkdir(parents=True)
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    return folder


@pytest.fixture
def edited(run, home, glossary):
    """Export the glossary as a workbook and change it as one does in Excel."""
    run("glossary", "export", "names.xlsx")
    book = openpyxl.load_workbook(home / "names.xlsx")
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(rows["ستيف ويتكوف"], columns["variants"]).value = None
    sheet.cell(rows["كييف"], columns["forbidden"]).value = None
    sheet.cell(rows["كييف"], columns["note"]).value = "capital"
    sheet.cell(rows["كيث كيلوغ"], 1).value = "كيث كيلوج"
    sheet.delete_rows(rows["موسكو"])
    book.save(home / "names.xlsx")
    return "names.xlsx"


def test_every_change_is_listed_and_nothing_written_in_silence(run, glossary, edited):
    outcome = run("glossary", "import", edited, "--sync")
    assert outcome.code == 1
    assert outcome.out == CHANGES.format(tense="would be ")
    assert "Nothing was written: give --yes to write this." in outcome.err
    assert (glossary / "people.csv").read_text() == PEOPLE
    assert run("glossary", "import", edited, "--sync", "--dry-run").code == 0
    assert (glossary / "people.csv").read_text() == PEOPLE


def test_yes_brings_back_all_that_was_done_in_excel(run, glossary, edited):
    outcome = run("glossary", "import", edited, "--sync", "--yes")
    assert (outcome.code, outcome.out) == (0, CHANGES.format(tense=""))
    assert (glossary / "people.csv").read_text() == (
        "source,target,variants,kind,note\n"
        "ستيف ويتكوف,Steve Witkoff,,person,US envoy\n"
        "كيث كيلوج,Keith Kellogg,,person,\n"
    )
    places = (glossary / "places.csv").read_text()
    assert places == "source,target,kind,forbidden,note\nكييف,Kyiv,place,,capital\n"
    again = run("glossary", "import", edited, "--sync")
    assert (again.code, again.out) == (0, "0 added, 0 changed, 0 removed, 3 the same.\n")


class Keyboard(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_is_asked(run, glossary, edited):
    for answer, code in (("n\n", 1), ("\n", 1), ("y\n", 0)):
        outcome = run("glossary", "import", edited, "--sync", terminal=Keyboard(answer))
        assert outcome.code == code
        assert "Write this? (y or n) [n]:" in outcome.err
    assert "كيث كيلوج" in (glossary / "people.csv").read_text()


@pytest.mark.parametrize("option", ["-g", "--into"])
def test_of_one_file_the_others_stay(run, home, glossary, option):
    (home / "places.csv").write_text("source,target\nكييف,Kyiv\n")
    outcome = run(
        "glossary", "import", "places.csv", "--sync", "--yes", option, "glossaries/ar-en/places.csv"
    )
    assert outcome.out.splitlines()[-1] == "0 added, 0 changed, 1 removed, 1 the same."
    assert (glossary / "people.csv").read_text() == PEOPLE
    assert (glossary / "places.csv").read_text() == "source,target,kind,forbidden\nكييف,Kyiv,place,Kiev\n"


def test_a_bad_row_stops_it(run, home, glossary):
    (home / "places.csv").write_text("source,target\nكييف,\n")
    outcome = run("glossary", "import", "places.csv", "--sync", "--yes")
    assert outcome.code == 2
    assert outcome.err == "error: places.csv:2: the row has no target; fill the cell or delete the row.\n"
    assert (glossary / "places.csv").read_text() == PLACES


def test_a_script_is_told_everything(run, glossary, edited):
    record = json.loads(run("glossary", "import", edited, "--sync", "--yes", "--json").out)
    assert [term["source"] for term in record["added"]] == ["كيث كيلوج"]
    assert [term["source"] for term in record["removed"]] == ["كيث كيلوغ", "موسكو"]
    assert record["changed"][0]["cells"] == {"variants": {"from": "ستيف فيتكوف", "to": ""}}
    assert len(record["written"]) == 2
