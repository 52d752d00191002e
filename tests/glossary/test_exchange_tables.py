"""Tables as other people make them: headings in other words, titles above them, no header at all."""

import io

import openpyxl
import pytest

from tests.glossary.test_exchange import read, workbook
from translator.glossary import Term
from translator.glossary.exchange import Pair
from translator.glossary.exchange.settling import settled

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


def sheets(**tables):
    book = openpyxl.Workbook()
    del book["Sheet"]
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_all_sheets_of_a_workbook_are_read_and_named():
    people = [("source", "target", "note"), ("ستيف ويتكوف", "Steve Witkoff", "envoy")]
    cities = [("كييف", "Kyiv"), ("لندن", "London")]
    data = sheets(People=people, Cities=cities, Log=[("Changes",), ("by Peter",)], Empty=[])
    reading = read("xlsx", data)
    assert reading.terms == (
        Term("ستيف ويتكوف", "Steve Witkoff", kind="person", note="envoy"),  # as the sheet is called
        Term("كييف", "Kyiv", kind="place"),
        Term("لندن", "London", kind="place"),
    )
    assert [term.where for term in reading.terms[:2]] == ["names.xlsx (People):2", "names.xlsx (Cities):1"]
    assert reading.notices == (
        "sheet “People”: 1 row.",
        "sheet “Cities”: 2 rows.",
        "sheet “Cities”: has no header: took column 1 for source, column 2 for target.",
        "skipped the sheet “Log”: it names no columns source and target.",
        "skipped the sheet “Empty”: it is empty.",
    )


def test_a_column_that_only_one_sheet_has_says_nothing_of_the_others():
    people = [("source", "target", "note"), ("ستيف ويتكوف", "Steve Witkoff", "envoy")]
    reading = read("xlsx", sheets(Ours=people, Theirs=[("source", "target"), ("كييف", "Kyiv")]))
    assert reading.unsaid == (frozenset({"kind"}), frozenset({"kind", "note"}))
    ours = Term("كييف", "Kyiv", kind="place", note="capital")
    _, kyiv = settled(reading, (ours,), Pair("ar", "en")).terms
    assert (kyiv.kind, kyiv.note) == ("place", "capital")


def test_a_kind_that_is_not_said_stays_ours_or_is_guessed():
    table = "source,target,kind\nكييف,Kyiv,\nليندسي غراهام,Lindsey Graham,\nهدنة,truce,term\n"
    reading = settled(read("csv", table.encode()), (Term("كييف", "Kyiv", kind="place"),), Pair("ar", "en"))
    assert [term.kind for term in reading.terms] == ["place", "person", "term"]
    said = "names no kind for 2 of its terms; took the new ones for 1 person: check them"
    assert reading.notices == (f"{said}, or give one for all with --kind.",)


def test_a_sheet_that_is_called_by_a_kind_says_what_its_terms_likely_are():
    reading = read("xlsx", sheets(Cities=[("source", "target"), ("كييف", "Kyiv")], Notes=[]))
    pair = Pair("ar", "en")
    assert [settled(reading, (), pair, kind=kind).terms[0].kind for kind in ("", "term")] == ["place", "term"]


def test_the_kind_can_be_given_or_told_by_the_name_of_the_file():
    reading = read("csv", "source,target\nهدنة,truce\n".encode())
    pair = Pair("ar", "en")
    assert settled(reading, (), pair, kind="verbatim").terms[0].kind == "verbatim"
    assert settled(reading, (), pair, usual="place").terms[0].kind == "place"
    (notice,) = settled(read("csv", b"source,target\nMoscow,Moscou\n"), (), Pair("en", "fr")).notices
    assert (
        notice == "names no kinds; took the new ones for 1 term: check them, or give one for all with --kind."
    )


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
