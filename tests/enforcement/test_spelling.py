"""What counts as another spelling of a name, and what is a word of its own."""

import pytest

from translator.enforcement.judging import judge
from translator.enforcement.spelling import SOUNDS_ALIKE, SURELY_ALIKE, is_derived, likeness
from translator.glossary import Glossary, Match, Matcher, Term


def match(target, kind="person"):
    return Match(Term("س", target, kind=kind), target, 0, 1)


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("Vitkov", "Witkoff"),
        ("Kellog", "Kellogg"),
        ("Kilogg", "Kellogg"),
        ("Zelensky", "Zelenskyy"),
        ("Steve Vitkov", "Steve Witkoff"),
        ("Vitkov", "Steve Witkoff"),
        ("Keiv", "Kyiv"),
        ("Rubio's", "Rubio"),
    ],
)
def test_the_same_name_in_another_spelling(written, target):
    assert likeness(written, match(target)) >= SOUNDS_ALIKE


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("witness", "Witkoff"),
        ("Iran", "Iraq"),
        ("Moscow", "Mosul"),
        ("Su-57", "Su-27"),
        ("Trump", "Putin"),
    ],
)
def test_other_names_and_words(written, target):
    assert likeness(written, match(target, "place")) < SURELY_ALIKE


@pytest.mark.parametrize(
    ("word", "target", "kind"),
    [
        ("Ukrainian", "Ukraine", "place"),
        ("Iranians", "Iran", "place"),
        ("Israeli", "Israel", "place"),
        ("German", "Germany", "place"),
        ("Russian", "Russia", "place"),
        ("Turkish", "Turkey", "place"),
        ("Chinese", "China", "place"),
        ("Greek", "Greece", "place"),
        ("Trumpism", "Trump", "person"),
    ],
)
def test_words_made_from_a_term_are_no_wrong_spelling(word, target, kind):
    assert is_derived(word, match(target, kind))


@pytest.mark.parametrize(
    ("word", "target"), [("Witkof", "Witkoff"), ("Zelensky", "Zelenskyy"), ("Putan", "Putin")]
)
def test_a_shorter_name_is_a_wrong_spelling(word, target):
    assert not is_derived(word, match(target))


MATCHER = Matcher(
    Glossary(
        (
            Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),
            Term("كييف", "Kyiv", kind="place", forbidden=("Kiev",)),
            Term("إيران", "Iran", kind="place"),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vitkov Witkoff said", ["Vitkov"]),
        ("Witkoff said that Vitkof agreed", ["Vitkof"]),
        ("Witkoff said that Witkoff's plan", []),
        ("Witkoff and the witness", []),
    ],
)
def test_a_wrong_spelling_beside_the_right_one_is_a_fault(text, words):
    verdict = judge(text, MATCHER.find("قال ويتكوف إن ويتكوف"))
    assert [text[slice(*span)] for span, _ in verdict.misspelled] == words
    assert verdict.satisfied is not bool(words)


def test_half_a_name_before_the_whole_is_a_fault():
    text = "Stevie Steve Witkoff said"
    verdict = judge(text, MATCHER.find("قال ستيف ويتكوف"))
    assert [text[slice(*span)] for span, _ in verdict.misspelled] == ["Stevie"]


def test_an_adjective_beside_its_country_is_no_fault():
    assert judge("Iranian officials in Iran", MATCHER.find("مسؤولون في إيران")).satisfied


def test_a_forbidden_spelling_is_found_even_beside_the_right_one():
    text = "From Kiev and Kyiv"
    verdict = judge(text, MATCHER.find("من كييف"))
    assert [text[slice(*span)] for span, _ in verdict.forbidden] == ["Kiev"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Witkoff Witkoff said", "Witkoff said"),
        ("Steve Witkoff Witkoff said", "Steve Witkoff said"),
        ("Witkoff Steve Witkoff said", "Steve Witkoff said"),
        ("Witkoff's Witkoff said", "Witkoff said"),
        ("Witkoff, Witkoff said", "Witkoff, Witkoff said"),
    ],
)
def test_what_is_too_much_of_a_doubled_term(text, left):
    verdict = judge(text, MATCHER.find("قال ستيف ويتكوف، ويتكوف"))
    for start, end in reversed(verdict.doubled):
        text = text[:start] + text[end:]
    assert text == left
