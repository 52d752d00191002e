"""`translator glossary import` of what other people made: replaced rows, faults, sentences, first files."""

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
    assert f"added beside it: {what}" in run("glossary", "import", file, "--replace").out
    assert (glossary / "people.csv").read_text() == PEOPLE + "ويتكوف,Witcoff,,person,\n"


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
    assert outcome.out.startswith("2 would be added")
    assert "left out 1 unit that is a whole sentence: --all takes them as terms." in outcome.err
    assert run("glossary", "import", "memory.tmx", "--dry-run", "--all").out.startswith("3 would be added")


def test_kinds_that_a_memory_lacks_are_guessed_and_said(run, home, glossary):
    names = [("إيلون ماسك", "Elon Musk"), ("مجلس الأمن", "Security Council"), ("لندن", "London")]
    (home / "names.tmx").write_text(tmx(*names, ("هدنة", "truce")))
    outcome = run("glossary", "import", "names.tmx")
    assert "by their names there are 1 person, 1 organisation, 1 place: check them." in outcome.err
    assert "إيلون ماسك,Elon Musk,,person," in (glossary / "people.csv").read_text()
    assert "هدنة,truce,,term" in (glossary / "terms.csv").read_text()


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
