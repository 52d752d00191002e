"""`translator glossary import` and `export`: the real commands on real files."""

import json

import openpyxl
import pytest

from tests.cli.conftest import files_in
from translator.cli.glossary.options import FormatName
from translator.glossary.exchange import FORMATS

PEOPLE = """source,target,variants,kind,note
ستيف ويتكوف,Steve Witkoff,ستيف فيتكوف,person,US envoy
كيث كيلوغ,Keith Kellogg,,person,
"""
PLACES = "source,target,kind,forbidden\nكييف,Kyiv,place,Kiev\nموسكو,Moscow,place,\n"


@pytest.fixture
def glossary(home):
    folder = home / "glossaries" / "ar-en"
    folder.mkdir(parents=True)
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    return folder


@pytest.fixture
def csv(home):
    """Write a table to import: its lines below the columns source, target, variants, kind, note."""

    def write(*lines, name="theirs.csv"):
        text = "\n".join(("source,target,variants,kind,note", *lines))
        (home / name).write_text(text, encoding="utf-8")
        return name

    return write


@pytest.mark.parametrize("name", ["n.csv", "n.tsv", "n.xlsx", "n.tbx", "n.tmx"])
def test_what_is_exported_is_the_same_when_it_is_imported(run, home, glossary, name):
    assert run("glossary", "export", name).err == f"Wrote {name} (4 terms).\n"
    outcome = run("glossary", "import", name)
    assert (outcome.code, outcome.out) == (0, "0 added, 4 the same, 0 to merge, 0 in conflict.\n")
    assert (glossary / "people.csv").read_text(encoding="utf-8") == PEOPLE


def test_a_whole_glossary_moves_into_an_empty_place(run, home, glossary):
    run("glossary", "export", "n.tbx", "--format", "tbx2")
    outcome = run("glossary", "import", "n.tbx", "--into", "new/names.csv")
    assert outcome.out.startswith("4 added")
    run("glossary", "export", "a.csv")
    run("glossary", "export", "b.csv", "-g", "new/names.csv")
    assert (home / "a.csv").read_bytes() == (home / "b.csv").read_bytes()


def test_an_export_into_a_pipe_is_nothing_but_the_file(run, glossary):
    outcome = run("glossary", "export", "-", "--format", "tsv", "-g", glossary / "places.csv")
    assert outcome.out.splitlines()[1] == "كييف\tKyiv\t\tplace\t\tKiev\t\t"
    assert outcome.err == ""


def test_a_csv_file_says_that_it_is_utf_8_and_a_pipe_does_not(run, home, glossary):
    run("glossary", "export", "n.csv")
    assert (home / "n.csv").read_bytes().startswith(b"\xef\xbb\xbfsource,")
    assert run("glossary", "export", "-", "--format", "csv").out.startswith("source,")


def test_every_format_can_be_asked_for(run):
    assert [each.value for each in FormatName] == list(FORMATS)


def test_an_export_overwrites_only_by_force(run, home, glossary):
    (home / "n.xlsx").write_text("precious")
    outcome = run("glossary", "export", "n.xlsx")
    assert outcome.code == 2
    assert outcome.err == "error: n.xlsx: is there already; give --force to overwrite it.\n"
    assert (home / "n.xlsx").read_text() == "precious"
    assert run("glossary", "export", "n.xlsx", "--force").code == 0
    assert openpyxl.load_workbook(home / "n.xlsx").active["B2"].value == "Steve Witkoff"


def test_new_terms_go_into_the_file_of_their_kind(run, glossary, csv):
    outcome = run("glossary", "import", csv("سيرغي لافروف,Sergey Lavrov,,person,", "لندن,London,,place,"))
    assert outcome.out == "2 added, 0 the same, 0 to merge, 0 in conflict.\n"
    assert (glossary / "people.csv").read_text() == PEOPLE + "سيرغي لافروف,Sergey Lavrov,,person,\n"
    assert (glossary / "places.csv").read_text() == PLACES + "لندن,London,place,\n"


def test_a_kind_without_a_file_gets_one(run, glossary, csv):
    outcome = run("glossary", "import", csv("الناتو,NATO,,organisation,"))
    assert outcome.err == "Wrote glossaries/ar-en/organisations.csv\n"
    assert (glossary / "organisations.csv").read_text().splitlines()[1] == "الناتو,NATO,,organisation,,,,"


def test_files_of_other_names_ask_for_one(run, home, csv):
    folder = home / "glossaries" / "ar-en"
    folder.mkdir(parents=True)
    for name in ("ours.csv", "theirs.csv"):
        (folder / name).write_text("source,target\n")
    before = files_in(home)
    outcome = run("glossary", "import", csv("لندن,London,,place,"))
    assert outcome.code == 2
    assert "theirs.csv:2: no file here is for the kind place; name a file with --into" in outcome.err
    assert files_in(home) == before | {"theirs.csv"}


def test_what_adds_to_a_row_is_listed_and_merged_only_when_asked(run, glossary, csv):
    file = csv("كيث كيلوغ,Keith Kellogg,كيث كيلوج,person,envoy to Ukraine")
    outcome = run("glossary", "import", file)
    assert outcome.code == 0
    assert outcome.out == (
        "to merge: كيث كيلوغ gets variants كيث كيلوج; note envoy to Ukraine"
        " (glossaries/ar-en/people.csv:3, theirs.csv:2)\n"
        "0 added, 0 the same, 1 to merge, 0 in conflict.\n"
    )
    assert (glossary / "people.csv").read_text() == PEOPLE
    run("glossary", "import", file, "--merge")
    before, after = PEOPLE.splitlines(), (glossary / "people.csv").read_text().splitlines()
    assert after[:2] == before[:2]  # the other row is as it was
    assert after[2] == "كيث كيلوغ,Keith Kellogg,كيث كيلوج,person,envoy to Ukraine"


