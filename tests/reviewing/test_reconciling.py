"""What a person approved stays with its sentence, whatever happens to the article around it."""

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.test_translating import article, paragraph
from translator.reviewing import ArticleReview, Record, Status
from translator.reviewing.reconciling import Sentence, approved_or_changed, reconcile
from translator.segments import SegmentIds

VISIT = "زار الوزير موسكو أمس."
SPEECH = "وقال إن المحادثات كانت مثمرة."
RETURN = "ثم عاد إلى بلاده في المساء."


def target_of(article, source):
    return next(t.target for t in article.translations() if t.segment.text == source)


def test_approved_sentences_stay_when_the_model_changes(desk):
    desk.update(f"{VISIT} {SPEECH}")
    desk.approve(VISIT, "The minister visited Moscow yesterday.")
    desk.engine.answer = lambda source: f"[{source}]"
    review = desk.update(f"{VISIT} {SPEECH}", model="r2")
    assert [r.target for r in review.records] == [
        "The minister visited Moscow yesterday.",
        f"[{SPEECH}]",  # a draft that nobody touched is the new model's
    ]
    assert [r.status for r in review.records] == [Status.APPROVED, Status.DRAFT]


def test_a_text_that_somebody_began_is_not_overwritten_by_the_next_draft(desk):
    desk.update(VISIT)
    record = desk.record(VISIT)
    desk.reviews.save("call", record.id, record.version, target="The minister visited")
    desk.engine.answer = lambda source: f"[{source}]"
    (kept,) = desk.update(VISIT, model="r2").records
    assert (kept.target, kept.status, kept.edited) == ("The minister visited", Status.DRAFT, True)
    assert kept.draft == "[زار الوزير Moscow أمس.]"


def test_a_changed_sentence_is_to_be_looked_at_again_with_the_old_pair_beside_it(desk):
    desk.update(f"{SPEECH} {VISIT}")
    desk.approve(VISIT, "The minister visited Moscow yesterday.")
    new = "زار الوزير الجديد موسكو أمس."
    changed = desk.update(f"{SPEECH} {new}").by_id[desk.record(new).id]
    assert changed.status is Status.CHANGED
    assert changed.target == "The minister visited Moscow yesterday."
    assert changed.draft == "<زار الوزير الجديد Moscow أمس.>"
    assert (changed.previous_source, changed.previous_target) == (VISIT, changed.target)


def test_a_sentence_between_the_same_neighbours_is_found_although_much_of_it_changed(desk):
    desk.update(f"{SPEECH} {VISIT} {RETURN}")
    desk.approve(VISIT, "The minister visited Moscow yesterday.")
    new = "زار الوزير برلين وباريس قبل أيام قليلة."
    desk.update(f"{SPEECH} {new} {RETURN}")
    assert desk.record(new).previous_source == VISIT


def test_an_unlike_sentence_takes_nothing_over(desk):
    desk.update(VISIT)
    desk.approve(VISIT, "The minister visited Moscow yesterday.")
    (record,) = desk.update("ارتفعت أسعار النفط ثلاثة في المئة.").records
    assert (record.status, record.previous_source) == (Status.DRAFT, "")


def test_a_sentence_that_changes_twice_is_still_compared_with_what_was_approved(desk):
    desk.update(VISIT)
    desk.approve(VISIT, "The minister visited Moscow yesterday.")
    desk.update("زار الوزير الجديد موسكو أمس.")
    (record,) = desk.update("زار الوزير الجديد موسكو مساء أمس.").records
    assert record.previous_source == VISIT


def test_a_sentence_that_comes_back_is_approved_as_before(desk):
    desk.update(f"{VISIT} {SPEECH}")
    desk.approve(VISIT, "The minister visited Moscow yesterday.", comments=["مراجعة"])
    review = desk.update(SPEECH)
    assert [r.target for r in review.obsolete] == ["The minister visited Moscow yesterday."]
    assert '#~ msgstr "The minister visited Moscow yesterday."' in desk.text
    back = desk.update(f"{VISIT} {SPEECH}")
    assert back.obsolete == ()
    assert (back.records[0].status, back.records[0].comments) == (Status.APPROVED, ("مراجعة",))


def test_a_correction_that_is_taken_back_needs_no_second_approval(desk):
    desk.update(VISIT)
    desk.approve(VISIT, "The minister visited Moscow yesterday.")
    desk.update("زار الوزير الجديد موسكو أمس.")
    (record,) = desk.update(VISIT).records
    assert (record.target, record.status) == ("The minister visited Moscow yesterday.", Status.APPROVED)


def test_the_second_of_two_equal_sentences_keeps_its_text_when_the_first_one_goes(desk):
    desk.update(f"{VISIT} {SPEECH} {VISIT}")
    second = desk.reviews.read("call").records[2]
    assert second.id.endswith("-2")
    desk.reviews.save("call", second.id, second.version, target="He was there.", status=Status.APPROVED)
    assert desk.update(f"{SPEECH} {VISIT}").records[1].target == "He was there."


def test_two_approved_sentences_that_become_one_stay_approved(desk):
    desk.update("اجتمع الوزراء؛ ثم عادوا إلى العاصمة.")
    desk.approve("اجتمع الوزراء؛", "The ministers met;")
    desk.approve("ثم عادوا إلى العاصمة.", "then they returned to the capital.")
    joined = desk.reviews.read("call")
    whole = "اجتمع الوزراء؛ ثم عادوا إلى العاصمة."
    found, obsolete, _ = reconcile(joined, [Sentence("0123456789ab", whole)])  # as another splitter would cut
    assert found["0123456789ab"].target == "The ministers met; then they returned to the capital."
    assert found["0123456789ab"].approved
    assert len(obsolete) == 2


