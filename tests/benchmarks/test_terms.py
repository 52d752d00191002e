"""The benchmark of terms from end to end, small: an engine that writes every name wrong."""

import json
import sys

import pytest

from benchmarks import quality, tables, terms
from benchmarks.data import Name, Pair
from benchmarks.quality import Scorer
from benchmarks.terms import Corpus, measure, time_matching
from docs import generate
from tests.engine import StubEngine
from translator.evaluation import as_article
from translator.glossary import Glossary, Term
from translator.models import resolve

GLOSSARY = Glossary((Term("موسكو", "Moscow", kind="place"), Term("كييف", "Kyiv", kind="place")))
SOURCES = ["زار موسكو أمس.", "ثم زار كييف.", "وعاد إلى بيته.", "كييف"]
REFERENCES = ["He visited Moscow yesterday.", "Then he visited Kyiv.", "And he went home.", "Kyiv"]
WRONG = {"زار موسكو أمس.": "He visited Mosko yesterday.", "ثم زار كييف.": "Then he visited Kyiv."}
TRANSLATING = {"without": 10.0, "with": 20.0}


def engine():
    """Copies a Latin word of its source, as an obedient model does; else writes Moscow wrong."""

    def answer(source):
        latin = [word for word in source.split() if word.isascii()]
        return f"He visited {latin[0]}" if latin else WRONG.get(source, "And he went home.")

    return StubEngine(answer)


@pytest.fixture(scope="module")
def model():
    return resolve("embedded", "ar", "en")


@pytest.fixture
def figures(model):
    test = Corpus("flores-dev", [as_article(SOURCES)], GLOSSARY, REFERENCES)
    return measure(test, model, engine(), beam=1, rounds=2)


def test_each_rung_is_measured_by_itself(figures):
    assert list(figures["rungs"]) == ["without", "plain", "annotated", "prefix", "spliced", "ladder"]
    present = {name: row["present"] for name, row in figures["rungs"].items()}
    assert present["without"] == present["plain"] == 1
    assert present["annotated"] == present["spliced"] == present["ladder"] == 2


def test_a_sentence_that_is_nothing_but_a_term_says_nothing_about_a_rung(figures):
    assert figures["sentences_with_terms"] == 2
    assert figures["rungs"]["ladder"]["occurrences"] == 2


def test_calls_of_the_engine_are_counted_by_the_sentence(figures):
    asked = {name: row["asked_per_sentence"] for name, row in figures["rungs"].items()}
    assert (asked["without"], asked["plain"], asked["spliced"]) == (1.0, 1.0, 1.0)
    assert asked["annotated"] >= 1.5  # one of the two sentences climbs
    assert figures["whole"]["without"]["asked_per_sentence"] == 1.0
    assert figures["whole"]["with"]["asked_per_sentence"] > 1.0


def test_the_whole_way_is_scored_without_and_with_the_glossary(figures):
    without, enforced = figures["whole"]["without"], figures["whole"]["with"]
    assert (without["occurrences"], without["present"]) == (3, 1)
    assert (enforced["occurrences"], enforced["present"]) == (3, 3)
    assert 0 < without["chrf2"] < 100
    assert "glossary:" in enforced["signature"]
    assert sum(figures["uses"].values()) == 3


def test_a_large_glossary_is_timed_in_its_parts():
    names = [Name(f"اسم{'ب' * i}", f"Name {i}", "person") for i in range(50)]
    timed = time_matching(names, SOURCES, TRANSLATING, rounds=2)
    assert timed["terms"] == 50
    parts = timed["opening"] + timed["finding"]
    assert timed["share"]["with"] == pytest.approx(parts / 20.0, abs=0.001)
    assert timed["share"]["without"] == pytest.approx(parts / 10.0, abs=0.001)


def test_the_tables_show_what_the_results_hold(figures):
    matching = time_matching([Name("موسكو", "Moscow", "place")], SOURCES, TRANSLATING, rounds=2)
    text = tables.terms({"models": [{"model": "embedded", "sets": [figures], "matching": matching}]})
    assert "| without a glossary | 1 of 2 | 50.0% | 0 | 1.00 |" in text
    assert "| **the whole ladder** | 2 of 2 | 100.0% | 0 |" in text
    assert f"| with | 100.0% | {figures['whole']['with']['bleu']:.1f} |" in text
    assert "How the 3 uses of terms came about: natural" in text
    assert "What 1 terms cost: opening the glossary 0.0" in text
    assert "of the 20 s that translating them takes with a glossary and" in text


def test_one_term_missing_of_a_million_is_not_100_percent():
    rungs = {
        "ladder": {"present": 999_999, "occurrences": 1_000_000, "doubled": 0, "asked_per_sentence": 1.0}
    }
    assert "99.9%" in tables._rungs(rungs)


def test_quality_is_scored_by_subject(model):
    pairs = [
        Pair(*sides, subject)
        for *sides, subject in zip(SOURCES, REFERENCES, ["war", "war", "sport", "sport"], strict=True)
    ]
    scorer = Scorer(pairs, model, engine(), beam=1)
    war, every = scorer.scores("war"), scorer.scores()
    assert (war["segments"], every["segments"]) == (2, 4)
    assert war["without"]["chrf2"] != every["without"]["chrf2"]
    figures = {"model": "embedded", "flores": every, "news": [war, every], "development": war}
    text = tables.quality({"models": [figures]})
    assert "| Google | 46.0 | 70.4 |" in text
    assert f"| **`embedded`, no glossary** | {every['without']['bleu']:.1f} |" in text
    assert "| war | 2 |" in text


@pytest.mark.parametrize("benchmark", [terms, quality])
def test_without_the_data_there_is_one_sentence_and_nothing_is_written(
    benchmark, tmp_path, monkeypatch, capsys
):
    output = tmp_path / "out.json"
    monkeypatch.setattr(sys, "argv", ["bench", "--eval", str(tmp_path), "--output", str(output)])
    benchmark.main()
    out = capsys.readouterr().out
    assert out.startswith("Skipped: ")
    assert len(out.splitlines()) == 1
    assert not output.exists()


def test_the_docs_hold_the_tables_of_the_results(tmp_path, monkeypatch, figures):
    matching = time_matching([Name("موسكو", "Moscow", "place")], SOURCES, TRANSLATING, rounds=2)
    results = {"models": [{"model": "embedded", "sets": [figures], "matching": matching}]}
    (tmp_path / "terms.json").write_text(json.dumps(results), encoding="utf-8")
    page = "# A\n\n<!-- generated: benchmark terms -->\nold\n<!-- end -->\n\nB\n"
    read = generate.results.read
    monkeypatch.setattr(generate.results, "read", lambda name: read(name, tmp_path))
    new = generate.generated(page)
    assert tables.terms(results) in new
    assert "old" not in new
    assert new.endswith("<!-- end -->\n\nB\n")
    assert "run `make bench-quality`" in generate.generated(page.replace("terms", "quality"))
