"""One normal form for what readers take as the same word, and the way back into the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.glossary.normalise import normal_form, normal_words, signs_behind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الكرملين", "الكِرْمِلِين"),  # diacritics
        ("الكرملين", "الكـــرملين"),  # tatweel
        ("أوكرانيا", "اوكرانيا"),
        ("إيران", "ايران"),
        ("آسيا", "اسيا"),
        ("ٱلله", "الله"),
        ("مسؤول", "مسئول"),
        ("غزة", "غزه"),
        ("موسى", "موسي"),
        ("الکرملین", "الكرملين"),  # Persian kaf and ya
        ("ویتکوف", "ويتكوف"),
        ("ويتكوڤ", "ويتكوف"),
        ("پوتين", "بوتين"),
        ("ہند", "هند"),  # Urdu ha
        ("إف-١٦", "إف-16"),
        ("إف-۱۶", "إف-١٦"),
        ("الكر\u200fملين", "الكرملين"),  # a direction mark
        ("الكر\u2067ملين\u2069", "الكرملين"),  # an isolate
        ("الكر\u200dملين", "الكرملين"),  # a joiner
        ("الكر\u200cملين", "الكرملين"),  # a non-joiner
        ("الكر\u00adملين", "الكرملين"),  # a soft hyphen
        ("ﺍﻟﻜﺮﻣﻠﻴﻦ", "الكرملين"),  # presentation forms
        ("ﻻﻓﺮﻭﻑ", "لافروف"),  # a ligature of two letters
        ("ﷲ", "الله"),
        ("ﻣﺴﺆﻭﻝ", "مسؤول"),
        ("الكر\ufe7eملين", "الكرملين"),  # a mark in isolated form
        ("أوكرانيا", "ا\u0654وكرانيا"),  # hamza as a mark of its own
        ("إيران", "ا\u0655يران"),
        ("مسؤول", "مسو\u0654ول"),
        ("مسئول", "مسى\u0654ول"),
        ("مؤَقت", "مو\u064e\u0654قت"),  # in either order with a vowel
        ("é", "e\u0301"),
        ("ÉCOLE", "ecole"),
        ("Straße", "STRASSE"),
    ],
)
def test_the_same_to_a_reader_is_the_same_to_matching(one, other):
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("مؤدي", "مودي"), ("كلب", "قلب"), ("ضرب", "درب"), ("أوكرانيا", "أوكراني"), ("½", "12"), ("C", "B")],
)
def test_other_words_stay_other_words(one, other):
    assert normal_form(one) != normal_form(other)


def test_words_are_cut_at_everything_that_is_no_letter_or_digit():
    assert normal_form("دونالد_ترامب، Jean-Noël (3,5) ½ ﷺ") == (
        "دونالد", "ترامب", "jean", "noel", "3", "5", "½", "ﷺ",
    )  # fmt: skip


def test_a_word_knows_where_it_stands_and_where_each_of_its_letters():
    text = "في مُسـوٴؤﻻت ."
    word = normal_words("«مُؤﻻتٌ»")[0]
    assert (word.normal, word.start, word.end) == ("مءلات", 1, 7)
    assert list(word.offsets) == [1, 3, 4, 4, 5]
    assert [w.start for w in normal_words(text)][:2] == [0, 3]


def test_the_marks_of_the_last_letter_belong_to_the_word_but_a_direction_mark_does_not():
    assert [(w.start, w.end) for w in normal_words("كتابٌـ\u200f.")] == [(0, 6)]


# All that normalisation touches, beside ordinary letters and signs.
CHARACTERS = (
    "والكرملينبتثسعغةهىيیکڤپچأإآٱءؤئ"
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670ـ"
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u00ad"
    "٠١٣۴0 9٫٬ﻻﷲﷺﺆﺍﻟﻜ\ufe70\ufe7e½²ßéİǆ_-'’«».،؟ \n\u00a0特朗"
)


@given(st.one_of(st.text(max_size=80), st.text(alphabet=CHARACTERS, max_size=80)))
def test_every_position_leads_back_into_the_text(text):
    previous = 0
    for word in normal_words(text):
        assert previous <= word.start < word.end <= len(text)
        assert len(word.offsets) == len(word.normal)
        assert list(word.offsets) == sorted(word.offsets)
        assert word.start == word.offsets[0] and word.offsets[-1] < word.end
        previous = word.end


@given(st.one_of(st.text(max_size=80), st.text(alphabet=CHARACTERS, max_size=80)))
def test_the_normal_form_is_that_of_the_words_and_the_signs_behind_them(text):
    words = tuple(word.normal for word in normal_words(text))
    signs = signs_behind(text)
    assert normal_form(text) == ((*words, signs) if words and signs else words)


@given(st.text(alphabet=CHARACTERS.replace("½", "").replace("ﷺ", ""), max_size=60))
def test_what_is_normal_stays_as_it_is(text):
    normal = " ".join(normal_form(text))
    assert " ".join(normal_form(normal)) == normal


@given(st.text(alphabet="أإآؤئءوةىيلا ٱéñ\u064e", max_size=40))
def test_composed_and_decomposed_text_is_the_same(text):
    assert normal_form(unicodedata.normalize("NFD", text)) == normal_form(unicodedata.normalize("NFC", text))
