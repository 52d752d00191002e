"""Lists in the order of an alphabet, and texts as addresses."""

import pytest

from translator.site.alphabet import by_letter
from translator.site.cards import slug_of


@pytest.mark.parametrize(
    ("language", "texts", "letters"),
    [
        ("ar", ["الأردن", "أحمد", "آسيا", "إيران", "ة", "بغداد"], {"أ": 4, "ب": 1, "ه": 1}),
        ("ar", ["Zürich", "يافا", "7 أكتوبر"], {"ي": 1, "0–9": 1, "Z": 1}),
        (
            "en",
            ["Émile", "el-Sisi", "Zayed", "the Hague", "al-Quds"],
            {"E": 1, "H": 1, "Q": 1, "S": 1, "Z": 1},
        ),
        ("en", ["«Al Jazeera»", "2nd Army", "موسكو"], {"A": 1, "0–9": 1, "م": 1}),
    ],
)
def test_texts_stand_under_the_letter_that_a_reader_looks_under(language, texts, letters):
    found = by_letter(texts, str, language)
    assert {letter: len(items) for letter, items in found} == letters
    assert [letter for letter, _ in found] == list(letters)


def test_the_order_does_not_depend_on_hamza_and_the_article():
    words = ["الإمارات", "أمريكا", "امارة", "ألمانيا", "القاهرة", "قطر"]
    assert [word for _, some in by_letter(words, str, "ar") for word in some] == [
        "ألمانيا",
        "الإمارات",
        "امارة",
        "أمريكا",
        "القاهرة",
        "قطر",
    ]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Steve Witkoff", "steve-witkoff"),
        ("الحرب العالمية الثانية", "الحرب-العالمية-الثانية"),
        ("Émile Zola", "emile-zola"),
        ("أحمد  -- عليّ", "احمد-علي"),
    ],
)
def test_an_address_keeps_the_letters_of_every_script(text, slug):
    assert slug_of(text) == slug
