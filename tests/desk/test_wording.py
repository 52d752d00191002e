"""What the lint says is said in the language of the person, or stays English and says so."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.test_changing import FILE, book_of, rows
from translator.desk.glossary.wording import worded, worded_error
from translator.errors import GlossaryError

# Texts that the lint finds fault with, a row each: source, target, variants, kind, when, forbidden.
FAULTS = [
    ("كييف", "Kyiv.", "", "place", "", ""),
    ("كييف", "", "", "place", "", ""),
    ("", "Kyiv", "", "place", "", ""),
    ("الكرملين", "the Kremlin", "", "organisation", "", ""),
    ("بوتين | بوتن", "Putin", "", "person", "", ""),
    ("بوتين", "Putin | Putyn", "", "person", "", ""),
    ("بوتين", "Putin", "بوتِين", "person", "", ""),
    ("فلاديمير بوتين", "Vladimir Putin", "", "place", "in-full", ""),
    ("سعيد", "Saied", "", "person", "", ""),
    ("Kyiv", "كييف", "", "place", "", ""),
    ("كييف", "Кyiv", "", "place", "", ""),
    ("كييف", "Київ", "", "place", "", ""),
    ("كييف", "Kyiv", "", "place", "", "Kyiv"),
    ("بال", "at", "", "term", "", ""),
    ("كيـيف", "Kyiv", "", "place", "", ""),
    ("کییف", "Kyiv", "", "place", "", ""),
    ("كييف  الكبرى", "Greater Kyiv", "", "place", "", ""),
    ("\u200fكييف", "Kyiv", "", "place", "", ""),
    ("=كييف", "Kyiv", "", "place", "", ""),
]
PAIRS = [
    [("بوتين", "Putin", "", "person", "", ""), ("بوتين", "Poutine", "", "person", "", "")],
    [("بوتين", "Putin", "", "person", "", ""), ("بوتين", "Putin", "بوتن", "person", "", "")],
    [("كييف", "Kyiv", "", "place", "", ""), ("كييف", "Kyiv", "", "place", "", "")],
    [("كييف", "Kyiv", "كيف", "place", "", ""), ("كيف", "Kyiv", "", "place", "", "")],
    [("كييف", "Kyiv", "", "place", "", "Kiev"), ("كييڤ", "Kiev", "", "place", "", "")],
    [("علي بوتين", "Ali Putin", "", "person", "", ""), ("عمر بوتين", "Omar Poutine", "", "person", "", "")],
    [("علي بوتين", "Ali Putin", "", "person", "", ""), ("بوتين", "Putin", "", "person", "", "")],
    [("علي بوتين", "Ali Putin", "", "person", "", ""), ("بوتين", "Poutine", "", "person", "", "")],
]


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("some", [*([fault] for fault in FAULTS), *PAIRS])
def test_what_is_wrong_and_what_to_do_is_said_in_both_languages(some, language):
    book = book_of(*some)
    findings = [finding for line in book.lines for finding in book.findings(line)]
    assert findings
    for finding in findings:
        for said in (finding.message, finding.remedy):
            assert worded(book.named(said), language).language == language, said


def test_the_texts_of_the_row_keep_their_own_direction():
    said = worded("the target 'Kyiv.' ends in '.'", "ar")
    assert said.text == "الترجمة “\u2068Kyiv.\u2069” تنتهي بـ“\u2068.\u2069”"


def test_the_page_says_its_own_words_and_not_the_names_of_columns():
    remedy = "set when to with-name (a title or name stands beside it) or in-full (as it is written)"
    assert worded(remedy, "en").text.startswith("set “One word of it counts” to")
    assert worded("the row has no target", "en").text == "the row has no translation"
    for some in [*([fault] for fault in FAULTS), *PAIRS]:
        book = book_of(*some)
        for finding in (finding for line in book.lines for finding in book.findings(line)):
            said = f"{worded(finding.message, 'en').text} {worded(finding.remedy, 'en').text}"
            assert not re.search(r"\b(target|variant|column|verbatim|with-name|in-full)", said), said


def test_what_is_wrong_with_a_file_is_said_in_the_language_of_the_person():
    error = GlossaryError(
        "is no well-formed CSV (unexpected end of data)",
        where="names/people.csv:5",
        remedy="look for a quotation mark that is not closed",
    )
    assert "people.csv:5" in worded_error(error, "fr")
    assert "guillemet" in worded_error(error, "fr")
    assert worded_error(error, "ar").startswith("\u200f")
    assert worded_error(error, "ar").endswith("ابحث عن علامة اقتباس لم تُغلق.")


def test_what_is_not_known_stays_english():
    assert worded("the moon is made of cheese", "ar").language == "en"
    assert worded("delete it", "en").text == "delete it"


@given(st.lists(rows, max_size=4))
def test_nothing_that_the_lint_says_breaks_the_wording(some):
    book = book_of(*some)
    for line in book.lines:
        for finding in book.findings(line):
            assert worded(finding.message, "ar").text


def test_a_place_is_named_as_people_name_the_file():
    book = book_of(*PAIRS[0])
    (finding,) = (f for line in book.lines for f in book.findings(line) if f.rule == "two-targets")
    assert f"{FILE.name}:2" in worded(book.named(finding.message), "fr").text
