"""`translator glossary import` of what other people made: replaced rows, faults, sentences, first files."""

import json

import openpyxl
import pytest

from tests.cli.conftest import files_in
from tests.cli.glossary.test_exchange import CONFLICT, PEOPLE, PLACES, csv, glossary

__all__ = ["csv", "glossary"]  # fixtures


def test_replace_takes_theirs_wholly_and_says_what_it_dropped(run, glossary, csv):
    for tense, options in (("would be ", ["--dry-run"]), ("", [])):
        outcome = run("glossary", "import", csv(CONFLICT), "--replace", *options)
        assert outcome.code == 0
        assert outcome.out == (
            f"{tense}replaced: ستيف ويتكوف (glossaries/ar-en/people.csv:2):"
            " target: Steve Witkoff -> Steven Witkoff; variants: ستيف فيتكوف -> nothing;"
            " note: US envoy -> nothing\n"
            f"0 {tense}added, 0 the same, 1 {tense}replaced.\n"
        )
    row = (glossary / "people.csv").read_text().splitlines()[1]
    assert row == "ستيف ويتكوف,Steven Witkoff,,person,"


def test_replace_says_that_a_forbidden_spelling_is_allowed_again(run, home, glossary):
    (home / "house.csv").write_text("source,target,forbidden\nكييف,Kiev,\n")
    outcome = run("glossary", "import", "house.csv", "--replace")
    assert "target: Kyiv -> Kiev; forbidden: Kiev -> nothing" in outcome.out
    assert "كييف,Kiev,place," in (glossary / "places.csv").read_text()


def test_a_row_against_a_family_name_is_a_conflict(run, glossary, csv):
    file = csv("ويتكوف,Witcoff,,person,")
    outcome = run("glossary", "import", file)
    assert outcome.code == 1
    what = "'ويتكوف' is 'Witkoff' here, the family name of 'ستيف ويتكوف', but 'Witcoff' there"
    assert f"conflict: {what} (glossaries/ar-en/people.csv:2, theirs.csv:2)" in outcome.out
    assert (glossary / "people.csv").read_text() == PEOPLE


def test_replace_refuses_a_row_against_a_family_name_unless_the_person_changes_too(run, glossary, csv):
    file = csv("ويتكوف,Witkov,,person,")
    outcome = run("glossary", "import", file, "--replace")
    assert outcome.code == 1
    what = "'ويتكوف' is 'Witkoff', the family name of 'ستيف ويتكوف', but 'Witkov' in a row of its own"
    assert f"conflict: {what} (glossaries/ar-en/people.csv:2, theirs.csv:2)" in outcome.out
    assert "Nothing was written: mend these rows" in outcome.err
    assert (glossary / "people.csv").read_text() == PEOPLE
    file = csv("ويتكوف,Witkov,,person,", "ستيف ويتكوف,Steve Witkov,,person,")
    assert run("glossary", "import", file, "--replace").code == 0
    assert run("glossary", "lint").out.count("against-family-name") == 0


def test_replace_refuses_a_person_against_a_row_for_the_family_name(run, glossary, csv):
    (glossary / "people.csv").write_text(PEOPLE + "ويتكوف,Witkoff,,person,\n")
    outcome = run("glossary", "import", csv("ستيف ويتكوف,Steve Witkov,,person,"), "--replace")
    assert outcome.code == 1
    what = "'ويتكوف' is 'Witkov', the family name of 'ستيف ويتكوف', but 'Witkoff' in a row of its own"
    assert f"conflict: {what} (glossaries/ar-en/people.csv:2, glossaries/ar-en/people.csv:4)" in outcome.out


def test_rows_of_one_file_that_contradict_each_other_are_no_replacement(run, glossary, csv):
    outcome = run("glossary", "import", csv("كييف,Kiev,,place,", "كييف,Kiew,,place,"), "--replace")
    assert outcome.code == 1
    what = "'كييف' is 'Kiev' here, but 'Kiew' there (theirs.csv:2, theirs.csv:3)"
    assert outcome.out.startswith(f"conflict within the file: {what}")
    assert (glossary / "places.csv").read_text() == PLACES


def test_a_row_that_a_family_name_makes_needless_is_told(run, glossary, csv):
    outcome = run("glossary", "import", csv("ويتكوف,Witkoff,,person,"))
    assert outcome.code == 0
    who = "the family name of ستيف ويتكوف (glossaries/ar-en/people.csv:2)"
    assert f"theirs.csv:2: ويتكوف = Witkoff needs no row: it is {who}." in outcome.err


