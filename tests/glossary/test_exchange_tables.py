"""Tables as other people make them: headings in other words, titles above them, no header at all."""

import pytest

from tests.glossary.test_exchange import read, workbook
from translator.glossary import Term
from translator.glossary.exchange import Pair

HEADERS = [
    "Arabic,English",
    "ar,en",
    "AR-SA,en_GB",
    "العربية,الإنجليزية",
    "عربي,انجليزي",
    "المصطلح,الترجمة",
    "Source term,Target term",
    "Arabic name,English name",
    "Term (ara),Translation",
    "# Names of our agency,\n\nOur glossary of 2025,\nArabic,English",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_headings_in_other_words_are_understood_and_said(header, delimiter):
    table = f"{header}\nروسيا,Russia\nلندن,London\n".replace(",", delimiter)
    reading = read("csv", table.encode())
    assert reading.terms == (Term("روسيا", "Russia"), Term("لندن", "London"))
    assert reading.columns == {"source", "target"}
    assert "for source" in " ".join(reading.notices)


def test_other_columns_are_understood_too():
    table = "ملاحظات,النوع,English,Arabic,Project\nعاصمة,City,Kyiv,كييف,7\n,organization,NATO,الناتو,8\n"
    reading = read("csv", table.encode())
    assert reading.terms == (
        Term("كييف", "Kyiv", kind="place", note="عاصمة"),
        Term("الناتو", "NATO", kind="organisation"),
    )
    assert reading.columns == {"source", "target", "kind", "note"}


def test_our_own_names_come_before_other_words_for_them():
    reading = read("csv", "source,target,Arabic,English\nكييف,Kyiv,x,y\n".encode())
    assert (reading.terms, reading.notices) == ((Term("كييف", "Kyiv"),), ())


def test_a_column_of_categories_that_are_no_kinds_is_left_out():
    reading = read("csv", "source,target,category\nكييف,Kyiv,Ukraine desk\n".encode())
    assert reading.terms == (Term("كييف", "Kyiv"),)
    assert "kind" not in reading.columns


def test_which_language_is_the_source_depends_on_the_pair():
    reading = read("csv", "العربية,English\nموسكو,Moscow\n".encode(), Pair("en", "ar"))
    assert reading.terms == (Term("Moscow", "موسكو"),)


def test_a_workbook_with_a_title_and_other_headings_is_read():
    data = workbook(("العربية", "الإنجليزية"), ("كييف", "Kyiv"), titles=("Our names", None))
    reading = read("xlsx", data)
    assert reading.terms == (Term("كييف", "Kyiv"),)
    assert reading.terms[0].where == "names.xlsx:3"
    assert reading.notices[0] == "skipped the row above the table."


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_without_a_header_the_scripts_tell_the_columns(delimiter):
    rows = [("Moscow", "موسكو", ""), ("Kyiv", "كييف", "not Kiev")]  # as OmegaT's glossaries
    reading = read("tsv", "".join(delimiter.join(row) + "\n" for row in rows).encode())
    assert reading.terms == (Term("موسكو", "Moscow"), Term("كييف", "Kyiv", note="not Kiev"))
    said = "has no header: took column 2 for source, column 1 for target, column 3 for note."
    assert reading.notices == (said,)


def test_headings_that_nobody_understands_are_no_term():
    reading = read("csv", "Stichwort,Bedeutung\nكييف,Kyiv\n".encode())
    assert reading.terms == (Term("كييف", "Kyiv"),)
    assert reading.notices[0] == "skipped the row above the table."


def test_without_a_header_and_in_one_script_the_first_column_is_the_source():
    reading = read("tsv", b"Moscow\tMoscou\nKyiv\tKiev\n", Pair("en", "fr"))
    assert reading.terms == (Term("Moscow", "Moscou"), Term("Kyiv", "Kiev"))
