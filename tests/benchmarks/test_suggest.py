"""Suggestions keep what was measured: names that were hidden are found, and little else."""

import pytest

from benchmarks import suggest as benchmark
from translator.glossary import Glossary, Matcher, read_glossary

OURS = benchmark._ROOT / "glossaries" / "ar-en"


@pytest.fixture(scope="module")
def measured():
    terms = read_glossary([OURS]).terms
    sentences = benchmark.texts()
    return terms, sentences, benchmark.halves(terms, sentences, 2)


def test_most_hidden_names_are_found(measured):
    terms, sentences, halves = measured
    matcher = Matcher(Glossary(terms))
    found = [match.term.source for text in sentences for match in matcher.find(text)]
    right, often = benchmark.recall(halves, {source for source in found if found.count(source) > 1})
    assert often > 100
    assert right / often > 0.8


def test_most_suggestions_are_names(measured):
    terms, _, halves = measured
    right, known, unknown = benchmark.precision(halves, terms)
    assert right / known > 0.85
    assert unknown < known / 10  # else: python -m benchmarks.suggest --unjudged
