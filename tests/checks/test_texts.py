"""Empty, not translated, repeated, strangely long or short."""

import pytest

from tests.checks.finding import found, said
from translator.checks import NAMES, checked
from translator.translation import Finding, How, Origin, Segment, Severity, TermUse, Translation

SOURCE = "وصل الرئيس الأمريكي الجديد إلى القاهرة أمس في زيارة رسمية"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The new American president arrived in Cairo yesterday on an official visit", []),
        ("", ["empty"]),
        ("  \n", ["empty"]),
        (SOURCE, ["untranslated"]),
        (f"{SOURCE}.", ["untranslated"]),
        ("The new American president arrived in Cairo yesterday on an official visit.[^الحياة]", []),
        ("The new American الرئيس arrived in Cairo yesterday on an official visit", ["leftover-script"]),
        ("The the new American president arrived in Cairo on an official visit", ["repetition"]),
        ("The new president arrived in Cairo arrived in Cairo on an official visit", ["repetition"]),
        ("The new president came and came and came to Cairo on a visit", []),
        ("He came to Cairo today, he came to Cairo now, he came to Cairo on a visit", ["repetition"]),
        ("The hahahahahaha president arrived in Cairo yesterday on an official visit", ["repetition"]),
        ("He", ["length"]),
        (
            "The new American president " * 2 + "arrived in the great city of Cairo " * 3,
            ["repetition", "length"],
        ),
    ],
)
def test_a_translation(target, expected):
    assert found(SOURCE, target) == expected


def test_what_the_source_says_twice_the_translation_may():
    assert found("لا لا لا نريد حربا أخرى هنا", "No no no we do not want another war here") == []


def test_a_long_or_short_translation_is_said_to_be_so():
    assert said(SOURCE, "He came to Cairo") == ["The translation is strangely short"]
    longer = "The president, as the official news agency had announced, reached the city of Cairo at last"
    assert said("وصل الرئيس اليوم إلى مدينة القاهرة", longer) == ["The translation is strangely long"]


def test_arabic_is_no_leftover_in_an_arabic_target():
    assert found("The president arrived in Cairo", "وصل الرئيس إلى القاهرة", "en-ar") == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("أعلنت NASA إطلاق القمر الصناعي من فلوريدا أمس", []),
        ("أعلنت NASA launch القمر الصناعي من فلوريدا أمس", ["leftover-script"]),
        ("أعلنت NASA إطلاق القمر الصناعي على nasa.gov أمس", []),
    ],
)
def test_names_may_stay_latin_in_arabic_but_words_may_not(target, expected):
    source = "NASA announced the launch of the satellite from Florida yesterday on nasa.gov"
    assert found(source, target, "en-ar") == expected


def test_words_that_stay_between_languages_of_one_script():
    source = "The minister said that the government would never resign"
    assert found(source, "Le ministre a dit que le gouvernement ne démissionnerait jamais", "en-fr") == []
    assert found(source, "Le ministre a dit that the government would jamais", "en-fr") == ["untranslated"]


def use(text, target, source_at, target_at):
    end = source_at + len(text)
    return TermUse(text, text, target, source_at, end, target_at, target_at + len(target), How.NATURAL)


def test_terms_of_the_glossary_are_right_whatever_they_say():
    source, target = "صدر كتاب ألف ليلة وليلة", "The Arabian Nights came out"
    assert found(source, target) == ["numbers"]
    assert found(source, target, terms=[use("ألف ليلة وليلة", "The Arabian Nights", 9, 0)]) == []


def translation(target, *findings, origin=Origin.MACHINE):
    return Translation(Segment("id", SOURCE, 0, len(SOURCE)), target, origin, findings=findings)


def test_findings_are_made_anew_and_those_of_others_stay():
    missing = Finding("missing-term", Severity.ERROR, "“Cairo” is missing")
    old = Finding("numbers", Severity.WARNING, "of an earlier version")
    made = checked(translation("", missing, old), ("ar", "en"))
    assert [finding.check for finding in made.findings] == ["missing-term", "empty"]
    assert checked(made, ("ar", "en")) == made


def test_what_was_copied_needs_no_check():
    assert checked(translation(SOURCE, origin=Origin.COPIED), ("ar", "en")).findings == ()


def test_every_check_has_a_name():
    assert len(set(NAMES)) == len(NAMES) == 9
