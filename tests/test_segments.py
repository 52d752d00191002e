"""Cutting texts into sentences, and long sentences into clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.segments import SegmentIds, clauses, segment_hash, sentences


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["قال الرئيس إنه سيزور موسكو.", "وأضاف أن الزيارة قريبة."],
        ["هل توصل الطرفان إلى اتفاق؟", "لم يتضح ذلك!"],
        ["انتهت الجولة الأولى؛", "وتبدأ الثانية غداً…", "وربما لا."],
        ["بلغ سعر البرميل 3.5 دولار.", "وبلغت النسبة ٣٫٥ في المئة."],
        ["قال د. أحمد زويل إن أ.د. محمود وم. سالم وصلا.", "وغادر ود. علي."],
        ["قال: «لن أذهب.»", "ثم غادر."],
        ["«اذهب!»، قال الرجل."],
        ["التقى الوفد (برئاسة ج. د. فانس. وآخرين) الرئيس.", "ثم غادر."],
        ["قال بوتين إن الأمر انتهى.[^1]", "وقال ويتكوف ذلك[^2].", "ثم غادر.[^3][^4]"],
        ["انظر https://example.com/a.b?x=1 للمزيد.", "شكراً."],
        ["وصل في 12.02.2025 إلى القاهرة."],
        ["Mr. Smith met J. D. Vance in the U.S. Senate.", "They talked... for hours.", "No. 10 said no."],
        ["Es kostet 1.000 Euro.", "Wirklich?", "Ja!"],
    ],
)
def test_sentences(expected):
    assert split(" ".join(expected)) == expected


def test_a_forgotten_space_still_ends_a_sentence():
    assert split("غادر الرئيس موسكو.وقال إنه سيعود.") == ["غادر الرئيس موسكو.", "وقال إنه سيعود."]


def test_a_line_break_ends_a_sentence():
    assert split("عنوان أول\nعنوان ثان") == ["عنوان أول", "عنوان ثان"]


@given(st.text(alphabet=st.sampled_from('قال د.م ؟!…؛.\n\t "»)(3٣،abA'), max_size=80) | st.text(max_size=80))
def test_joining_the_segments_gives_the_text_back(text):
    spans = sentences(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    gaps = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    assert edges == sorted(edges)
    assert all(not gap.strip() for gap in gaps)
    assert "".join(gap + text[s:e] for gap, (s, e) in zip(gaps, spans, strict=False)) + gaps[-1] == text


def test_a_sentence_of_2000_words_is_cut_at_its_commas_and_nothing_is_lost():
    text = "، ".join(["وقال المتحدث باسم الحكومة إن المفاوضات مستمرة في جنيف"] * 220) + "."
    assert len(text.split()) > 1950
    spans = clauses(text, lambda piece: len(piece.split()) <= 60)
    pieces = [text[start:end] for start, end in spans]
    assert all(len(piece.split()) <= 60 for piece in pieces)
    assert all(piece.endswith("،") for piece in pieces[:-1])
    assert " ".join(pieces) == text


def test_no_cut_falls_into_a_term():
    text = "قال الرئيس الأمريكي دونالد ترامب إن الحرب ستنتهي قريبا"
    name = (text.index("دونالد"), text.index("ترامب") + 5)
    for limit in range(2, 8):
        spans = clauses(text, lambda piece, limit=limit: len(piece.split()) <= limit, [name])
        assert any(start <= name[0] and name[1] <= end for start, end in spans)


def test_a_long_term_behind_a_few_words_is_not_cut_either():
    """A cut before it leaves a short clause, which is the lesser evil."""
    text = "استخدم الأمر `git log --oneline --graph --decorate --all --since=yesterday` لعرض التاريخ كله"
    code = (text.index("`"), text.rindex("`") + 1)
    spans = clauses(text, lambda piece: len(piece.split()) <= 8, [code])
    assert text[slice(*spans[0])] == "استخدم الأمر"
    assert any(start <= code[0] and code[1] <= end for start, end in spans)


@given(st.text(alphabet="وقال ،؛ab. ", min_size=1, max_size=100), st.integers(1, 20))
def test_every_clause_fits_and_no_letter_is_lost(text, limit):
    spans = clauses(text, lambda piece: len(piece) <= limit)
    assert all(end - start <= limit for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


def test_a_segment_keeps_its_id_when_only_white_space_changes():
    assert segment_hash("قال  الرئيس\u00a0إن") == segment_hash("قال الرئيس إن")


def test_a_repeated_sentence_gets_an_id_of_its_own():
    ids = SegmentIds()
    first, second = ids.segment("نعم.", 0, 4), ids.segment("نعم.", 0, 4)
    assert second.id == f"{first.id}-2"
