"""What is counted: sources that an engine is asked for, and terms that stand there twice."""

import pytest

from benchmarks.counting import CountingEngine, doubles
from tests.engine import StubEngine

TERMS = ["Witkoff", "Steve Witkoff", "Kremlin", "United States", "North Korea", "South Korea", "Ukraine"]


@pytest.mark.parametrize(
    "text",
    [
        "Witkoff Witkoff said so",
        "Vitkoff Witkoff said so",
        "Then Witkoff Witkof said so",
        "Witkoff Steve Witkoff said so",
        "Steve Witkoff Witkoff said so",
        "Wittkoff Steve Witkoff said so",
        "the Kremlin the Kremlin said so",
        "The Kremlin Kremlin said so",
        "United States United States said so",
    ],
)
def test_a_term_beside_itself_or_a_misspelling_of_it_is_a_double(text):
    assert len(doubles(text, TERMS)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Witkoff said so",
        "Witkoff, Witkoff and Witkoff",
        "Witkoff's Witkoff",
        "Steve Witkoff said so",
        "Mr. Witkoff and Mr. Vitkoff",
        "North Korea South Korea",
        "the United States united the Koreas",
        "Then the Kremlin said that the Kremlin knew",
        "Vitkoff Vitkoff",
    ],
)
def test_all_else_is_none(text):
    assert doubles(text, TERMS) == []


def test_a_double_is_told_with_its_words():
    assert doubles("So the Vitkoff Witkoff said", ["Witkoff"]) == ["Vitkoff Witkoff"]


def test_every_source_counts_each_time():
    engine = CountingEngine(StubEngine(str.upper))
    texts = [hypothesis.text for hypothesis in engine.translate(["a b", "a b"], attention=True)]
    engine.translate(["c"])
    assert (texts, engine.asked) == (["A B", "A B"], 3)
    assert (engine.name, engine.limit, engine.length("a b")) == ("stub", 500, 3)