CONFLICT = "ستيف ويتكوف,Steven Witkoff,,person,"


def test_a_conflict_is_listed_with_both_places_and_nothing_is_written(run, glossary, csv):
    outcome = run("glossary", "import", csv("لندن,London,,place,", CONFLICT))
    assert outcome.code == 1
    assert outcome.out == (
        "conflict: 'ستيف ويتكوف' is 'Steve Witkoff' here, but 'Steven Witkoff' there"
        " (glossaries/ar-en/people.csv:2, theirs.csv:3)\n"
        "1 not added, 0 the same, 0 to merge, 1 in conflict.\n"
    )
    assert "--keep" in outcome.err
    assert "--replace" in outcome.err
    assert (glossary / "places.csv").read_text() == PLACES


def test_keep_leaves_conflicts_out_and_takes_the_rest(run, glossary, csv):
    assert run("glossary", "import", csv("لندن,London,,place,", CONFLICT), "--keep").code == 0
    assert (glossary / "people.csv").read_text() == PEOPLE
    assert "London" in (glossary / "places.csv").read_text()


def test_a_dry_run_writes_nothing(run, glossary, csv):
    outcome = run("glossary", "import", csv("لندن,London,,place,"), "--dry-run")
    assert (outcome.code, outcome.out) == (
        0,
        "would be added: لندن = London, place (theirs.csv:2)\n"
        "1 would be added, 0 the same, 0 to merge, 0 in conflict.\n",
    )
    assert (glossary / "places.csv").read_text() == PLACES


def test_json_tells_a_script_everything(run, glossary, csv):
    outcome = run("glossary", "import", csv("لندن,London,,place,", CONFLICT), "--json", "--keep")
    record = json.loads(outcome.out)
    assert [term["target"] for term in record["added"]] == ["London"]
    assert record["conflicts"][0]["ours"]["where"] == "glossaries/ar-en/people.csv:2"
    assert record["conflicts"][0]["theirs"]["where"] == "theirs.csv:3"
    assert record["written"] == ["glossaries/ar-en/places.csv"]


def test_a_file_outside_the_folder_stands_for_itself(run, home, glossary, csv):
    outcome = run("glossary", "import", csv(CONFLICT), "--into", "mine.csv")
    assert outcome.code == 0
    assert (home / "mine.csv").read_text().splitlines()[1] == "ستيف ويتكوف,Steven Witkoff,,person,,,,"


def test_columns_of_our_own_stay(run, home, csv):
    (home / "mine.csv").write_bytes("\ufeffid;target;source\r\n7;Kyiv;كييف\r\n".encode())
    run("glossary", "import", csv("هدنة,truce,,,"), "--into", "mine.csv")
    data = (home / "mine.csv").read_bytes().decode()
    assert data == "\ufeffid;target;source\r\n7;Kyiv;كييف\r\n;truce;هدنة\r\n"


BAD = {
    "no such file": (["import", "none.csv"], "none.csv: cannot be read"),
    "empty": (["import", "empty.tbx"], "empty.tbx: is empty"),
    "no terms": (["import", "header.csv"], "header.csv: holds no terms"),
    "no workbook": (["import", "text.xlsx"], "text.xlsx: is no XLSX workbook"),
    "no pair": (["import", "header.csv", "--pair", "arabic"], "'arabic' is no language pair"),
    "no format": (["import", "notes.pdf"], "the name of the file tells no format"),
    "a list in Word": (["import", "list.docx"], "copy its table into a spreadsheet"),
    "a list for Word": (["export", "list.docx"], "CSV, TSV, XLSX, TBX and TMX are read and written"),
    "both": (["import", "header.csv", "--keep", "--replace"], "exclude each other"),
    "sync and merge": (["import", "header.csv", "--sync", "--merge"], "exclude each other"),
    "a spreadsheet of another kind": (["import", "names.ods"], "save it as Excel workbook (.xlsx)"),
    "no glossary": (["export", "x.csv", "--pair", "fr-en"], "glossaries/fr-en: there is no glossary here"),
    "no such glossary": (["export", "x.csv", "-g", "none.csv"], "none.csv: there is no such glossary"),
    "XLSX into a pipe": (["export", "-", "--format", "xlsx"], "xlsx is no text"),
    "unknown format": (["export", "x", "--format", "docx"], "--format"),
}


@pytest.mark.parametrize("name", BAD)
def test_wrong_use_is_one_sentence_and_exit_code_2(run, home, glossary, name):
    arguments, what = BAD[name]
    (home / "empty.tbx").write_bytes(b"\n")
    (home / "header.csv").write_text("source,target\n")
    (home / "text.xlsx").write_text("source,target\n")
    before = files_in(home)
    outcome = run("glossary", *arguments)
    assert outcome.code == 2
    assert what in outcome.err
    assert len(outcome.err.strip().splitlines()) == 1
    assert (outcome.out, files_in(home)) == ("", before)
