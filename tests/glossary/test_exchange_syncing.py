"""What it takes for a glossary to say what a file says."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.glossary.test_exchange_merging import KREMLIN, KYIV, OURS, result, terms
from translator.errors import GlossaryError
from translator.glossary import Term
from translator.glossary.exchange.syncing import plan_sync
from translator.glossary.files import without_repeats


def test_a_file_that_says_the_same_changes_nothing():
    found = plan_sync(OURS, OURS)
    assert (found.same, found.changed, found.added) == (OURS, (), ())


def test_what_the_file_lacks_goes_and_what_it_has_more_is_added():
    moscow = Term("موسكو", "Moscow", kind="place")
    found = plan_sync(OURS, (moscow, KYIV))
    assert (found.added, found.changed) == ((moscow,), ((KREMLIN, None),))


def test_a_cell_that_was_emptied_is_emptied():
    theirs = Term("كييف", "Kyiv", (), "place")
    assert plan_sync((KYIV,), (theirs,)).changed == ((KYIV, theirs),)


def test_a_corrected_source_is_one_row_less_and_one_row_more():
    wrong, right = Term("مينسك", "Minsk"), Term("منسك", "Minsk")
    found = plan_sync((wrong,), (right,))
    assert (found.added, found.changed) == ((right,), ((wrong, None),))


def test_a_source_that_matching_reads_alike_is_the_same_row():
    ours, theirs = Term("أوروبا", "Europe"), Term("اوروبا", "Europe")
    assert plan_sync((ours,), (theirs,)).changed == ((ours, theirs),)


def test_columns_that_the_file_lacks_stay_as_they_are():
    found = plan_sync(OURS, (Term("الكرملين", "The Kremlin"), Term("كييف", "Kyiv")), ("source", "target"))
    ((_, new),) = found.changed
    assert new == Term("الكرملين", "The Kremlin", (), "organisation", article="the", note="in Moscow")


def test_a_file_with_two_targets_for_a_source_is_refused():
    with pytest.raises(GlossaryError, match="two targets"):
        plan_sync(OURS, (KYIV, Term("كييف", "Kiev")))


@given(ours=terms, imported=terms)
def test_afterwards_the_glossary_says_what_the_file_says(ours, imported):
    try:
        without_repeats(imported)
    except GlossaryError:
        return
    after = result(ours, plan_sync(ours, imported))
    assert set(map(repr, after)) == set(map(repr, imported))


def test_a_row_that_stands_on_two_sheets_is_added_once():
    again = replace(KYIV, where="names.xlsx (Places):7")
    assert plan_sync((), (KYIV, KREMLIN, again)).added == (KYIV, KREMLIN)


def test_a_family_name_that_the_file_contradicts_is_left_for_the_person():
    people = (Term("ستيف ويتكوف", "Steve Witkoff", kind="person"), Term("ويتكوف", "Witkov", kind="person"))
    (conflict,) = plan_sync(people[:1], people).left
    assert conflict.what.startswith("'ويتكوف' is 'Witkoff', the family name of 'ستيف ويتكوف', but 'Witkov'")
    assert plan_sync(people, people).left == ()  # the glossary says so already
