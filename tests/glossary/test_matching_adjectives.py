"""Adjectives of origin: one row, all its forms, and never the country."""

import pytest

from translator.glossary import Glossary, Matcher, Term, When

UKRAINIAN = Term("أوكراني", "Ukrainian", kind="adjective")
UKRAINE = Term("أوكرانيا", "Ukraine", kind="place")
TURKISH = Term("تركي", "Turkish", ("أتراك",), kind="adjective")
AMERICAN = Term("أمريكي", "American", ("أميركي", "أمريكان"), kind="adjective")
MATCHER = Matcher(Glossary((UKRAINE, UKRAINIAN, TURKISH, AMERICAN)))


def found(text, matcher=MATCHER):
    return [(text[m.start : m.end], m.target) for m in matcher.find(text)]


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("صرح مسؤول أوكراني كبير.", "أوكراني"),
        ("الجيش الأوكراني يتقدم.", "أوكراني"),
        ("مصادر أوكرانية مطلعة", "أوكرانية"),
        ("القوات الأوكرانية", "أوكرانية"),
        ("والأوكرانيون يقاتلون.", "أوكرانيون"),
        ("استقبلت بولندا لاجئين أوكرانيين.", "أوكرانيين"),
        ("نازحات أوكرانيات", "أوكرانيات"),
        ("ضابطان أوكرانيان", "أوكرانيان"),
        ("سفينتان أوكرانيتان", "أوكرانيتان"),
        ("مع سفينتين أوكرانيتين", "أوكرانيتين"),
        ("أوكرانيو الشتات", "أوكرانيو"),
        ("من أوكرانيي الشتات", "أوكرانيي"),
        ("قرر للأوكرانيين تسهيلات.", "أوكرانيين"),
        ("وبالأوكرانية كُتب النص.", "أوكرانية"),
        ("كان ضابطاً أوكرانياً", "أوكرانياً"),  # the tanwin tells it from the country
        ("كان ضابطا أوكرانيًا", "أوكرانيًا"),
        ("مسؤولٌ أوكرانيٌّ", "أوكرانيٌّ"),
    ],
)
def test_one_row_stands_for_all_forms_of_an_adjective(sentence, form):
    assert found(sentence) == [(form, "Ukrainian")]


@pytest.mark.parametrize("sentence", ["في أوكرانيا", "ولأوكرانيا", "أوكرانيا."])
def test_the_country_is_no_adjective(sentence):
    assert found(sentence) == [("أوكرانيا", "Ukraine")]
    assert found(sentence, Matcher(Glossary((UKRAINIAN,)))) == []


def test_the_country_alone_leaves_its_adjectives_alone():
    assert found("الأوكراني والأوكرانية وأوكرانياً وأوكرانيون", Matcher(Glossary((UKRAINE,)))) == []


def test_irregular_plurals_are_variants():
    assert found("الأتراك والتركية، وأتراك") == [
        ("أتراك", "Turkish"),
        ("تركية", "Turkish"),
        ("أتراك", "Turkish"),
    ]


def test_variants_are_inflected_as_well():
    assert found("الأميركيون والأمريكان والأمريكيين") == [
        ("أميركيون", "American"),
        ("أمريكان", "American"),
        ("أمريكيين", "American"),
    ]


def test_an_adjective_takes_no_pronoun():
    assert found("تركيها وأمريكيهم") == []


def test_in_full_takes_the_adjective_as_it_is():
    matcher = Matcher(Glossary((Term("عربي", "Arab", kind="adjective", when=When.IN_FULL),)))
    assert found("عربي عربية العربي", matcher) == [("عربي", "Arab")]


def test_a_row_of_its_own_comes_before_an_inflected_form():
    terms = Term("سعودي", "Saudi", kind="adjective"), Term("السعودية", "Saudi Arabia", kind="place")
    for order in (terms, terms[::-1]):
        assert found("السعودية وسعودية", Matcher(Glossary(order))) == [
            ("السعودية", "Saudi Arabia"),
            ("سعودية", "Saudi"),
        ]
