"""Every format gives back what was written into it, and what comes back from elsewhere meets what is here."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.reviewing import ArticleReview, Record, Status
from translator.reviewing.exchange import Given, Languages, formats
from translator.reviewing.exchange.merging import OnConflict, What, compare
from translator.reviewing.records import one_line

pytest.importorskip("translate.storage.xliff2", reason="translate-toolkit needs Python 3.11 or newer")

VISIT = "زار الوزير موسكو أمس."
LANGUAGES = Languages("ar", "en")
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30).filter(one_line)
RECORDS = st.builds(
    Record,
    id=st.just("aaaaaaaaaaaa"),
    source=TEXT,
    target=TEXT,
    status=st.sampled_from([Status.DRAFT, Status.APPROVED]),
    draft=TEXT.map(one_line),
    comments=st.lists(TEXT.map(one_line), max_size=2, unique=True).map(tuple),
    notes=st.just(("Term: موسكو = Moscow",)),
)


@pytest.mark.parametrize("name", ["po", "xliff", "xliff2", "tmx", "docx-table"])
@given(record=RECORDS)
@settings(max_examples=40)
def test_every_text_comes_back_from_every_format(name, record):
    form = formats(LANGUAGES)[name]
    if name == "tmx":  # a memory holds what was approved
        record = replace(record, status=Status.APPROVED)
    (back,) = form.read(form.write([ArticleReview("visit", (record,))], LANGUAGES), "visit").given
    assert (back.id, back.version) == (record.id, record.version)
    assert one_line(back.source) == one_line(record.source)
    assert one_line(back.target) == one_line(record.target)
    assert back.approved in (record.approved, None)
    if name != "docx-table":
        assert back.comments == record.comments


def outcome(desk, on_conflict=OnConflict.STOP, *, approve=False, **theirs):
    """What becomes of our sentence when it comes back as `theirs`; it is as we exported it otherwise."""
    record = desk.record(VISIT)
    back = Given(record.id, VISIT, record.target, record.approved, (), record.version, "call")
    (made,) = compare([replace(back, **theirs)], desk.reviews, on_conflict, approve=approve)
    return made.what, made.status


@pytest.fixture
def visit(desk):
    desk.update(VISIT)
    return desk


def test_an_approved_text_takes_the_place_of_a_draft(visit):
    assert outcome(visit, target="He came.", approved=True) == (What.TAKEN, Status.APPROVED)


def test_a_begun_text_takes_the_place_of_a_draft_and_is_not_approved(visit):
    assert outcome(visit, target="He ca", approved=False) == (What.TAKEN, Status.DRAFT)


def test_a_draft_that_they_approve_as_it_is_is_approved(visit):
    assert outcome(visit, approved=True) == (What.TAKEN, Status.APPROVED)


def test_a_draft_that_comes_back_as_it_went_is_nothing_new(visit):
    assert outcome(visit)[0] is What.SAME
    assert outcome(visit, approved=None)[0] is What.SAME


def test_a_draft_of_an_older_model_is_nothing_new(visit):
    went = visit.record(VISIT)
    visit.engine.answer = lambda source: f"[{source}]"
    visit.update(VISIT, model="r2")
    back = {"target": went.target, "version": went.version}
    assert outcome(visit, **back, approved=False)[0] is What.SAME
    assert outcome(visit, **back, approved=None)[0] is What.SAME
    assert outcome(visit, **back, approved=True) == (What.TAKEN, Status.APPROVED)


def test_an_approval_that_they_take_back_is_taken_back(visit):
    visit.approve(VISIT, "The minister visited Moscow.")
    assert outcome(visit, approved=False) == (What.TAKEN, Status.DRAFT)


def test_what_both_changed_is_a_conflict_until_a_person_decides(visit):
    went = visit.record(VISIT).version
    visit.approve(VISIT, "The minister visited Moscow.")
    theirs = {"target": "He came.", "approved": True, "version": went}
    assert outcome(visit, **theirs)[0] is What.CONFLICT
    assert outcome(visit, OnConflict.KEEP, **theirs)[0] is What.SAME
    assert outcome(visit, OnConflict.REPLACE, **theirs) == (What.TAKEN, Status.APPROVED)


def test_what_somebody_began_here_is_not_overwritten_either(visit):
    record = visit.record(VISIT)
    visit.reviews.save("call", record.id, record.version, target="The minister vis")
    theirs = {"target": "He came.", "approved": True, "version": record.version}
    assert outcome(visit, **theirs)[0] is What.CONFLICT


def test_what_both_wrote_alike_is_no_conflict(visit):
    went = visit.record(VISIT).version
    visit.approve(VISIT, "The minister visited Moscow.")
    assert outcome(visit, version=went, approved=True)[0] is What.SAME


def test_a_file_that_names_no_versions_overwrites_nothing_that_a_person_wrote(visit):
    visit.approve(VISIT, "The minister visited Moscow.")
    assert outcome(visit, target="He came.", approved=True, version="")[0] is What.CONFLICT


def test_what_nobody_translated_is_left_out(visit):
    assert outcome(visit, target=" ", approved=True)[0] is What.EMPTY
