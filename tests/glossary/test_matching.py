"""Finding terms in Arabic, in short: particles, spellings, boundaries, family names.

The files beside this one, test_matching_*.py, go into each of them.
"""

import pytest

from translator.glossary import Glossary, Matcher, Term, When

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


def test_only_the_tanwin_that_adds_an_alef_makes_another_word():
    assert targets("مواطناً روسياً") == []
    assert targets("بوتينٌ وبوتينٍ وكرملين، وبالكرملينِ") == ["Putin", "Putin", "Kremlin"]


def test_the_longest_term_wins():
    assert targets("قال ستيف ويتكوف") == ["Steve Witkoff"]


def test_the_family_name_stands_for_the_person():
    assert targets("ستيف ويتكوف، ثم فيتكوف وكيلوج") == ["Steve Witkoff", "Witkoff", "Kellogg"]


def test_a_row_can_forbid_the_family_name():
    assert targets("قال بينغ") == []


def test_a_name_that_looks_like_and_plus_a_word_is_read_as_the_name():
    text = "والتز ووالتز"
    assert [text[m.start : m.end] for m in MATCHER.find(text)] == ["والتز", "والتز"]


def test_a_place_without_an_article_takes_none():
    matcher = Matcher(
        Glossary((Term("قطر", "Qatar", kind="place"), Term("ناتو", "NATO", kind="organisation")))
    )
    assert [match.target for match in matcher.find("نصف القطر في قطر وبالناتو")] == ["Qatar", "NATO"]


def test_a_name_does_not_reach_over_the_end_of_a_sentence():
    assert targets("جاء ستيف. ويتكوف غائب") == ["Witkoff"]
