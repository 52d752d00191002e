"""The synchronous grammar: agreement on both sides, and sentences without holes."""

import random
import re

import pytest

from training.agreement import Clause, Phrase, agreeing, attached, english_forms, inflected, owned
from training.grammar import Grammar


@pytest.fixture(scope="module")
def grammar():
    return Grammar()


def phrase(arabic, english, before, after, person):
    return Phrase(dict.fromkeys("nag", arabic), english, before, after, person, "")


MINISTERS = phrase("الوزراء", "the ministers", "ms", "mp", 3)
WOMEN = phrase("النساء", "the women", "fs", "fp", 3)
PRICES = phrase("الأسعار", "the prices", "fs", "fs", 3)
TWO = phrase("الجنديان", "the two soldiers", "ms", "md", 3)


def clause(grammar, subject, verb, english, complement="", english_complement="", predicate=()):
    row = ["", "e", "", verb, english, complement, english_complement]
    return Clause(row, grammar.verbs, subject, {}, list(predicate))


@pytest.mark.parametrize(
    ("word", "number", "case", "state", "form"),
    [
        ("مسؤول~", "p", "n", "d", "المسؤولون"),
        ("مسؤول~", "p", "g", "i", "مسؤولين"),
        ("مسؤول~", "p", "n", "c", "مسؤولو"),
        ("خطة", "d", "n", "i", "خطتان"),
        ("خطة", "d", "a", "c", "خطتي"),
        ("قرار", "s", "a", "i", "قراراً"),
        ("خطة", "s", "a", "i", "خطة"),
        ("مشاريع", "p", "a", "i", "مشاريع"),
        ("قرارات", "p", "a", "i", "قرارات"),
        ("محامي%", "s", "n", "i", "محامٍ"),
        ("محامي%", "s", "n", "d", "المحامي"),
        ("امرأة", "s", "n", "d", "المرأة"),
    ],
)
def test_nouns_are_inflected(word, number, case, state, form):
    assert inflected(word, number, case, state) == form


def test_adjectives_agree():
    new = ["جديد", "", "جدد"]
    assert agreeing(new, "fs", "n", "d") == "الجديدة"
    assert agreeing(new, "mp", "g", "d") == "الجدد"
    assert agreeing(["روسي", "", "روس"], "fp", "n", "i") == "روسيات"
    assert agreeing(["متفائل", "", ""], "mp", "a", "i") == "متفائلين"
    assert agreeing(["أحمر*", "حمراء", "حمر"], "ms", "a", "i") == "أحمر"


def test_a_verb_is_singular_before_its_subject_and_plural_after_it(grammar):
    announced = clause(grammar, MINISTERS, "أعلن/يعلن", "announce", "الخطة", "the plan")
    assert announced.arabic("vs past").split() == ["أعلن", "الوزراء", "الخطة"]
    assert announced.arabic("sv past").split() == ["الوزراء", "أعلنوا", "الخطة"]
    assert announced.english("past").split() == "the ministers announced the plan".split()


@pytest.mark.parametrize(
    ("subject", "token", "arabic", "english"),
    [
        (PRICES, "past", "ارتفعت الأسعار", "the prices rose"),
        (PRICES, "!past", "لم ترتفع الأسعار", "the prices did not rise"),
        (PRICES, "!fut", "لن ترتفع الأسعار", "the prices will not rise"),
        (PRICES, "prog", "ترتفع الأسعار", "the prices are rising"),
        (MINISTERS, "fut", "سيرتفع الوزراء", "the ministers will rise"),
    ],
)
def test_tense_and_negation(grammar, subject, token, arabic, english):
    rose = clause(grammar, subject, "ارتفع/يرتفع", "rise/rose/risen")
    assert rose.arabic(f"vs {token}").split() == arabic.split()
    assert rose.english(token).split() == english.split()


def test_the_copula_is_not_written_in_the_present(grammar):
    high = clause(grammar, PRICES, "كان/يكون", "be", "[= price]", "[=]", ["مرتفع", "", "", "high", "q"])
    assert high.arabic("vs pres").split() == ["الأسعار", "مرتفعة"]
    assert high.arabic("vs !pres").split() == ["ليست", "الأسعار", "مرتفعة"]
    assert high.english("!pres").split() == "the prices are not high".split()


def test_duals_and_feminine_plurals_have_their_verbs(grammar):
    verbs = {"past": ("زارا", "زرن"), "pres": ("يزوران", "يزرن"), "subj": ("يزورا", "يزرن")}
    for tense, (dual, feminine) in verbs.items():
        assert clause(grammar, TWO, "زار/يزور", "visit").arabic(f"v {tense}").split() == [dual]
        assert clause(grammar, WOMEN, "زار/يزور", "visit").arabic(f"v {tense}").split() == [feminine]


def test_a_possessive_refers_to_the_subject(grammar):
    lost = clause(grammar, WOMEN, "فقد/يفقد", "lose/lost/lost/losing", "حقائب@", "@his bags")
    assert lost.arabic("v past").split() == ["فقدن", "حقائبهن"]
    assert lost.english("-past").split() == "lost their bags".split()
    assert owned("سيارة", "n") == "سيارت@"
    assert owned("أصدقاء", "g") == "أصدقائ@"


def test_the_preposition_joins_the_article():
    assert attached("ل", "الوزير") == "للوزير"
    assert attached("ول", "اللجنة") == "وللجنة"
    assert attached("ل", "مصر") == "لمصر"


def test_english_verbs_are_inflected():
    assert english_forms("carry") == ("carry", "carries", "carried", "carried", "carrying")
    assert english_forms("make/made/made")[3:] == ("made", "making")
    assert english_forms("be")[3:] == ("been", "being")


def test_counting(grammar):
    grammar.lexicon.nouns["test"] = [["جندي", "M", "جنود", "soldier"], ["سفينة", "f", "سفن", "ship"]]
    rng = random.Random(3)
    found = [grammar.lexicon.phrase("test", "b", rng, "fp") for _ in range(300)]
    texts = {(one.arabic["n"], one.english) for one in found}
    assert ("ثلاثة جنود", "three soldiers") in texts
    assert ("ثلاث سفن", "three ships") in texts
    grammar.lexicon.nouns["civilian"], kept = grammar.lexicon.nouns["test"], grammar.lexicon.nouns["civilian"]
    more = [grammar.lexicon.phrase("civilian", "b", rng, "ms") for _ in range(200)]
    grammar.lexicon.nouns["civilian"] = kept
    for one in more:
        number, noun = one.arabic["a"].split()
        expected = {"جندياً", "سفينة"} if int(number) < 100 else {"جندي", "سفينة"}
        assert noun in expected


def test_sentences_have_no_hole_and_differ(grammar):
    pairs = grammar.sentences(2000, random.Random(7))
    assert len(pairs) == 2000
    for pair in pairs:
        assert not re.search(r"[\[\]{}@|+~%*]|\s\s|None", pair.arabic + pair.english), pair
        assert re.fullmatch(r"[\u0600-\u06ff\d\s/.،؟]+", pair.arabic), pair
        assert pair.english[0].isupper() or pair.english[0].isdigit()
        assert pair.english[-1] in ".?"
        assert pair.arabic[-1] in ".؟"
        assert not re.search(r"\ba [aeio]\w|\ban [^aeiouhAEIOUX]", pair.english), pair
    assert len({pair.arabic for pair in pairs}) > 1900


def test_the_draw_depends_on_the_generator_only(grammar):
    assert grammar.sentences(20, random.Random(5)) == Grammar().sentences(20, random.Random(5))
