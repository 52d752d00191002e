"""`translator glossary lint`: what it prints, how it ends, and what `--fix` writes."""

import json

from tests.cli.glossary.conftest import HEADER, PEOPLE


def test_a_sound_glossary_ends_with_0(folder, run):
    outcome = run("glossary", "lint")
    assert (outcome.code, outcome.out) == (0, "")
    assert "0 errors, 0 warnings, 0 notes in 2 files." in outcome.err


def test_a_finding_says_file_line_and_remedy_and_ends_with_1(folder, run, people):
    people.write_text(HEADER + PEOPLE + "كيث كيلوغ,,,person,,,,\n", encoding="utf-8")
    outcome = run("glossary", "lint")
    assert outcome.code == 1
    assert outcome.out == (
        "glossaries/ar-en/people.csv:5: error: the row has no target (target);"
        " fill the cell or delete the row. [empty-target]\n"
    )
    assert "1 error, 0 warnings, 0 notes in 2 files." in outcome.err


def test_notes_alone_end_with_0(folder, run, people):
    people.write_text(HEADER + PEOPLE + "كيث  كيلوغ,Keith Kellogg,,person,,,,\n", encoding="utf-8")
    outcome = run("glossary", "lint")
    assert outcome.code == 0
    said = "'كيث كيلوغ' has spaces too many or unusual ones (source); write single spaces. [spaces]"
    assert f"people.csv:5: note: {said}" in outcome.out


def test_fix_mends_says_what_and_leaves_the_rest(folder, run, people):
    broken = "كيث  كيلوغ,Keith\u00a0Kellogg,,person,,,,\nمارك,,,person,,,,\n"
    people.write_bytes(("\ufeff" + (HEADER + PEOPLE + broken).replace("\n", "\r\n")).encode())
    outcome = run("glossary", "lint", "--fix")
    assert outcome.code == 1  # the row without a target is still there
    assert outcome.out.splitlines()[:2] == [
        "glossaries/ar-en/people.csv:5: wrote single spaces (source)",
        "glossaries/ar-en/people.csv:5: wrote single spaces (target)",
    ]
    mended = HEADER + PEOPLE + "كيث كيلوغ,Keith Kellogg,,person,,,,\nمارك,,,person,,,,\n"
    assert people.read_bytes().decode() == "\ufeff" + mended.replace("\n", "\r\n")
    again = run("glossary", "lint", "--fix")
    assert "wrote" not in again.out


def test_without_fix_nothing_is_written(folder, run, people):
    people.write_text(HEADER + "كيث  كيلوغ,Keith Kellogg,,person,,,,\n", encoding="utf-8")
    before = people.read_bytes()
    run("glossary", "lint")
    assert people.read_bytes() == before


def test_json_has_every_finding_with_its_parts(folder, run, people):
    people.write_text(HEADER + PEOPLE + "\u200fكيث كيلوغ,Keith Kellogg,,planet,,,,\n", encoding="utf-8")
    outcome = run("glossary", "lint", "--json")
    assert outcome.code == 1
    findings = json.loads(outcome.out)["findings"]
    assert [(found["line"], found["column"], found["rule"], found["fixable"]) for found in findings] == [
        (5, "source", "invisible", True),
        (5, "kind", "unknown-kind", False),
    ]
    assert set(findings[0]) == {
        "file", "line", "column", "rule", "severity", "message", "remedy", "fixable",
    }  # fmt: skip
    record = json.loads(run("glossary", "lint", "--fix", "--json").out)
    assert [(mended["line"], mended["column"]) for mended in record["mended"]] == [(5, "source")]
    assert [found["rule"] for found in record["findings"]] == ["unknown-kind"]


def test_a_file_that_cannot_be_read_hides_no_other(folder, run):
    (folder / "old.csv").write_bytes("source,target\nروسيا,Russia\n".encode("utf-16"))
    (folder / "places.csv").write_text(HEADER + "كييف,,,place,,,,\n", encoding="utf-8")
    outcome = run("glossary", "lint")
    assert outcome.code == 1
    assert "old.csv:1: error: is UTF-16" in outcome.out
    assert "places.csv:2: error: the row has no target" in outcome.out


def test_wrong_use_ends_with_2(folder, run):
    assert run("glossary", "lint", "-g", "nowhere.csv").code == 2
    assert run("glossary", "lint", "--mend").code == 2


def test_the_pair_decides_which_letters_are_right(folder, run, home):
    (home / "en-ar.csv").write_text(HEADER + "Moscow,موسكو,,place,,,,\n", encoding="utf-8")
    assert run("glossary", "lint", "-g", "en-ar.csv", "--pair", "en-ar").code == 0
    assert run("glossary", "lint", "-g", "en-ar.csv").code == 1
