"""What holds of matching for any text and any order of rows."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.glossary.test_normalise import CHARACTERS
from translator.glossary import Glossary, Matcher, Term, When
from translator.glossary.normalise import normal_words

TERMS = (
    Term("الكرملين", "Kremlin", kind="organisation"),
    Term("الناتو", "NATO", ("حلف شمال الأطلسي",), kind="organisation"),
    Term("ستيف ويتكوف", "Steve Witkoff", ("ستيف فيتكوف",), kind="person"),
    Term("أورسولا فون دير لاين", "Ursula von der Leyen", kind="person"),
    Term("قيس سعيد", "Kais Saied", kind="person", when=When.WITH_NAME),
    Term("شي جين بينغ", "Xi Jinping", kind="person", when=When.IN_FULL),
    Term("أوكرانيا", "Ukraine", kind="place"),
    Term("أوكراني", "Ukrainian", kind="adjective"),
    Term("سياسة", "policy"),
    Term("مسؤول", "official"),
    Term("تويتر", "Twitter", kind="verbatim"),
    Term("NATO", "NATO"),
)
MATCHER = Matcher(Glossary(TERMS))
# Pieces from which texts are made that have something to find.
PIECES = (
    *("وبالكرملين للناتو وويتكوف ستيف ويتكوف فون دير لاين الرئيس سعيد رئيس تونس".split()),
    *("والأوكرانيين أوكرانياً أوكرانيا".split()),
    *("سياستهم بسياسة المسؤولون مسؤول شي جين بينغ بتويتر NATO nato أبوتين ؟ . ، « » ( ) \n ـ".split(" ")),
    "حلف شمال الأطلسي",
    "صلاة المغرب",
    "عبد الله",
    "الـ«ناتو»",
    'للـ"كرملين"',
    "الـ",
)
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.text(alphabet=CHARACTERS, max_size=60),
    st.text(max_size=60),
)
# Marks and invisible characters that change no word. The tanwin of اً and shadda do.
HARMLESS = "\u064c\u064d\u064e\u064f\u0650\u0652\u0670ـ\u200b\u200c\u200d\u200e\u200f\u2067\u2069\u00ad"


@given(texts)
def test_every_match_slices_back_into_the_untouched_text(text):
    previous = 0
    for match in MATCHER.find(text):
        start, end = match.start - match.clitics, match.end + match.enclitics
        assert previous <= start <= match.start < match.end <= end <= len(text)
        assert normal_words(text[match.start : match.end])
        assert match.clitics >= 0 and match.enclitics >= 0
        previous = end


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.randoms(use_true_random=False))
def test_marks_and_invisible_characters_change_nothing_that_is_found(pieces, rng):
    text = " ".join(pieces)
    marked = "".join(
        character + (rng.choice(HARMLESS) if character.isalpha() and rng.random() < 0.3 else "")
        for character in text
    )
    # A verbatim row is found as it is written only.
    found = [m.target for m in MATCHER.find(marked) if m.term.kind != "verbatim"]
    assert found == [m.target for m in MATCHER.find(text) if m.term.kind != "verbatim"]


@given(texts, st.permutations(TERMS))
def test_the_order_of_rows_does_not_matter(text, terms):
    assert Matcher(Glossary(tuple(terms))).find(text) == MATCHER.find(text)


@given(texts)
def test_what_is_found_is_found_again(text):
    assert MATCHER.find(text) == MATCHER.find(text)


@given(texts)
def test_people_places_adjectives_and_verbatim_rows_have_no_pronoun(text):
    for match in MATCHER.find(text):
        assert not match.enclitics or match.term.kind in ("term", "organisation")


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_a_sentence_between_others_keeps_its_terms(pieces):
    text = " ".join(pieces)
    found = [m.target for m in MATCHER.find(text)]
    assert [m.target for m in MATCHER.find(f"كلام. {text}. كلام")] == found


def test_a_large_glossary_is_found_in_as_quickly_as_a_small_one():
    # Not by the clock: the look-ups of a sentence are counted, among terms that begin alike.
    rng = random.Random(1)
    letters = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
    family = ["".join(rng.choice(letters) for _ in range(6)) for _ in range(5000)]
    many = Matcher(Glossary(tuple(Term(f"محمد {name}", f"M {name}", kind="person") for name in family)))
    looked_up = 0
    get = many._forms.get

    def counted(words, tanwin=False):
        nonlocal looked_up
        looked_up += 1
        return get(words, tanwin)

    many._forms.get = counted
    assert [m.term.source for m in many.find(f"قال محمد {family[4321]} ذلك")] == [f"محمد {family[4321]}"]
    assert looked_up < 20