def test_all_bad_rows_are_told_at_once_and_the_good_ones_can_be_taken(run, glossary, csv):
    file = csv("لندن,London,,place,", "روسيا,,,place,", "آبل,Apple,,planet,", "غزة,Gaza,,City,")
    outcome = run("glossary", "import", file)
    assert (outcome.code, outcome.out) == (2, "")
    assert "theirs.csv:3: the row has no target" in outcome.err
    assert "theirs.csv:4: 'planet' is no kind of a term" in outcome.err
    assert "mend these 2 faults, or give --skip-bad to take the other rows." in outcome.err
    assert (glossary / "places.csv").read_text() == PLACES
    outcome = run("glossary", "import", file, "--skip-bad")
    assert (outcome.code, outcome.out) == (0, "2 added, 0 the same, 0 to merge, 0 in conflict.\n")
    assert "skipped: theirs.csv:3: the row has no target" in outcome.err
    assert (glossary / "places.csv").read_text() == PLACES + "لندن,London,place,\nغزة,Gaza,place,\n"


def test_the_lint_looks_at_what_is_imported(run, glossary, csv):
    outcome = run("glossary", "import", csv("لندن,Lоndon,,place,"))  # an о of the Cyrillic script
    assert outcome.code == 2
    assert "theirs.csv:2: 'Lоndon' mixes scripts" in outcome.err
    outcome = run("glossary", "import", csv("سعيد,Saied,,person,"))
    assert outcome.code == 0
    assert "theirs.csv:2: warning: 'سعيد' is an everyday word" in outcome.err


def test_swapped_columns_are_told_by_their_letters(run, home, glossary):
    rows = "source,target,kind\nADNOC,شركة أدنوك,organisation\nLondon,لندن,place\n"
    (home / "swapped.csv").write_text(rows)
    outcome = run("glossary", "import", "swapped.csv")
    assert "swapped.csv: source and target were swapped, as their letters say; took them so." in outcome.err
    assert "لندن,London,place" in (glossary / "places.csv").read_text()


def tmx(*pairs):
    units = "".join(
        f'<tu><tuv xml:lang="ar"><seg>{ar}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
        for ar, en in pairs
    )
    return f'<tmx version="1.4"><header srclang="ar"/><body>{units}</body></tmx>'


def test_sentences_of_a_translation_memory_are_no_terms(run, home, glossary):
    sentence = ("وصل الوفد إلى العاصمة.", "The delegation arrived in the capital.")
    (home / "memory.tmx").write_text(tmx(sentence, ("شركة إكس", "X Inc."), ("هدنة", "truce")))
    outcome = run("glossary", "import", "memory.tmx", "--dry-run")
    assert "2 would be added" in outcome.out
    assert "left out 1 unit that is a whole sentence: --all takes them as terms." in outcome.err
    assert "3 would be added" in run("glossary", "import", "memory.tmx", "--dry-run", "--all").out


def test_kinds_that_a_memory_lacks_are_guessed_and_said(run, home, glossary):
    names = [("إيلون ماسك", "Elon Musk"), ("مجلس الأمن", "Security Council"), ("لندن", "London")]
    (home / "names.tmx").write_text(tmx(*names, ("هدنة", "truce")))
    outcome = run("glossary", "import", "names.tmx")
    assert "took the new ones for 1 person, 1 organisation, 1 place, 1 term" in outcome.err
    assert "إيلون ماسك,Elon Musk,,person," in (glossary / "people.csv").read_text()
    assert "هدنة,truce,,term" in (glossary / "terms.csv").read_text()


def test_kinds_that_a_table_lacks_are_guessed_so_that_the_family_name_is_found(run, home, glossary):
    rows = "ليندسي غراهام,Lindsey Graham\nمجلس الأمن,Security Council\nلندن,London\nهدنة,truce\n"
    (home / "names.csv").write_text(f"source,target\n{rows}")
    outcome = run("glossary", "import", "names.csv")
    said = "took the new ones for 1 person, 1 organisation, 1 place, 1 term: check them"
    assert f"names.csv: names no kinds; {said}, or give one for all with --kind." in outcome.err
    assert "ليندسي غراهام,Lindsey Graham,,person," in (glossary / "people.csv").read_text()
    assert run("glossary", "find", "قال غراهام").out.count("Lindsey Graham") == 1


