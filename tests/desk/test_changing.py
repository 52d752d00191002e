"""A change judged among the rows that it can contradict is judged as among all."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from translator.desk.glossary.book import Book
from translator.desk.glossary.changing import change_of, glossary_after, same_target, shown
from translator.errors import GlossaryError
from translator.glossary.editing import edited
from translator.glossary.sheets.sheet import Sheet

FILE = Path("names.csv")
COLUMNS = ("source", "target", "variants", "kind", "when", "forbidden")
# Few names, so that rows share spellings, family names and targets.
SOURCES = ["فلاديمير بوتين", "ليودميلا بوتين", "بوتين", "كييف", "كيف", "القاهرة", "القاهره", "#وسم"]
TARGETS = ["Vladimir Putin", "Lyudmila Putina", "Putin", "Kyiv", "Kiev", "Cairo", ""]
rows = st.tuples(
    st.sampled_from(SOURCES),
    st.sampled_from(TARGETS),
    st.sampled_from(["", *SOURCES]),
    st.sampled_from(["person", "place", "term", ""]),
    st.sampled_from(["", "in-full"]),
    st.sampled_from(["", "Kiev", "Putin"]),
)


def book_of(*rows):
    text = "\n".join(",".join(row) for row in (COLUMNS, *rows)) + "\n"
    sheet = Sheet.parse(text.encode(), FILE, lenient=True)
    return Book(("ar", "en"), "", [sheet], [], {FILE: FILE.name}, {})


@given(st.lists(rows, min_size=1, max_size=6), rows, st.data())
def test_the_rows_that_have_nothing_to_do_with_a_change_say_nothing_about_it(before, wanted, data):
    book = book_of(*before)
    if not book.lines:
        return
    line = data.draw(st.sampled_from(book.lines))
    change = change_of(book, line, dict(zip(COLUMNS, wanted, strict=True)), shown(line), FILE)
    try:
        whole = edited(book.sheets, line.entry, change.cells, book.languages)
    except GlossaryError as error:
        assert error.what in change.fault
    else:
        assert change.fault == ""
        assert set(change.findings) == set(whole.findings)


@given(st.fixed_dictionaries({column: st.text(max_size=8) for column in COLUMNS}))
def test_whatever_is_typed_the_file_can_be_read_again(typed):
    book = book_of(("كييف", "Kyiv", "", "place", "", ""))
    change = change_of(book, None, typed, {}, FILE)
    if not change.fault:
        written = book.sheets[0].appended(change.cells).text.encode()
        again = Sheet.parse(written, FILE)
        assert {c: again.rows[-1][c] for c in change.cells} == change.cells
        assert again.rows[:-1] == book.sheets[0].rows


def test_only_what_the_person_changed_is_changed():
    """What somebody else wrote meanwhile into another cell stays."""
    seen = {"source": "كييف", "target": "Kyiv", "variants": "", "kind": "place", "forbidden": ""}
    book = book_of(("كييف", "Kyiv", "", "place", "", "Kiev"))
    change = change_of(book, book.lines[0], seen | {"variants": "كيف"}, seen, FILE)
    assert change.cells == {"variants": "كيف"}


def test_a_cell_that_says_the_usual_stays_empty():
    book = book_of(("موسكو", "Moscow", "", "", "", ""))
    form = shown(book.lines[0])
    assert (form["kind"], form["when"]) == ("term", "always")
    assert change_of(book, book.lines[0], form, {}, FILE).cells == {}
    assert change_of(book, None, form | {"source": "لندن"}, {}, FILE).cells.get("when") is None


def test_what_nobody_sees_is_not_saved():
    book = book_of(("موسكو", "Moscow", "", "place", "", ""))
    line = book.lines[0]
    change = change_of(book, line, {"target": "\u200e Moscow \u200f City"}, shown(line), FILE)
    assert change.cells == {"target": "Moscow City"}


def test_the_glossary_after_a_change_has_the_new_term_in_the_place_of_the_old_one():
    book = book_of(("موسكو", "Moscow", "", "place", "", ""), ("كييف", "Kyiv", "", "place", "", ""))
    line = book.lines[0]
    change = change_of(book, line, {"target": "Moskva"}, shown(line), FILE)
    assert [term.target for term in glossary_after(book, change).terms] == ["Moskva", "Kyiv"]


def test_a_term_may_be_a_spelling_of_the_row_with_its_target():
    book = book_of(("كييف", "Kyiv", "", "place", "", ""), ("بوتين", "Putin", "", "person", "", ""))
    kyiv = {"source": "كيف", "target": "Kyiv", "kind": "place"}
    assert same_target(book, change_of(book, None, kyiv, {}, FILE).term) is book.lines[0]
    assert same_target(book, change_of(book, None, kyiv | {"kind": "term"}, {}, FILE).term) is None
