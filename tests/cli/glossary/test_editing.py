"""`translator glossary add`, `edit` and `remove`: what changes in the files, and what is refused."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import files_in
from tests.cli.glossary.conftest import HEADER, PEOPLE, PLACES

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-c", "from translator.cli import main; main()", "glossary"]


def text_of(path):
    return path.read_bytes().decode("utf-8")


# add


@pytest.mark.parametrize(
    ("kind", "file"),
    [("person", "people.csv"), ("place", "places.csv"), (None, "terms.csv"), ("verbatim", "terms.csv")],
)
def test_a_term_goes_into_the_file_of_its_kind(kind, file, folder, run):
    (folder / "terms.csv").write_text("source,target,kind\nبريكست,Brexit,term\n", encoding="utf-8")
    before = text_of(folder / file)
    outcome = run("glossary", "add", "كيث كيلوغ", "Keith Kellogg", *(["--kind", kind] if kind else []))
    assert outcome.code == 0, outcome.err
    added = text_of(folder / file).removeprefix(before)
    assert added.startswith("كيث كيلوغ,Keith Kellogg,")
    line = before.count("\n") + 1
    assert outcome.out.startswith(f"glossaries/ar-en/{file}:{line}: added كيث كيلوغ = Keith Kellogg")


def test_every_column_can_be_given(folder, run, people):
    arguments = ["--kind", "person", "--variants", "كيث كيلوج|كيث كيلوق", "--when", "in-full"]
    arguments += ["--forbidden", "Kelog", "--note", "envoy, general", "--file", "people"]
    outcome = run("glossary", "add", "كيث كيلوغ", "Keith Kellogg", *arguments)
    assert outcome.code == 0, outcome.err
    row = 'كيث كيلوغ,Keith Kellogg,كيث كيلوج | كيث كيلوق,person,in-full,Kelog,,"envoy, general"\n'
    assert text_of(people) == HEADER + PEOPLE + row
    run("glossary", "add", "الكرملين", "Kremlin", "--article", "the", "--file", "places.csv")
    assert text_of(folder / "places.csv").endswith("الكرملين,Kremlin,,place,,,the,\n")


def test_the_file_keeps_its_habits(folder, run, people):
    people.write_bytes("\ufeffTarget;source;our id\r\nSteve Witkoff;ستيف ويتكوف;1".encode())
    outcome = run("glossary", "add", "كيث كيلوغ", "Keith Kellogg", "--kind", "person")
    assert outcome.code == 0, outcome.err
    assert text_of(people) == (
        "\ufeffTarget;source;our id;kind\r\nSteve Witkoff;ستيف ويتكوف;1\r\n"
        "Keith Kellogg;كيث كيلوغ;;person\r\n"
    )


def test_what_nobody_sees_in_a_copied_name_is_left_behind(folder, run, people):
    run("glossary", "add", "\u200fكيث  كيلوغ\u200f", "Keith\u00a0Kellogg ", "--kind", "person")
    assert text_of(people).endswith("كيث كيلوغ,Keith Kellogg,,person,,,,\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ستيف ويتكوف", "Steve Witkoff"], "there already (glossaries/ar-en/people.csv:2)"),
        (["ستيفن ويتكوف", "Steve Witkoff"], "there already (glossaries/ar-en/people.csv:2)"),
        (["كِييف", "Kiev"], "there already with the target 'Kyiv' (glossaries/ar-en/places.csv:3)"),
        (["كيث كيلوغ", "Keith Kellogg", "--variants", "روسيا"], "there already with the target 'Russia'"),
        (["؟!", "Russia"], "no letters"),
        (["كيث", ""], "has no target"),
        (["# كيث", "Keith"], "comment"),
        (["كيث", "Кeith"], "mixes scripts"),
        (["كيث", "Keith", "--forbidden", "Keith"], "own target"),
        (["كيث", "Keith", "--kind", "planet"], "planet"),
        (["كيث", "Keith", "--file", "planets"], "people.csv, places.csv"),
    ],
)
def test_a_wrong_row_is_refused_and_nothing_is_written(arguments, said, folder, run, home):
    before = files_in(home)
    outcome = run("glossary", "add", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err
    assert files_in(home) == before
    assert text_of(folder / "people.csv") == HEADER + PEOPLE
    assert text_of(folder / "places.csv") == HEADER + PLACES


def test_a_file_must_be_named_where_none_is_for_the_kind(home, run):
    for name, rows in (("a.csv", "روسيا,Russia,place\n"), ("b.csv", "بريكست,Brexit,term\n")):
        (home / name).write_text("source,target,kind\n" + rows, encoding="utf-8")
    assert run("glossary", "add", "فرنسا", "France", "--kind", "place", "-g", ".").out.startswith("a.csv:3:")
    outcome = run("glossary", "add", "ستيف ويتكوف", "Steve Witkoff", "--kind", "person", "-g", ".")
    assert (outcome.code, outcome.out) == (2, "")
    assert "give --file, one of a.csv, b.csv" in outcome.err


def test_a_doubtful_row_is_written_and_the_doubt_is_said(folder, run, people):
    outcome = run("glossary", "add", "إدوارد سعيد", "Edward Said", "--kind", "person")
    assert outcome.code == 0
    assert "everyday word" in outcome.err
    assert "Edward Said" in text_of(people)


def test_the_only_file_takes_no_term_of_a_kind_that_it_is_not_named_for(home, run):
    run("glossary", "add", "ستيف ويتكوف", "Steve Witkoff", "--kind", "person")
    outcome = run("glossary", "add", "روسيا", "Russia", "--kind", "place")
    assert outcome.out.startswith("glossaries/ar-en/places.csv:2: added روسيا = Russia")


@pytest.mark.parametrize("name", ["glossary.csv", "terms.csv", "names.csv"])
def test_the_only_file_takes_everything_when_its_name_is_general(home, run, name):
    folder = home / "glossaries" / "ar-en"
    folder.mkdir(parents=True)
    (folder / name).write_text(HEADER, encoding="utf-8")
    outcome = run("glossary", "add", "روسيا", "Russia", "--kind", "place")
    assert outcome.out.startswith(f"glossaries/ar-en/{name}:2:")


def test_a_general_name_of_a_file_tells_no_kind(folder, run):
    outcome = run("glossary", "add", "هدنة", "truce", "--file", "terms.csv")
    assert outcome.out.endswith("kind: term\n")


HOUSE = '[glossaries]\nar-en = ["house", "glossaries/ar-en"]\n'


@pytest.mark.parametrize("glossary", ["house", "glossaries/ar-en/people.csv"])
def test_what_contradicts_another_glossary_of_the_pair_is_refused(home, folder, run, glossary):
    (home / "translator.toml").write_text(HOUSE, encoding="utf-8")
    before = files_in(home)
    outcome = run("glossary", "add", "كييف", "Kiev", "--kind", "place", "-g", glossary)
    assert outcome.code == 2
    assert outcome.err == (
        "error: 'كييف' is there already with the target 'Kyiv' (glossaries/ar-en/places.csv:3); "
        "edit or remove that row.\n"
    )
    assert files_in(home) == before


def test_an_edit_that_contradicts_another_glossary_is_refused(home, folder, run):
    (home / "translator.toml").write_text(HOUSE, encoding="utf-8")
    run("glossary", "add", "موسكو", "Moscow", "--kind", "place", "-g", "house")
    outcome = run("glossary", "edit", "موسكو", "--source", "روسيا", "-g", "house")
    assert (outcome.code, "'Russia' (glossaries/ar-en/places.csv:2)" in outcome.err) == (2, True)


def test_another_glossary_may_say_the_same(home, folder, run):
    (home / "translator.toml").write_text(HOUSE, encoding="utf-8")
    outcome = run("glossary", "add", "كييف", "Kyiv", "--kind", "place", "-g", "house")
    assert outcome.code == 0
    assert "stands in glossaries/ar-en/places.csv:3 already" in outcome.err


def test_a_glossary_that_the_pair_does_not_use_may_say_what_it_wants(home, folder, run):
    assert run("glossary", "add", "كييف", "Kiev", "--kind", "place", "-g", "mine").code == 0


def test_a_wrong_when_is_told_in_plain_words(folder, run):
    outcome = run("glossary", "add", "كيث كيلوغ", "Keith Kellogg", "--when", "never")
    assert outcome.code == 2
    assert "'--when': 'never' is not one of 'always', 'with-name', 'in-full'" in outcome.err


def test_the_first_term_makes_the_file(home, run):
    outcome = run("glossary", "add", "روسيا", "Russia", "--kind", "place")
    assert outcome.code == 0, outcome.err
    assert text_of(home / "glossaries" / "ar-en" / "places.csv") == HEADER + "روسيا,Russia,,place,,,,\n"
    run("glossary", "add", "روسيا", "Russia", "-g", "house.csv")
    assert text_of(home / "house.csv") == HEADER + "روسيا,Russia,,term,,,,\n"


def test_a_new_file_beside_the_others(folder, run):
    outcome = run("glossary", "add", "الكرملين", "Kremlin", "--file", "organisations.csv")
    assert outcome.code == 0, outcome.err
    assert text_of(folder / "organisations.csv").endswith("الكرملين,Kremlin,,organisation,,,,\n")


def test_a_verbatim_term_needs_no_target_of_its_own(home, run):
    run("glossary", "add", "#MeToo", "#MeToo", "--kind", "verbatim")
    assert "#MeToo,#MeToo,,verbatim" in text_of(home / "glossaries" / "ar-en" / "terms.csv")


# edit


def test_an_edit_changes_its_cells_and_says_so(folder, run, people):
    outcome = run("glossary", "edit", "ستيف ويتكوف", "--target", "Steven Witkoff", "--note", "")
    assert outcome.code == 0, outcome.err
    assert outcome.out.splitlines() == [
        "glossaries/ar-en/people.csv:2: target: Steve Witkoff -> Steven Witkoff",
        "glossaries/ar-en/people.csv:2: note: US special envoy -> nothing",
    ]
    after = PEOPLE.replace("Steve Witkoff", "Steven Witkoff").replace("US special envoy", "")
    assert text_of(people) == HEADER + after


def test_variants_and_forbidden_targets_come_and_go(folder, run, people):
    run("glossary", "edit", "دونالد ترامب", "--add-variant", "دونالد ترمپ", "--add-forbidden", "Drumpf")
    assert "دونالد ترامب,Donald Trump,دونالد ترمب | دونالد ترمپ,person,,Drumpf,,\n" in text_of(people)
    run("glossary", "edit", "دونالد ترامب", "--remove-variant", "دونالد ترمب", "--remove-forbidden", "Drumpf")
    assert "دونالد ترامب,Donald Trump,دونالد ترمپ,person,,,,\n" in text_of(people)


def test_kind_when_and_article_can_be_set_and_cleared(folder, run, people):
    run(
        "glossary", "edit", "ميلانيا ترامب", "--when", "in-full", "--kind", "organisation", "--article", "the"
    )
    assert "ميلانيا ترامب,Melania Trump,,organisation,in-full,,the,\n" in text_of(people)
    run("glossary", "edit", "ميلانيا ترامب", "--when", "always", "--kind", "person", "--article", "")
    assert text_of(people) == HEADER + PEOPLE


def test_the_source_itself_can_be_edited_and_found_in_any_spelling(folder, run):
    outcome = run("glossary", "edit", "كِيَيف", "--source", "كييڤ")
    assert outcome.code == 0, outcome.err
    assert text_of(folder / "places.csv") == HEADER + PLACES.replace("كييف", "كييڤ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["ستيف ويتكف", "--target", "x"],
            "the closest is ستيف ويتكوف (Steve Witkoff, glossaries/ar-en/",
        ),
        (["ترامب", "--target", "x"], "name its source"),  # Donald and Melania
        (["ستيف ويتكوف"], "nothing to change"),
        (["ستيف ويتكوف", "--remove-variant", "سيف"], "ستيف فيتكوف, ستيفن ويتكوف"),
        (["ستيف ويتكوف", "--add-variant", "روسيا"], "there already with the target 'Russia'"),
        (["ستيف ويتكوف", "--source", "روسيا"], "glossaries/ar-en/places.csv:2"),
        (["كييف", "--target", "Kiev"], "own target"),
        (["كييف", "--target", ""], "has no target"),
    ],
)
def test_a_wrong_edit_is_refused_and_nothing_is_written(arguments, said, folder, run):
    outcome = run("glossary", "edit", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert text_of(folder / "people.csv") == HEADER + PEOPLE
    assert text_of(folder / "places.csv") == HEADER + PLACES


def test_an_edit_that_changes_nothing_says_so(folder, run):
    outcome = run("glossary", "edit", "كييف", "--target", "Kyiv")
    assert (outcome.code, outcome.out) == (0, "")
    assert "says so already" in outcome.err


def test_a_row_that_is_there_twice_must_be_named_by_its_file(folder, run, people):
    people.write_text(HEADER + PEOPLE + "كييف,Kyiv,,place,,,,\n", encoding="utf-8")
    outcome = run("glossary", "edit", "كييف", "--note", "capital")
    assert outcome.code == 2
    assert "people.csv:5, glossaries/ar-en/places.csv:3" in outcome.err
    assert run("glossary", "remove", "كييف", "-g", people).code == 0
    assert text_of(people) == HEADER + PEOPLE


# remove


def test_a_row_is_removed_and_said(folder, run, people):
    outcome = run("glossary", "remove", "دونالد ترامب")
    assert outcome.out == "glossaries/ar-en/people.csv:3: removed دونالد ترامب = Donald Trump\n"
    assert text_of(people) == HEADER + "".join(
        line for line in PEOPLE.splitlines(True) if "Donald" not in line
    )
    assert run("glossary", "remove", "دونالد ترامب").code == 2


def test_json_says_what_changed_and_where(folder, run):
    added = json.loads(run("glossary", "add", "كيث كيلوغ", "Keith Kellogg", "--kind", "person", "--json").out)
    assert (added["file"], added["line"]) == ("glossaries/ar-en/people.csv", 5)
    assert added["added"]["target"] == {"from": "", "to": "Keith Kellogg"}
    changed = json.loads(run("glossary", "edit", "كييف", "--note", "capital", "--json").out)
    assert changed["changed"] == {"note": {"from": "", "to": "capital"}}
    removed = json.loads(run("glossary", "remove", "كييف", "--json").out)
    assert removed["removed"] == {"source": "كييف", "target": "Kyiv"}


# At the same time, and interrupted


def test_many_commands_at_the_same_time_lose_no_row(folder, people):
    names = [f"كيث {letter} كيلوغ" for letter in "ابتث"]
    processes = {
        name: subprocess.Popen([*COMMAND, "add", name, "Keith Kellogg", "--kind", "person"], stderr=-1)
        for name in names
    }
    said = {name: process.communicate()[1] for name, process in processes.items()}
    rows = text_of(people)
    for name, process in processes.items():
        assert process.returncode in (0, 2)
        assert (process.returncode == 0) == (name in rows)
        if process.returncode:
            assert b"run the command again" in said[name]
    assert rows.startswith(HEADER + PEOPLE)


SLOW = """
import os, sys, time
sync = os.fsync
def slow(descriptor):
    sync(descriptor)
    print("half way", flush=True)
    time.sleep(60)
