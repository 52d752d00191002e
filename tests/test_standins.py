"""A short address stands in for the real one while its sentence is translated, and is seen nowhere."""

from pathlib import Path

import pytest

from tests.engine import StubEngine
from translator.article import Article, Block, BlockKind, Markup, MarkupKind
from translator.glossary import Glossary, Term
from translator.memory import TranslationMemory
from translator.models import Model
from translator.translating import Workshop, translate_articles
from translator.translation import How

BRIEFING = "https://www.state.gov/briefings"
ENCODED = "https://www.aljazeera.net/news/2025/3/5/" + "%D8%A8%D9%88%D8%AA%D9%8A%D9%86-" * 12 + "1"
WITKOFF = Term("ويتكوف", "Witkoff", kind="person")


@pytest.fixture
def translated(tmp_path):
    """Translates a paragraph by an engine that says `answer`; returns the translation and the engine."""

    def run(text, answer, *markup):
        engine = StubEngine(answer if callable(answer) else lambda source: answer)
        model = Model("stub", Path(), "r1", "ar", "en")
        workshop = Workshop(model, engine.name, 4, Glossary((WITKOFF,)), lambda: engine)
        article = Article("call", "", (Block(BlockKind.PARAGRAPH, text, markup),))
        with TranslationMemory(tmp_path / "memory.sqlite") as memory:
            (result,) = translate_articles([article], workshop, memory)
        return result.blocks[0].translations[0], engine

    return run


def test_the_model_gets_a_short_address_and_the_reader_the_real_one(translated):
    made, engine = translated(f"نشر البيان على {BRIEFING} اليوم.", "It was posted on http://1.com today.")
    assert engine.asked == ["نشر البيان على http://1.com اليوم."]
    assert made.target == f"It was posted on {BRIEFING} today."
    (use,) = made.terms
    assert (use.headword, use.source, use.target, use.how) == (BRIEFING, BRIEFING, BRIEFING, How.NATURAL)
    assert made.target[use.target_start : use.target_end] == BRIEFING


def test_an_address_longer_than_all_that_the_model_takes_stays_whole_in_its_sentence(translated):
    text = f"قال ويتكوف في مقال على {ENCODED} إن بوتين سيزور واشنطن."

    def answer(source):
        assert len(source) < 100
        return "Witkoff said on http://1.com that Putin will visit Washington."

    made, _ = translated(text, answer)
    assert made.target == f"Witkoff said on {ENCODED} that Putin will visit Washington."
    assert [use.target for use in made.terms] == ["Witkoff", ENCODED]


def test_every_place_of_an_address_has_a_stand_in_of_its_own(translated):
    """The model must say both; a name that stands there twice it may replace by a pronoun."""
    text = f"الموقع {BRIEFING} هو نفسه {BRIEFING} للوزارة."
    made, engine = translated(text, "The site http://1.com is the same http://2.com of the ministry.")
    assert engine.asked == ["الموقع http://1.com هو نفسه http://2.com للوزارة."]
    assert made.target == f"The site {BRIEFING} is the same {BRIEFING} of the ministry."


@pytest.mark.parametrize("address", [BRIEFING, "www.wafa.ps/pages", "info@unrwa.org", "http://1.com"])
def test_every_position_is_one_of_the_real_text(translated, address):
    """An engine that says its source again: both texts, and all positions in them, must be the same."""
    text = f"قال ويتكوف عبر {address} إن {ENCODED} وصل إلى info@kremlin.ru أمس."
    made, _ = translated(text, lambda source: source.replace("ويتكوف", "Witkoff"))
    assert made.target == text.replace("ويتكوف", "Witkoff")
    for use in made.terms:
        assert text[use.start : use.end] == use.source
        assert made.target[use.target_start : use.target_end] == use.target
    assert [use.target for use in made.terms] == ["Witkoff", address, ENCODED, "info@kremlin.ru"]


def test_an_address_at_the_start_keeps_its_small_letter(translated):
    made, _ = translated(f"{BRIEFING} هو موقع الوزارة.", "http://1.com is the site of the ministry.")
    assert made.target == f"{BRIEFING} is the site of the ministry."


def test_what_the_model_makes_of_a_stand_in_goes_and_the_finding_names_the_real_address(translated):
    made, _ = translated(f"نشر البيان على {BRIEFING} اليوم.", "It was posted on https://http://1.com today.")
    assert made.target == f"It was posted on {BRIEFING} today."
    assert [finding.message for finding in made.findings] == [
        f"“{BRIEFING}” replaced the spelling “https://{BRIEFING}”"
    ]


def test_a_link_on_the_address_comes_along(translated):
    text = f"نشر البيان على {BRIEFING} اليوم."
    start = text.index(BRIEFING)
    link = Markup(MarkupKind.LINK, start, start + len(BRIEFING), BRIEFING)
    made, _ = translated(text, "It was posted on http://1.com today.", link)
    (placed,) = made.markup
    assert made.target[placed.start : placed.end] == BRIEFING


def test_inline_code_needs_a_stand_in_only_when_it_is_long(translated):
    """The stub counts words, so this code has more than sixty."""
    for code, asked in (("git push", "git push"), ("x " * 70 + "y", "http://1.com")):
        text = f"شغل {code} الآن."
        mark = Markup(MarkupKind.CODE, 4, 4 + len(code))
        made, engine = translated(
            text, lambda source: source.replace("شغل", "Run").replace("الآن", "now"), mark
        )
        assert engine.asked == [f"شغل {asked} الآن."]
        assert made.target == f"Run {code} now."