def test_an_entry_that_names_no_kind_changes_none(run, home, glossary):
    def entry(ar, en, kind):
        sides = "".join(
            f'<langSet xml:lang="{language}"><tig><term>{text}</term></tig></langSet>'
            for language, text in (("ar", ar), ("en", en))
        )
        return f"<termEntry>{kind}{sides}</termEntry>"

    person = '<descrip type="subjectField">person</descrip>'
    entries = entry("كييف", "Kyiv", "") + entry("ستيف ويتكوف", "Steve Witkoff", person)
    (home / "old.tbx").write_text(f'<martif type="TBX"><text><body>{entries}</body></text></martif>')
    outcome = run("glossary", "import", "old.tbx", "--replace")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "0 added, 2 the same, 0 replaced.\n"
    assert (glossary / "places.csv").read_text() == PLACES


def test_every_sheet_counts_when_a_workbook_is_the_whole_glossary(run, home, glossary):
    book = openpyxl.Workbook()
    for title, file in (("People", "people.csv"), ("Places", "places.csv")):
        sheet = book.create_sheet(title)
        for line in (glossary / file).read_text().splitlines():
            sheet.append(line.split(","))
    book.save(home / "split.xlsx")
    outcome = run("glossary", "import", "split.xlsx", "--sync", "--dry-run")
    assert outcome.out == "0 would be added, 0 would be changed, 0 would be removed, 4 the same.\n"
    assert "split.xlsx: sheet “Places”: 2 rows." in outcome.err
    assert "split.xlsx: skipped the sheet “Sheet”: it is empty." in outcome.err


def test_a_dry_run_lists_fifty_additions(run, home, glossary):
    rows = "".join(f"اتفاق {number},accord {number}\n" for number in range(53))
    (home / "many.csv").write_text(f"source,target\n{rows}")
    outcome = run("glossary", "import", "many.csv", "--dry-run", "--kind", "term")
    assert outcome.out.count("would be added: ") == 50
    assert "… and 3 more, which --json lists." in outcome.err
    record = json.loads(run("glossary", "import", "many.csv", "--dry-run", "--kind", "term", "--json").out)
    assert len(record["added"]) == 53


def test_a_contradiction_with_another_glossary_of_the_pair_is_told(run, home, glossary, csv):
    (home / "translator.toml").write_text('[glossaries]\nar-en = ["house", "glossaries/ar-en"]\n')
    file = csv("كييف,Kiev,,place,", "لندن,London,,place,")
    outcome = run("glossary", "import", file, "-g", "house")
    assert outcome.code == 1
    what = "'كييف' is 'Kyiv' here, but 'Kiev' there (glossaries/ar-en/places.csv:2, theirs.csv:2)"
    assert f"conflict: {what}" in outcome.out
    assert not (home / "house").exists()
    assert run("glossary", "import", file, "-g", "house", "--keep").code == 0
    assert "كييف" not in (home / "house" / "places.csv").read_text()


def test_the_kind_of_a_file_without_kinds_can_be_given(run, home, glossary):
    (home / "names.tmx").write_text(tmx(("إيلون ماسك", "Elon Musk"), ("سام ألتمان", "Sam Altman")))
    run("glossary", "import", "names.tmx", "--kind", "Person")
    assert "سام ألتمان,Sam Altman,,person," in (glossary / "people.csv").read_text()


@pytest.mark.parametrize("made", ["", "glossaries/ar-en"])
def test_the_first_import_makes_the_files_by_kind(run, home, csv, made):
    (home / made).mkdir(parents=True, exist_ok=True)
    outcome = run("glossary", "import", csv("لندن,London,,place,", "إيلون ماسك,Elon Musk,,person,"))
    assert outcome.code == 0
    assert files_in(home / "glossaries" / "ar-en") == {"people.csv", "places.csv"}


@pytest.mark.parametrize(
    "options", [["-g", "mine.csv"], ["--into", "mine.csv"], ["-g", "mine.csv", "--into", "mine.csv"]]
)
def test_a_named_file_is_made(run, home, csv, options):
    outcome = run("glossary", "import", csv("لندن,London,,place,"), *options)
    assert (outcome.code, outcome.err) == (0, "Wrote mine.csv\n")
    assert "لندن,London" in (home / "mine.csv").read_text()


def test_a_second_glossary_is_made_in_a_folder_of_its_own(run, home, glossary, csv):
    run("glossary", "import", csv("إيلون ماسك,Elon Musk,,person,"), "-g", "house")
    assert files_in(home / "house") == {"people.csv"}
    assert (glossary / "people.csv").read_text() == PEOPLE