os.fsync = slow
from translator.cli import main
main()
"""


@pytest.mark.parametrize(("end", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_an_end_in_the_middle_of_saving_leaves_the_file_as_it_was(folder, people, end, code):
    command = [sys.executable, "-c", SLOW, "glossary", "remove", "دونالد ترامب"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"half way\n"
        process.send_signal(end)
        _, said = process.communicate()
    assert process.returncode == code
    assert b"Traceback" not in said
    assert text_of(people) == HEADER + PEOPLE
    left = {path.name for path in folder.iterdir()} - {"people.csv", "places.csv"}
    assert all(name.startswith(".part-") for name in left)
    assert bool(left) == (end == signal.SIGKILL)  # after which nobody can clean up


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_left_alone(folder, run, people):
    people.chmod(0o444)
    outcome = run("glossary", "remove", "دونالد ترامب")
    assert outcome.code == 2
    assert "read-only" in outcome.err


def test_only_the_changed_file_is_written(folder, run):
    os.utime(folder / "people.csv", (1, 1))
    run("glossary", "remove", "كييف")
    assert (folder / "people.csv").stat().st_mtime == 1
    assert Path(folder / "places.csv").stat().st_mtime > 1


@pytest.mark.parametrize("name", ["ستيف فيتكوف", "Steve Witkoff", "ويتكوف", "witkoff"])
def test_a_row_is_found_by_a_variant_its_target_or_a_family_name_too(run, folder, people, name):
    outcome = run("glossary", "edit", name, "--note", "envoy")
    assert outcome.out == "glossaries/ar-en/people.csv:2: note: US special envoy -> envoy\n"
    assert (
        outcome.err == f"{name} is in the row ستيف ويتكوف = Steve Witkoff (glossaries/ar-en/people.csv:2).\n"
    )
    assert "removed ستيف ويتكوف" in run("glossary", "remove", name).out


def test_a_row_against_a_family_name_is_refused(run, folder, people):
    before = people.read_bytes()
    outcome = run("glossary", "add", "ويتكوف", "Witcoff", "--kind", "person")
    assert outcome.code == 2
    who = "the family name of 'ستيف ويتكوف' (glossaries/ar-en/people.csv:2)"
    assert f"'ويتكوف' is 'Witkoff' already, {who}" in outcome.err
    assert people.read_bytes() == before


def test_a_row_that_a_family_name_makes_needless_is_told(run, folder):
    outcome = run("glossary", "add", "ويتكوف", "Witkoff", "--kind", "Person")
    assert outcome.code == 0
    assert "note: the row is needless: 'ويتكوف' is the family name of 'ستيف ويتكوف'" in outcome.err


def test_an_edit_says_what_the_lint_says_of_the_row_even_what_was_so_before(run, folder):
    doubt = "'ويتكوف' is 'Witkoff' already, the family name of 'ستيف ويتكوف'"
    assert doubt in run("glossary", "add", "ويتكوف", "Witkov").err
    edited = run("glossary", "edit", "ويتكوف", "--target", "Steven Witkov")
    assert (edited.code, doubt in edited.err) == (0, True)
    assert doubt in run("glossary", "lint").out
    other = run("glossary", "edit", "كييف", "--note", "capital")
    assert (other.code, other.err) == (0, "")
    assert run("glossary", "edit", "ويتكوف", "--target", "Witkoff").err.count("is 'Witkoff' already") == 0


def test_a_row_with_an_old_error_may_be_edited_bit_by_bit(run, folder, people):
    people.write_text(HEADER + PEOPLE + "ويتكوف,Witcoff,,person,,,,\n", encoding="utf-8")
    outcome = run("glossary", "edit", "ويتكوف", "--note", "to be settled")
    assert (outcome.code, "error: 'ويتكوف' is 'Witkoff' already" in outcome.err) == (0, True)
    assert "to be settled" in text_of(people)


def test_an_everyday_word_is_told_when_it_is_added_or_edited(run, folder):
    assert "'كيف' is an everyday word" in run("glossary", "edit", "كييف", "--source", "كيف").err
    assert "'غاز' is an everyday word" in run("glossary", "add", "غاز", "Gaz", "--kind", "organisation").err


def test_the_examples_of_the_docs_work_on_the_shipped_glossary(home, run):
    shutil.copytree(ROOT / "glossaries", home / "glossaries")
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    section = text[text.index("## The commands") :]
    commands = re.findall(
        r"^translator (glossary (?:find|list|stats|add|edit|remove) ?.*?)(?: +#.*)?$", section, re.M
    )
    assert len(commands) == 6
    for command in commands:
        outcome = run(*shlex.split(command))
        assert (outcome.code, "error" in outcome.err) == (0, False), command


@pytest.mark.parametrize("name", ["mine.csv", "house"])
def test_a_glossary_of_ones_own_begins_with_its_first_term(run, home, name):
    outcome = run("glossary", "add", "تامي بروس", "Tammy Bruce", "--kind", "person", "-g", name)
    assert outcome.code == 0
    file = home / name if name.endswith(".csv") else home / name / "people.csv"
    assert "تامي بروس,Tammy Bruce,,person" in file.read_text(encoding="utf-8")
