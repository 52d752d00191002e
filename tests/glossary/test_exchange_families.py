"""Imported rows beside people who are found by their family name: against it, or needless."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.glossary.test_exchange_merging import result
from translator.errors import GlossaryError
from translator.glossary import Term, When
from translator.glossary.entries import entries_of
from translator.glossary.exchange.merging import plan_import
from translator.glossary.exchange.plans import OnConflict
from translator.glossary.exchange.rows import cells_of
from translator.glossary.exchange.syncing import plan_sync
from translator.glossary.lint.across import findings_across
from translator.glossary.sheets.sheet import Sheet
from translator.translation import Severity

WITKOFF = Term("ستيف ويتكوف", "Steve Witkoff", ("ستيف فيتكوف",), "person", where="people.csv:9")


@pytest.mark.parametrize("kind", ["person", "term"])
@pytest.mark.parametrize("spelling", ["ويتكوف", "فيتكوف"])
def test_a_row_against_the_family_name_of_a_person_is_a_conflict(spelling, kind):
    found = plan_import((WITKOFF,), [Term(spelling, "Witcoff", kind=kind)])
    (conflict,) = found.conflicts
    assert conflict.what == (
        f"'{spelling}' is 'Witkoff' here, the family name of 'ستيف ويتكوف', but 'Witcoff' there"
    )
    assert (conflict.ours, found.added) == (WITKOFF, ())


def test_a_row_that_says_what_the_family_name_says_is_needless():
    theirs = Term("ويتكوف", "Witkoff", kind="person")
    found = plan_import((WITKOFF,), [theirs])
    assert (found.added, found.conflicts) == ((theirs,), ())
    assert [(each.ours, each.theirs) for each in found.needless] == [(WITKOFF, theirs)]


TWO_CAMERONS = (
    Term("ديفيد كاميرون", "David Cameron", kind="person"),
    Term("جيمس كاميرون", "James Camerun", kind="person"),
)
OPEN = {
    "two people, spelled in two ways": (TWO_CAMERONS, Term("كاميرون", "Cameron", kind="person")),
    "a place": (
        (Term("جورج واشنطن", "George Washington", kind="person"),),
        Term("واشنطن", "Washington DC", kind="place"),
    ),
    "a name that is a word": (
        (Term("نواف سلام", "Nawaf Salam", (), "person", When.WITH_NAME),),
        Term("سلام", "peace"),
    ),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_a_family_name_leaves_open_is_no_conflict(name):
    ours, theirs = OPEN[name]
    found = plan_import(ours, [theirs])
    assert (found.added, found.conflicts, found.needless) == ((theirs,), (), ())


people = st.lists(
    st.builds(
        Term,
        st.sampled_from(("ستيف ويتكوف", "كيث ويتكوف", "ويتكوف", "فيتكوف")),
        st.sampled_from(("Steve Witkoff", "Steve Witkov", "Keith Witkoff", "Witkoff", "Witkov")),
        st.lists(st.sampled_from(("ويتكوف", "ستيف فيتكوف")), max_size=1).map(tuple),
        st.sampled_from(("person", "place")),
    ),
    max_size=4,
)


def errors(terms):
    sheet = Sheet.new(Path("people.csv")).appended(*map(cells_of, terms))
    return [each for each in findings_across(entries_of([sheet])) if each.severity is Severity.ERROR]


@pytest.mark.parametrize("on_conflict", OnConflict)
@given(ours=people, imported=people)
def test_no_import_that_may_be_written_brings_an_error_about(on_conflict, ours, imported):
    assume(not errors(ours))
    found = plan_import(ours, imported, on_conflict=on_conflict)
    assume(not found.within and not found.left)
    assert not errors(result(ours, found))


@given(ours=people, imported=people)
def test_no_whole_glossary_that_may_be_taken_brings_an_error_about(ours, imported):
    assume(not errors(ours))
    try:
        found = plan_sync(ours, imported)
    except GlossaryError:  # one source with two targets
        return
    assume(not found.left)
    assert not errors(result(ours, found))


def test_a_word_that_is_there_already_is_no_matter_for_a_person_of_that_name():
    ours, theirs = Term("سلام", "peace"), Term("نواف سلام", "Nawaf Salam", kind="person")
    found = plan_import((ours,), (theirs,), on_conflict=OnConflict.REPLACE)
    assert (found.added, found.conflicts, found.left) == ((theirs,), (), ())


def test_a_spelling_that_replace_moves_away_may_leave_a_contradiction():
    ours = Term("ستيف ويتكوف", "Steve Witkov", ("ويتكوف",), "person")
    theirs = Term("ويتكوف", "Witkoff", kind="person")
    (conflict,) = plan_import((ours,), (theirs,), on_conflict=OnConflict.REPLACE).left
    assert conflict.what == (
        "'ويتكوف' is 'Witkov', the family name of 'ستيف ويتكوف', but 'Witkoff' in a row of its own"
    )


def test_replace_reaches_every_row_of_a_repeated_term():
    ours = (Term("كييف", "Kiev", where="a.csv:2"), Term("كييف", "Kiev", where="b.csv:2"))
    found = plan_import(ours, (Term("كييف", "Kyiv"),), on_conflict=OnConflict.REPLACE)
    assert [term.target for term in result(ours, found)] == ["Kyiv"]
