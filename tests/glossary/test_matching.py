"""Finding terms in Arabic: clitics, spellings, boundaries, family names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.glossary import Glossary, Matcher, Term, When
from translator.glossary.normalise import normal_words

GLOSSARY = Glossary(
    (
        Term("الكرملين", "Kremlin", kind="organisation"),
        Term("الناتو", "NATO", ("حلف شمال الأطلسي",), kind="organisation"),
        Term("ستيف ويتكوف", "Steve Witkoff", ("ستيف فيتكوف",), kind="person"),
        Term("مايك والتز", "Mike Waltz", kind="person"),
        Term("فلاديمير بوتين", "Vladimir Putin", ("فلاديمير بوتن",), kind="person"),
        Term("كيث كيلوغ", "Keith Kellogg", ("كيث كيلوج",), kind="person"),
        Term("شي جين بينغ", "Xi Jinping", kind="person", when=When.IN_FULL),
        Term("روسيا", "Russia", kind="place"),
        Term("أوكرانيا", "Ukraine", kind="place"),
    )
)
MATCHER = Matcher(GLOSSARY)


def targets(text):
    return [match.target for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "term", "target"),
    [
        ("أعلن الكرملين", "الكرملين", "Kremlin"),
        ("وبالكرملين", "الكرملين", "Kremlin"),
        ("زيارة للكرملين", "لكرملين", "Kremlin"),  # the alef of the article is elided
        ("فلويتكوف", "ويتكوف", "Witkoff"),
        ("وويتكوف", "ويتكوف", "Witkoff"),
        ("دعوة لبوتين", "بوتين", "Putin"),
        ("التحق بالناتو", "الناتو", "NATO"),
        ("كالناتو", "الناتو", "NATO"),
        ("لحلف شمال الأطلسي", "حلف شمال الأطلسي", "NATO"),
    ],
)
def test_clitics_in_front_of_a_term_are_no_part_of_it(text, term, target):
    (match,) = MATCHER.find(text)
    assert (text[match.start : match.end], match.target) == (term, target)


@pytest.mark.parametrize(
    "spelling",
    ["الكرملين", "الكرْمِلين", "الكـرمـلين", "الكر\u200fملين", "ﺍﻟﻜﺮﻣﻠﻴﻦ", "الکرملین"],
)
def test_spellings_that_a_reader_takes_for_the_same_word_are_found(spelling):
    assert targets(f"قال {spelling} إن") == ["Kremlin"]


def test_hamza_and_alef_forms_count_as_one():
    assert targets("في اوكرانيا") == ["Ukraine"]


def test_only_whole_words_match():
    assert targets("الأوكراني والروسية وبوتينية") == []


def test_tanwin_makes_another_word():
    assert targets("مواطناً روسياً") == []


def test_the_longest_term_wins():
    assert targets("قال ستيف ويتكوف") == ["Steve Witkoff"]


def test_the_family_name_stands_for_the_person():
    assert targets("ستيف ويتكوف، ثم فيتكوف وكيلوج") == ["Steve Witkoff", "Witkoff", "Kellogg"]


def test_a_note_can_forbid_the_family_name():
    assert targets("قال بينغ") == []


def test_a_name_that_looks_like_and_plus_a_word_is_read_as_the_name():
    text = "والتز ووالتز"
    assert [text[m.start : m.end] for m in MATCHER.find(text)] == ["والتز", "والتز"]


def test_a_family_name_of_two_people_with_two_spellings_is_nobodys():
    glossary = Glossary(
        (
            Term("محمود عباس", "Mahmoud Abbas", kind="person"),
            Term("وائل عباس", "Wael Abbass", kind="person"),
        )
    )
    assert Matcher(glossary).find("قال عباس") == []


def test_a_short_first_word_may_carry_clitics_too():
    matcher = Matcher(Glossary((Term("جو بايدن", "Joe Biden", kind="person"), Term("قم", "Qom"))))
    assert [match.target for match in matcher.find("وجو بايدن في وقم")] == ["Joe Biden"]


def test_a_place_without_an_article_takes_none():
    matcher = Matcher(
        Glossary((Term("قطر", "Qatar", kind="place"), Term("ناتو", "NATO", kind="organisation")))
    )
    assert [match.target for match in matcher.find("نصف القطر في قطر وبالناتو")] == ["Qatar", "NATO"]


def test_a_name_does_not_reach_over_the_end_of_a_sentence():
    assert targets("جاء ستيف. ويتكوف غائب") == ["Witkoff"]


def test_capitals_matter_in_latin_script():
    matcher = Matcher(Glossary((Term("Apple", "آبل"), Term("Orange", "أورانج"))))
    assert [m.target for m in matcher.find("Apple sells an orange, ORANGE sells apples.")] == [
        "آبل",
        "أورانج",
    ]


@given(st.text(alphabet="والكرملينبتفشس ًـ\u200f.،abc٣ أإآىةﻻ", max_size=60))
def test_every_match_slices_back_into_the_untouched_text(text):
    previous = 0
    for match in MATCHER.find(text):
        assert previous <= match.start - match.clitics <= match.start < match.end <= len(text)
        words = tuple(word.normal for word in normal_words(text[match.start : match.end]))
        assert words
        previous = match.end


@given(st.text(max_size=80))
def test_normal_words_keep_their_places_for_any_text(text):
    previous = 0
    for word in normal_words(text):
        assert previous <= word.end and word.start < word.end <= len(text)
        assert len(word.offsets) == len(word.normal)
        previous = word.end
