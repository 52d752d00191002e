"""What an import finds: new terms, the same, what adds to a row, and what contradicts it."""

from hypothesis import given
from hypothesis import strategies as st

from translator.glossary import Term, When
from translator.glossary.exchange.merging import plan_import
from translator.glossary.exchange.plans import OnConflict

KREMLIN = Term("الكرملين", "Kremlin", kind="organisation", article="the", note="in Moscow", where="o.csv:2")
KYIV = Term("كييف", "Kyiv", ("كيف",), "place", forbidden=("Kiev",), where="p.csv:2")
OURS = (KREMLIN, KYIV)


def plan(*imported, merge=True, on_conflict=OnConflict.STOP, ours=OURS):
    return plan_import(ours, imported, merge=merge, on_conflict=on_conflict)


def replaced(*imported, ours=OURS):
    return plan(*imported, on_conflict=OnConflict.REPLACE, ours=ours)


def test_a_term_that_the_glossary_lacks_is_added():
    new = Term("موسكو", "Moscow", kind="place")
    assert plan(new).added == (new,)


def test_a_term_that_says_nothing_new_is_the_same():
    for theirs in (
        KREMLIN,
        Term("الكرملين", "Kremlin"),  # less than ours
        Term("الكرملِين", "Kremlin"),  # another diacritic
        Term("كيف", "Kyiv"),  # by a variant
    ):
        found = plan(theirs)
        assert (found.same, found.changed, found.added) == ((theirs,), (), ())


def test_spellings_and_notes_that_a_row_lacks_are_merged():
    theirs = Term("الكرملين", "Kremlin", ("كرملين",), forbidden=("Cremlin",), note="fortress")
    found = plan(theirs)
    ((old, new),) = found.changed
    assert old == KREMLIN
    assert (new.variants, new.forbidden, new.note) == (("كرملين",), ("Cremlin",), "in Moscow; fortress")
    assert (new.kind, new.article, new.where) == ("organisation", "the", "o.csv:2")
    assert found.merges[0].adds == "variants كرملين; forbidden Cremlin; note in Moscow; fortress"


def test_without_merge_they_are_only_listed():
    found = plan(Term("الكرملين", "Kremlin", note="fortress"), merge=False)
    assert len(found.merges) == 1
    assert found.changed == ()


def test_kind_and_when_fill_in_what_a_row_leaves_open():
    ours = Term("سعيد", "Saeed")
    ((_, new),) = plan(Term("سعيد", "Saeed", (), "person", When.WITH_NAME), ours=(ours,)).changed
    assert (new.kind, new.when) == ("person", When.WITH_NAME)


def contradiction(theirs, ours=OURS):
    found = plan(theirs, ours=ours)
    assert (found.added, found.changed) == ((), ())
    (conflict,) = found.conflicts
    return conflict.what, conflict.ours.where


def test_one_source_with_another_target_is_a_conflict():
    what = "'الكرملين' is 'Kremlin' here, but 'The Kremlin' there"
    assert contradiction(Term("الكرملين", "The Kremlin")) == (what, "o.csv:2")


def test_a_spelling_of_another_term_is_a_conflict():
    what = "'كيف' is 'Kyiv' here, but 'Kiev Oblast' there"
    assert contradiction(Term("مقاطعة كييف", "Kiev Oblast", ("كيف",))) == (what, "p.csv:2")


def test_a_target_that_we_forbid_is_a_conflict():
    what = "'Kiev' is forbidden here, but the target of 'مدينة كييف' there"
    assert contradiction(Term("مدينة كييف", "Kiev")) == (what, "p.csv:2")


def test_forbidding_one_of_our_targets_is_a_conflict():
    what = "'Kremlin' is the target of 'الكرملين' here, but forbidden for 'قصر الكرملين' there"
    assert contradiction(Term("قصر الكرملين", "Kremlin Palace", forbidden=("Kremlin",))) == (what, "o.csv:2")


def test_another_kind_is_a_conflict():
    what = "'كييف' has the kind place here, but organisation there"
    assert contradiction(Term("كييف", "Kyiv", kind="organisation")) == (what, "p.csv:2")


def test_a_term_that_forbids_its_own_target_is_a_conflict():
    theirs = Term("كيبك", "Quebec", forbidden=("Quebec",))
    assert contradiction(theirs)[0] == "'Quebec' is both the target of 'كيبك' and forbidden there"
    assert replaced(theirs).added == (Term("كيبك", "Quebec"),)


def test_an_import_that_contradicts_itself_is_a_conflict():
    found = plan(Term("لندن", "London", where="x.tmx:9"), Term("لندن", "Londres", where="x.tmx:12"))
    assert [term.target for term in found.added] == ["London"]
    assert (found.conflicts[0].ours.where, found.conflicts[0].theirs.where) == ("x.tmx:9", "x.tmx:12")


