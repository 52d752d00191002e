"""Addresses are in the target text as the source has them, once, and nothing is left of the model's tries."""

import pytest

from tests.engine import StubEngine
from translator.article import Article, Block, BlockKind
from translator.enforcement import Sentence, translate
from translator.enforcement.addresses import tries, without_tries
from translator.enforcement.judging import judge
from translator.enforcement.ladder import RUNGS
from translator.glossary import Glossary, Match, Matcher, Term
from translator.translation import How
from translator.units import units_of

BRIEFING = "https://www.state.gov/briefings"
STORY = "https://aawsat.com/home/article/5120"


def address(target, kind="verbatim"):
    return Match(Term(target, target, kind=kind), target, 0, 1)


def enforce(text, answer, *terms, rungs=(How.NATURAL, How.ANNOTATED, How.SPLICED)):
    """Translate a sentence by an engine that says `answer`; the program itself finds the addresses in it."""
    article = Article("call", "", (Block(BlockKind.PARAGRAPH, text),))
    (unit,) = units_of(article, Matcher(Glossary(terms)))
    (result,) = translate(StubEngine(lambda source: answer), [Sentence(text, unit.matches)], rungs)
    return result


@pytest.mark.parametrize(
    ("source", "answer", "target"),
    [
        (
            f"نشر البيان على موقع الوزارة {BRIEFING} اليوم.",
            "The statement was posted on the ministry's website https://ww.state.gov/briefing today.",
            f"The statement was posted on the ministry's website {BRIEFING} today.",
        ),
        (
            "للتواصل عبر info@kremlin.ru مباشرة.",
            "Contact via inf@kremlin.ru directly.",
            "Contact via info@kremlin.ru directly.",
        ),
        (
            "للتواصل عبر info@kremlin.ru مباشرة.",
            "Contact via info @kremlin.ru directly.",
            "Contact via info@kremlin.ru directly.",
        ),
        (f"المصدر: {STORY}", "Source:https://awsat.com/home/5120", f"Source: {STORY}"),
        (f"راجع الموقع ({BRIEFING}).", "See the site (https://state.gov/b).", f"See the site ({BRIEFING})."),
        (
            "نشر الفيديو على حسابه @SteveWitkoff أمس.",
            "He posted the video on his account @SteveVitkov yesterday.",
            "He posted the video on his account @SteveWitkoff yesterday.",
        ),
    ],
)
def test_a_try_at_an_address_makes_way_for_it_as_a_whole(source, answer, target):
    assert enforce(source, answer).target == target


def test_a_second_address_within_a_try_is_no_success():
    """The address stands there, but with rubbish before it."""
    result = enforce(f"المصدر: {STORY}", f"Source: https://{STORY}")
    assert result.target == f"Source: {STORY}"
    assert [use.how for use in result.terms] == [How.SPLICED]
    assert result.findings[0].message == f"“{STORY}” replaced the spelling “https://{STORY}”"


def test_an_address_is_never_written_in_another_case():
    result = enforce("قال ذلك عبر info@unrwa.org أمس.", "He said so via Info@unrwa.org yesterday.")
    assert result.target == "He said so via info@unrwa.org yesterday."


def test_a_torn_try_is_put_together_once():
    result = enforce(
        f"يمكن التسجيل عبر الرابط {STORY} حتى نهاية الشهر.",
        "The link https://awsat can be registered.com/home/article/5120 until the end of the month.",
    )
    assert result.target.count("aawsat.com") == 1
    assert ".com/home" not in result.target.replace(STORY, "")


def test_two_addresses_are_not_confused():
    one, other = "https://www.bbc.com/arabic/c1w5e4y", "https://www.bbc.com/arabic/c9x2k7z"
    result = enforce(
        f"الخبران {one} و {other} عن ويتكوف.",
        "The stories https://www.bc.com/arabic/c1w5e and https://www.bc.com/arabic/c9x2 are about Witkoff.",
        Term("ويتكوف", "Witkoff", kind="person"),
    )
    assert result.target == f"The stories {one} and {other} are about Witkoff."


def test_an_address_that_the_source_names_twice_stays_twice():
    result = enforce(f"الموقع {STORY} هو نفسه {STORY}.", f"The site {STORY} is the same {STORY}.")
    assert result.target == f"The site {STORY} is the same {STORY}."


@pytest.mark.parametrize(
    "text",
    [
        f"On 5/3 the U.S. envoy said 3.5 percent and/or more: {STORY}.",
        f"“{STORY}” (article 5120)",
        f"The article's home is {STORY}",
    ],
)
def test_what_is_no_address_stays(text):
    assert tries(text, [address(STORY)]) == []
    assert without_tries(text, [address(STORY)]) == text


def test_a_sentence_without_addresses_is_left_alone():
    text = "Contact via inf@kremlin.ru directly."
    assert tries(text, [address("Kremlin", "organisation")]) == []
    assert without_tries(text, []) == text


def test_an_address_in_brackets_of_its_own_is_whole():
    wikipedia = "https://ar.wikipedia.org/wiki/غزة_(مدينة"
    assert tries(f"Have you read {wikipedia})?", [address(wikipedia)]) == []


def test_the_judge_counts_a_try_beside_the_address_as_a_misspelling():
    text = f"Source: {STORY} https://awsat.com"
    verdict = judge(text, [address(STORY)])
    assert not verdict.missing
    assert [text[slice(*span)] for span, _ in verdict.misspelled] == ["https://awsat.com"]


def test_what_the_attention_takes_for_the_address_goes_with_all_that_is_joined_to_it():
    result = enforce("راسلونا press@state.gov اليوم", "Email presse/estado today")
    assert result.target == "Email press@state.gov today"


def test_the_model_goes_on_behind_the_address_instead_of_its_try():
    result = enforce(f"اقرأ {STORY} اليوم", "Read https://awsat.com/home today", rungs=RUNGS)
    assert result.target == f"Read {STORY} today"
    assert [use.how for use in result.terms] == [How.PREFIX]
