"""Every glossary term is in the target text, and its record says how it got there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine import StubEngine
from translator.enforcement import Sentence, translate
from translator.enforcement.ladder import RUNGS, annotate
from translator.enforcement.presence import missing, occurrences
from translator.glossary import Glossary, Matcher, Term
from translator.translation import How

GLOSSARY = Glossary(
    (
        Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),
        Term("كيث كيلوج", "Keith Kellogg", kind="person"),
        Term("الكرملين", "Kremlin", kind="organisation"),
        Term("موسكو", "Moscow", kind="place"),
        Term("كييف", "Kyiv", kind="place"),
        Term("الأمم المتحدة", "United Nations", kind="organisation"),
    )
)
MATCHER = Matcher(GLOSSARY)


WITHOUT_PREFIX = (How.NATURAL, How.ANNOTATED, How.SPLICED)


def enforce(text, *answers, rungs=WITHOUT_PREFIX):
    """Translate `text` by an engine that gives `answers` in turn, the last one for ever."""
    remaining = list(answers)
    engine = StubEngine(lambda source: remaining.pop(0) if len(remaining) > 1 else remaining[0])
    (result,) = translate(engine, [Sentence(text, tuple(MATCHER.find(text)))], rungs)
    return result, engine


def test_a_plain_translation_with_all_terms_is_kept():
    result, engine = enforce("قال ويتكوف ذلك", "Witkoff said so")
    assert result.target == "Witkoff said so"
    assert [use.how for use in result.terms] == [How.NATURAL]
    assert len(engine.asked) == 1


def test_the_model_gets_the_name_in_the_source_when_it_misses_it():
    result, engine = enforce("قال لويتكوف ذلك", "He told Vitkov that", "He told Witkoff that")
    assert engine.asked[1] == "قال ل Witkoff ذلك"
    assert result.target == "He told Witkoff that"
    assert [use.how for use in result.terms] == [How.ANNOTATED]


def test_a_misspelled_name_is_replaced_where_it_stands():
    result, _ = enforce("قال ويتكوف ذلك", "Mr. Vitkov said that.")
    assert result.target == "Mr. Witkoff said that."
    assert [use.how for use in result.terms] == [How.SPLICED]
    assert "“Vitkov”" in result.findings[0].message


def test_a_person_takes_no_article():
    result, _ = enforce("قال ويتكوف ذلك", "So the Vitkov said.")
    assert result.target == "So Witkoff said."


def test_no_space_comes_between_an_opening_quotation_mark_and_a_name():
    result, _ = enforce("«ويتكوف» قال", '"Vitkov," he said.')
    assert result.target == '"Witkoff," he said.'


def test_a_possessive_survives_the_replacement():
    result, _ = enforce("خطة كيلوج", "Kellog's plan")
    assert result.target == "Kellogg's plan"


def test_a_name_that_the_model_left_out_is_put_in():
    result, _ = enforce("زار موسكو أمس", "He visited yesterday")
    assert occurrences(result.target, "Moscow")


def test_the_record_points_at_the_term_in_both_texts():
    text = "قال ستيف ويتكوف إن الكرملين وافق"
    result, _ = enforce(text, "Steve Witkoff said the Kremlin agreed")
    for use in result.terms:
        assert text[use.start : use.end] == use.source
        assert result.target[use.target_start : use.target_end] == use.target


def test_full_name_and_family_name_each_have_their_place():
    result, _ = enforce("قال ستيف ويتكوف ثم غادر ويتكوف", "Steve Witkoff spoke, then Witkoff left")
    assert [(use.target_start, use.target) for use in result.terms] == [(0, "Steve Witkoff"), (26, "Witkoff")]


def test_a_pronoun_for_a_repeated_name_is_good_english():
    result, engine = enforce("قال ويتكوف إن ويتكوف سيعود", "Witkoff said he would return")
    assert len(engine.asked) == 1
    assert not any(use.missing for use in result.terms)


def test_a_doubled_name_is_said_once():
    result, _ = enforce("قال ويتكوف ذلك", "Witkoff Witkoff said so")
    assert result.target == "Witkoff said so"


def test_a_field_that_is_a_term_becomes_the_term_and_nothing_else():
    result, _ = enforce("موسكو", "In Moscow city")
    assert result.target == "Moscow"


def test_a_better_spelled_word_is_not_touched():
    """`Moscow` stands already: only Kyiv may be put in, and not over Moscow."""
    result, _ = enforce("من موسكو إلى كييف", "From Moscow to Keiv")
    assert result.target == "From Moscow to Kyiv"


def test_annotation_keeps_clitics_apart_and_the_rest_as_it_is():
    text = "وبالكرملين، قال لويتكوف."
    new, moved = annotate(text, MATCHER.find(text))
    assert new == "وب Kremlin، قال ل Witkoff."
    assert [new[match.start : match.end] for match in moved] == ["Kremlin", "Witkoff"]


@pytest.mark.parametrize(
    ("text", "target", "found"),
    [
        ("The Kremlin's spokesman", "Kremlin", True),
        ("the Kremlins", "Kremlin", False),
        ("KREMLIN SAYS NO", "Kremlin", True),
        ("KREMLIN'S ANSWER", "Kremlin", True),
        ("“Kremlin”", "Kremlin", True),
        ("United  Nations", "United Nations", True),
        ("kremlin", "Kremlin", False),
        ("Artificial intelligence grows", "artificial intelligence", True),
        ("Artificial Intelligence Grows", "artificial intelligence", True),
        ("The Sukhoi Co.sky", "Sukhoi Co.", False),
    ],
)
def test_presence_is_judged_by_whole_words_as_the_glossary_spells_them(text, target, found):
    assert bool(occurrences(text, target)) is found


@pytest.mark.parametrize("text", ["Git push sends it", "How Git Push Works", "GIT PUSH FAILS"])
def test_what_is_never_translated_is_present_letter_by_letter_only(text):
    assert not occurrences(text, "git push", "verbatim")
    assert occurrences("He typed git push.", "git push", "verbatim")


WORDS = ["قال", "إن", "زار", "أمس", "الرئيس", "و", "،", "في"]
NAMES = ["ويتكوف", "ستيف ويتكوف", "لكيلوج", "وبالكرملين", "موسكو", "كييف", "الأمم المتحدة", "للأمم المتحدة"]


def disobedient(seed):
    """An engine that drops, doubles, misspells, cuts and swaps, as the seed decides."""

    def answer(source):
        words = [word for word in source.split() if word.isascii()] + ["He", "said", "the", "war", "Vitkov"]
        kept = [word for i, word in enumerate(words) if (seed >> i) % 3]
        return (
            " ".join(word[: (seed % 5) + 2] if (seed >> i) % 2 else word for i, word in enumerate(kept)) + "."
        )

    return StubEngine(answer)


@given(st.lists(st.sampled_from(WORDS + NAMES), min_size=1, max_size=12), st.integers(0, 2**16))
def test_no_term_is_ever_missing_whatever_the_engine_does(words, seed):
    text = " ".join(words)
    matches = tuple(MATCHER.find(text))
    (result,) = translate(disobedient(seed), [Sentence(text, matches)])
    assert missing(result.target, matches) == []
    assert len(result.terms) == len(matches)
    for use in result.terms:
        assert result.target[use.target_start : use.target_end] == use.target
        assert use.how is not None


def test_a_name_within_another_persons_name_is_not_present():
    glossary = Glossary(
        (
            Term("دونالد ترامب", "Donald Trump", kind="person"),
            Term("ميلانيا ترامب", "Melania Trump", kind="person"),
        )
    )
    text = "التقى ترامب ميلانيا ترامب"
    matches = tuple(Matcher(glossary).find(text))
    assert [match.target for match in missing("He met Melania Trump.", matches)] == ["Trump"]
    assert missing("Trump met Melania Trump.", matches) == []
    (result,) = translate(StubEngine(lambda source: "He met Melania Trump."), [Sentence(text, matches)])
    assert missing(result.target, matches) == []


def test_a_place_named_twice_on_purpose_stays():
    glossary = Glossary((Term("نيويورك", "New York"),))
    matches = tuple(Matcher(glossary).find("زار نيويورك"))
    (result,) = translate(
        StubEngine(lambda source: "He visited New York, New York"), [Sentence("زار نيويورك", matches)]
    )
    assert result.target == "He visited New York, New York"


def test_a_term_that_ends_in_a_point_brings_no_second_one():
    glossary = Glossary((Term("آبل", "Apple Inc."),))
    matches = tuple(Matcher(glossary).find("قالت آبل"))
    (result,) = translate(StubEngine(lambda source: "Said Aple Inc."), [Sentence("قالت آبل", matches)])
    assert result.target == "Said Apple Inc."


@pytest.mark.parametrize(
    ("text", "target", "found"),
    [
        ("two ceasefires", "ceasefire", True),
        ("the Houthis", "Houthi", True),
        ("both ministries", "ministry", True),
        ("the ceasefire's end", "ceasefire", True),
        ("a misceasefire", "ceasefire", False),
    ],
)
def test_the_plural_of_a_common_noun_is_present_too(text, target, found):
    assert bool(occurrences(text, target, "term")) is found


def test_the_model_goes_on_behind_a_name_that_it_would_not_write():
    """The stub answers word for word; behind the prefix `The envoy Witkoff` it goes on with `said`."""
    result, _ = enforce("المبعوث ويتكوف قال ذلك", "Envoy nobody said that", rungs=RUNGS)
    assert result.target == "Envoy Witkoff said that"
    assert [use.how for use in result.terms] == [How.PREFIX]
    assert result.findings == ()


def test_several_missing_names_are_forced_from_the_first_to_the_last():
    result, _ = enforce("ويتكوف زار موسكو أمس", "Nobody visited nothing yesterday", rungs=RUNGS)
    assert result.target == "Witkoff visited Moscow yesterday"
    assert {use.how for use in result.terms} == {How.PREFIX}


def test_a_spelling_of_its_own_is_denied_to_the_model():
    """The engine writes Vitkov as long as it may, then Witkoff."""

    class Stubborn(StubEngine):
        def translate(self, sources, *, prefixes=None, suppressed=None, attention=False, progress=None):
            self.asked += sources
            words = ["Vitkov" if not runs else "Witkoff" for runs in suppressed or [()] * len(sources)]
            return [
                self._hypothesis(s, f"{w} said that", attention) for s, w in zip(sources, words, strict=True)
            ]

    engine = Stubborn(str)
    (result,) = translate(engine, [Sentence("ويتكوف قال ذلك", tuple(MATCHER.find("ويتكوف قال ذلك")))])
    assert result.target == "Witkoff said that"
    assert [use.how for use in result.terms] == [How.ANNOTATED]
    assert len(engine.asked) == 3


def test_a_wrong_spelling_never_stays_beside_the_right_one():
    result, _ = enforce("قال ويتكوف ذلك", "Vitkov Witkoff said so")
    assert result.target == "Witkoff said so"
    assert result.findings[0].message == "“Witkoff” replaced the spelling “Vitkov”"


def test_a_spelling_that_the_house_forbids_gives_way():
    matcher = Matcher(Glossary((Term("كييف", "Kyiv", kind="place", forbidden=("Kiev",)),)))
    sentence = Sentence("زار كييف", tuple(matcher.find("زار كييف")))
    (result,) = translate(StubEngine(lambda _: "He visited Kiev."), [sentence])
    assert result.target == "He visited Kyiv."


def test_touching_terms_stay_apart():
    result, _ = enforce("الكرملين ويتكوف موسكو قال", "He said")
    assert missing(result.target, MATCHER.find("الكرملين ويتكوف موسكو قال")) == []


def test_a_sentence_in_capitals_stays_so_when_it_has_its_terms():
    result, _ = enforce("رد الكرملين على موسكو.", "THE KREMLIN ANSWERS MOSCOW.")
    assert result.target == "THE KREMLIN ANSWERS MOSCOW."


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("كيلوج يلتقي ويتكوف في موسكو", "KELLOGG MEETS VITKOV IN MOSCOW", "Kellogg MEETS Witkoff IN Moscow"),
        (
            "كيلوج يلتقي كيث كيلوج في كييف",
            "KEITH KELLOGG MET KELLOGG IN KEIV",
            "Keith Kellogg MET Kellogg IN Kyiv",
        ),
    ],
)
def test_a_name_that_is_put_between_capitals_takes_the_others_out_of_them(text, answer, expected):
    """Else they would be no longer there as the glossary spells them, and be put in once more."""
    result, _ = enforce(text, answer)
    assert result.target == expected


def test_a_title_stays_before_the_name_that_replaces_a_wrong_one():
    result, _ = enforce("المبعوث كيلوج قال", "General Faliriva said")
    assert result.target == "General Kellogg said"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("President Zelenskiy said so.", "President Volodymyr Zelenskyy said so."),
        ("Vladimir Zelenskiy said so.", "Volodymyr Zelenskyy said so."),
    ],
)
def test_a_forbidden_family_name_makes_way_for_the_full_name(answer, expected):
    term = Term("فولوديمير زيلينسكي", "Volodymyr Zelenskyy", kind="person", forbidden=("Zelenskiy",))
    text = "قال فولوديمير زيلينسكي ذلك."
    sentence = Sentence(text, tuple(Matcher(Glossary((term,))).find(text)))
    (result,) = translate(StubEngine(lambda _: answer), [sentence])
    assert result.target == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("the World War I'm in", "World War I"),
        ("The X-ray said", "X"),
        ("OPEC+ agreed", "OPEC"),
        ("the Bundestags agreed", "Bundestag"),
    ],
)
def test_what_only_looks_like_the_term_is_not_it(text, target):
    assert occurrences(text, target, "organisation") == []