def test_keep_takes_the_rest():
    found = plan(Term("الكرملين", "The Kremlin"), Term("موسكو", "Moscow"), on_conflict=OnConflict.KEEP)
    assert ([term.target for term in found.added], found.changed) == (["Moscow"], ())


def test_replace_takes_their_row_wholly():
    theirs = Term("الكرملين", "The Kremlin", ("كرملين",))
    ((old, new),) = replaced(theirs).changed
    assert (old, new) == (KREMLIN, theirs)  # an empty cell is emptied


def test_replace_takes_a_row_that_only_says_less():
    less = Term("كييف", "Kyiv", ("كيف",), "place")  # nothing is forbidden any more
    assert replaced(less).changed == ((KYIV, less),)
    assert replaced(KREMLIN).same == (KREMLIN,)


def test_replace_keeps_the_columns_that_their_file_lacks():
    theirs = Term("الكرملين", "The Kremlin")
    found = plan_import(OURS, [theirs], on_conflict=OnConflict.REPLACE, columns=("source", "target"))
    ((_, new),) = found.changed
    assert new == Term("الكرملين", "The Kremlin", (), "organisation", article="the", note="in Moscow")


def test_replace_without_variants_loses_no_spelling():
    columns = ("source", "target")
    found = plan_import(OURS, [Term("كيف", "Kyiv")], on_conflict=OnConflict.REPLACE, columns=columns)
    assert found.changed == ()
    theirs = Term("كييف", "Kiew")
    ((_, new),) = plan_import(OURS, [theirs], on_conflict=OnConflict.REPLACE, columns=columns).changed
    assert (new.target, new.variants) == ("Kiew", ("كيف",))


def test_replace_moves_a_spelling_to_the_term_that_claims_it():
    oblast = Term("مقاطعة كييف", "Kyiv Oblast", ("كيف",))
    found = replaced(oblast)
    assert found.added == (oblast,)
    assert found.changed == ((KYIV, Term("كييف", "Kyiv", (), "place", forbidden=("Kiev",))),)


def test_replace_takes_a_row_out_that_keeps_no_spelling():
    region = Term("إقليم", "region", ("الكرملين",))
    found = replaced(region)
    assert (found.added, found.changed) == ((region,), ((KREMLIN, None),))


def test_replace_never_leaves_a_forbidden_target():
    found = replaced(
        Term("مدينة كييف", "Kiev"), Term("قصر الكرملين", "Kremlin Palace", forbidden=("Kremlin", "Palace"))
    )
    assert found.changed == ((KYIV, Term("كييف", "Kyiv", ("كيف",), "place")),)
    assert [term.forbidden for term in found.added] == [(), ("Palace",)]


def test_replace_may_forbid_the_target_that_it_replaces():
    ours = Term("كييف", "Kiev")
    ((_, new),) = replaced(Term("كييف", "Kyiv", forbidden=("Kiev",)), ours=(ours,)).changed
    assert new == Term("كييف", "Kyiv", forbidden=("Kiev",))


words = st.sampled_from(("كييف", "كيف", "موسكو", "الكرملين", "لندن", "غزة"))
names = st.sampled_from(("Kyiv", "Kiev", "Moscow", "Kremlin", "London"))
terms = st.lists(
    st.builds(
        Term,
        words,
        names,
        st.lists(words, max_size=2).map(tuple),
        st.sampled_from(("term", "place", "person")),
        st.sampled_from(When),
        st.lists(names, max_size=1).map(tuple),
    ),
    max_size=5,
)


def result(ours, found):
    changes = {id(old): new for old, new in found.changed}
    return [term for term in (*(changes.get(id(old), old) for old in ours), *found.added) if term is not None]


@given(ours=terms, imported=terms)
def test_importing_again_changes_nothing_more(ours, imported):
    for on_conflict in (OnConflict.KEEP, OnConflict.STOP):
        once = result(ours, plan(*imported, ours=ours, on_conflict=on_conflict))
        again = plan(*imported, ours=once, on_conflict=on_conflict)
        assert result(once, again) == once


@given(imported=terms)
def test_every_imported_term_is_accounted_for_once(imported):
    found = plan(*imported, ours=(), merge=False)
    contradicting = {id(conflict.theirs) for conflict in found.conflicts}
    assert len(found.added) + len(found.same) + len(found.merges) + len(contradicting) == len(imported)


@given(ours=terms, imported=terms)
def test_after_replace_nothing_that_is_a_target_is_forbidden_by_an_imported_row(ours, imported):
    ours = [term for term in ours if not term.forbidden]
    after = result(ours, replaced(*imported, ours=ours))
    targets = {term.target for term in after}
    assert not targets & {spelling for term in after for spelling in term.forbidden}
