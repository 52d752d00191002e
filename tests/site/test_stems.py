"""Words that readers take for one are found by one stem."""

import pytest

from translator.glossary.normalise import normal_words
from translator.site.stems import readings, stems


def found_by(text, language):
    return {
        stem
        for word in normal_words(text)
        for stem in stems(word.normal, language, text[word.start : word.end])
    }


@pytest.mark.parametrize(
    ("searched", "written"),
    [
        ("وزير", "الوزير"),
        ("وزير", "بالوزير"),
        ("وزير", "وللوزير"),
        ("وزير", "فوزير"),
        ("الكرملين", "لكرملين"),
        ("ألمانيا", "وبألمانيا"),
        ("لبنان", "للبنان"),
        ("الليكود", "لليكود"),
        ("التزام", "للالتزام"),
        ("يعقد", "سيعقد"),
        ("الله", "لله"),
        ("زيارة", "زيارات"),
        ("زيارة", "لزيارتها"),
        ("مسؤول", "المسئولين"),
        ("مسؤولون", "ومسؤولين"),
        ("هدف", "هدفاً"),
        ("سياسة", "سياستهم"),
        ("جامعة", "جامعاتها"),
        ("قمة", "القِمّـــة"),
        ("مستشفى", "مستشفي"),
    ],
)
def test_particles_endings_and_spellings_do_not_matter_in_arabic(searched, written):
    assert found_by(searched, "ar") & found_by(written, "ar")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كامل", "أمل"),
        ("وافق", "أفق"),
        ("بيروت", "بيرو"),
        ("أوكرانيا", "أوكراني"),
        ("الكرملين", "الكرمل"),
        ("كتاب", "مكتبة"),
        ("الآن", "الأنا"),
    ],
)
def test_other_words_are_other_words_in_arabic(one, other):
    assert not found_by(one, "ar") & found_by(other, "ar")


def test_a_name_that_begins_like_a_word_with_particles_is_found_as_it_is():
    assert "والتز" in readings("والتز", "ar")


def test_the_name_ali_is_no_preposition():
    assert found_by("علي", "ar")
    assert not found_by("على", "ar")


@pytest.mark.parametrize("text", ["في", "من", "وهو", "التي", "والتي", "فقد"])
def test_words_of_every_text_are_not_looked_for(text):
    assert not found_by(text, "ar")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("minister", "Ministers"),
        ("country", "countries"),
        ("city", "cities"),
        ("tax", "taxes"),
        ("speech", "speeches"),
        ("house", "houses"),
        ("hero", "heroes"),
        ("bus", "buses"),
        ("woman", "women"),
        ("crisis", "crises"),
        ("Café", "cafes"),
        ("Moscow", "Moscow’s"),
        ("movie", "movies"),
    ],
)
def test_plural_case_and_accents_do_not_matter_in_english(one, other):
    assert found_by(one, "en") & found_by(other, "en")


@pytest.mark.parametrize(
    ("one", "other"), [("plan", "plane"), ("new", "news"), ("us", "use"), ("Paris", "pari")]
)
def test_other_words_are_other_words_in_english(one, other):
    assert not found_by(one, "en") & found_by(other, "en")


@pytest.mark.parametrize(
    ("one", "other"), [("journal", "journaux"), ("accord", "l’accord"), ("eau", "eaux"), ("Été", "étés")]
)
def test_the_plural_does_not_matter_in_french(one, other):
    assert found_by(one, "fr") & found_by(other, "fr")


def test_words_of_other_languages_are_found_as_they_are():
    assert found_by("Häuser", "de") == {"hauser"}
