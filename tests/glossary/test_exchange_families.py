"""Imported rows beside people who are found by their family name: against it, or needless."""

import pytest

from translator.glossary import Term, When
from translator.glossary.exchange.merging import plan_import

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
