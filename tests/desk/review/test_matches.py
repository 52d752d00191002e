"""What was translated before and is like the sentence at hand."""

from hypothesis import given
from hypothesis import strategies as st

from translator.desk.review.matches import Known, KnownSentences

CALL = "أجرى الرئيس الأميركي دونالد ترامب اتصالاً هاتفياً مع نظيره الروسي"
APPROVED = Known(CALL, "US President Donald Trump held a telephone call with his Russian counterpart", True)
MACHINE = Known(CALL, "The American president Donald Trump phoned his Russian peer", False)
OTHER = Known("بدأ المزارعون قطف الزيتون", "Farmers have begun to pick olives", True, "harvest")


def test_the_same_sentence_is_a_whole_match():
    (found,) = KnownSentences([MACHINE, OTHER]).alike(CALL)
    assert (found.known, found.percent) == (MACHINE, 100)


def test_what_a_person_approved_makes_a_machines_translation_of_it_superfluous():
    assert [each.known for each in KnownSentences([MACHINE, APPROVED, OTHER]).alike(CALL)] == [APPROVED]


def test_a_sentence_that_differs_by_a_word_is_nearly_the_same():
    (found,) = KnownSentences([APPROVED, OTHER]).alike(CALL.replace("الروسي", "الصيني"))
    assert found.known == APPROVED
    assert 85 <= found.percent < 100


def test_spellings_of_one_word_are_nearly_the_same_but_not_quite():
    (found,) = KnownSentences([APPROVED]).alike(CALL.replace("الأميركي", "الاميركي"))
    assert found.percent == 99


def test_what_is_of_no_help_is_not_shown():
    assert KnownSentences([OTHER]).alike(CALL) == []
    assert KnownSentences([]).alike(CALL) == []


def test_what_a_person_approved_comes_before_what_a_machine_made_of_a_sentence_more_alike():
    nearly = Known(CALL.replace("دونالد ترامب", "السيد ترامب"), "Trump phoned.", True, "monday")
    found = KnownSentences([MACHINE, nearly]).alike(CALL)
    assert [each.known for each in found] == [nearly, MACHINE]


def test_one_translation_is_shown_once():
    twice = [Known(CALL, "He phoned.", True, name) for name in ("monday", "tuesday")]
    assert len(KnownSentences(twice).alike(CALL)) == 1


@given(st.lists(st.builds(Known, st.text(), st.text(), st.booleans()), max_size=8), st.text())
def test_approved_ones_stand_first_then_the_most_alike_and_only_the_very_sentence_is_whole(known, source):
    found = KnownSentences(known).alike(source)
    order = [(each.known.approved, each.percent) for each in found]
    assert order == sorted(order, reverse=True)
    assert all((each.percent == 100) == (each.known.source.split() == source.split()) for each in found)