def test_two_approved_sentences_that_were_rewritten_into_one_are_both_beside_it(desk):
    desk.update(f"{RETURN} {VISIT} {SPEECH}")
    desk.approve(VISIT, "The minister visited Moscow yesterday.")
    desk.approve(SPEECH, "He said that the talks were fruitful.")
    whole = "زار الوزير موسكو أمس، وقال إن المحادثات كانت مثمرة."
    desk.update(f"{RETURN} {whole}")
    record = desk.record(whole)
    assert record.status is Status.CHANGED
    assert record.previous_source == f"{VISIT} {SPEECH}"
    assert record.previous_target == (
        "The minister visited Moscow yesterday. He said that the talks were fruitful."
    )


def test_the_pieces_of_an_approved_sentence_are_to_be_looked_at_again(desk):
    first, second = "اجتمع الوزراء في العاصمة أمس.", "ثم عادوا إلى بلادهم في المساء."
    whole = Record(
        "0123456789ab",
        f"{first} {second}",
        "The ministers met in the capital yesterday. Then they went home in the evening.",
        Status.APPROVED,
    )
    found, obsolete, _ = reconcile(
        ArticleReview("call", (whole,)), [Sentence("aaaaaaaaaaaa", first), Sentence("bbbbbbbbbbbb", second)]
    )
    assert found["aaaaaaaaaaaa"].target == "The ministers met in the capital yesterday."
    assert found["bbbbbbbbbbbb"].target == "Then they went home in the evening."
    assert {record.status for record in found.values()} == {Status.CHANGED}
    assert obsolete == (whole,)


def test_plain_drafts_leave_nothing_behind(desk):
    desk.update(f"{VISIT} {SPEECH}")
    assert desk.update(SPEECH).obsolete == ()


def test_sentences_of_related_articles_are_reviewed_with_their_article(desk):
    other = article(paragraph(VISIT), title="عنوان آخر")
    sources = [record.source for record in desk.update(SPEECH, related=(other,)).records]
    assert sources == [SPEECH, "عنوان آخر", VISIT]
    desk.approve(VISIT, "The minister visited Moscow yesterday.")
    (related,) = desk.translate(SPEECH, related=(other,)).related
    assert target_of(related, VISIT) == "The minister visited Moscow yesterday."


def test_numbers_are_no_work_for_a_person(desk):
    review = desk.update(VISIT, keywords=("2025", "موسكو"))
    assert [record.source for record in review.records] == [VISIT, "موسكو"]


POOL = [VISIT, SPEECH, RETURN, "زار الوزير الجديد موسكو أمس.", "ارتفعت أسعار النفط.", f"{VISIT} {SPEECH}"]


def sentences_of(texts):
    """The texts as the sentences of an article, repeated ones counted."""
    ids = SegmentIds()
    return [Sentence(ids.segment(text, 0, len(text)).id, text) for text in texts]


@given(st.lists(st.tuples(st.lists(st.sampled_from(POOL), max_size=6), st.sets(st.integers(0, 5)))))
def test_however_an_article_changes_nothing_approved_is_lost(rounds):
    review = ArticleReview("call")
    approved = set()
    for number, (texts, chosen) in enumerate(rounds):
        now = sentences_of(texts)
        found, obsolete, _ = reconcile(review, now)
        records = [found.get(s.id) or Record(s.id, s.source, "<draft>", draft="<draft>") for s in now]
        for place in chosen & set(range(len(records))):
            if not records[place].approved:
                target = f"Translation {number}.{place}"
                records[place] = replace(records[place], target=target, status=Status.APPROVED)
                approved.add(target)
        ids = [record.id for record in (*records, *obsolete)]
        assert len(ids) == len(set(ids))
        kept = {r.target for r in (*records, *obsolete) if r.approved}
        assert all(any(target in other for other in kept) for target in approved)
        assert approved_or_changed(review, now) == {
            id: r for id, r in found.items() if r.approved or r.status is Status.CHANGED
        }
        review = ArticleReview("call", tuple(records), obsolete)


def test_a_source_that_another_tool_changed_under_its_id_makes_no_second_entry():
    record = Record("aaaaaaaaaaaa", VISIT, "The minister visited Moscow.", Status.APPROVED)
    found, obsolete, _ = reconcile(ArticleReview("call", (record,)), [Sentence("aaaaaaaaaaaa", SPEECH)])
    assert (found["aaaaaaaaaaaa"].status, found["aaaaaaaaaaaa"].previous_source) == (Status.CHANGED, VISIT)
    assert obsolete == ()


def test_another_unicode_form_of_the_same_sentence_is_the_same_sentence():
    composed, decomposed = "زار أحمد موسكو.", unicodedata.normalize("NFD", "زار أحمد موسكو.")
    record = Record("aaaaaaaaaaaa", composed, "Ahmad visited Moscow.", Status.APPROVED)
    found, _, _ = reconcile(ArticleReview("call", (record,)), [Sentence("aaaaaaaaaaaa", decomposed)])
    assert found["aaaaaaaaaaaa"].approved
