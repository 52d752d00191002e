"""The race of engines: equal work for all, in processes of their own."""

import pytest

from benchmarks.contenders import KINDS
from benchmarks.racing import Entry, race
from benchmarks.random_models import never_ending, tiny
from benchmarks.results import problem
from benchmarks.speed import sources, splits, with_repeats
from benchmarks.speed_tables import speed
from tests.models.tiny import ARABIC, copy_model

SENTENCES = ARABIC.splitlines()
OPTIONS = {"batch": 256}


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRANSLATOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A model that writes no end mark, made of an architecture without weights."""
    folder = tmp_path_factory.mktemp("models")
    architecture = copy_model(tiny(folder / "tiny"), folder / "architecture", "model.safetensors")
    return never_ending(architecture, folder / "endless")


@pytest.mark.parametrize("kind", KINDS)
def test_all_contenders_write_as_many_tokens(kind, model):
    wanted = {"kind": kind, "folder": str(model), "beam": 2, "length": 7, **OPTIONS}
    contender = KINDS[kind](wanted)
    outputs = contender.run(contender.ready(SENTENCES))
    assert [len(tokens) for tokens in outputs] == [7] * len(SENTENCES)


def test_contenders_take_turns_and_are_told_apart(model):
    entries = [
        Entry("ours", "ours", model, beam=1, length=5),
        Entry("raw", "raw", model, beam=1, length=5, share=2, options=OPTIONS),
    ]
    ours, raw = race(entries, SENTENCES, rounds=3)
    assert (ours["name"], ours["tokens"]) == ("ours", 5 * len(SENTENCES))
    assert (raw["name"], raw["tokens"]) == ("raw", 5 * 2)  # the second and the fourth of five
    for figures in (ours, raw):
        assert figures["slowest"] <= figures["tokens_per_second"] <= figures["fastest"]
        assert figures["peak"] > 10
        assert figures["start"] > 0


def test_a_contender_that_fails_ends_the_race(tmp_path):
    with pytest.raises(RuntimeError, match="raw ended with 1"):
        race([Entry("raw", "raw", tmp_path)], SENTENCES, 1)


def test_threads_are_split_in_every_way():
    assert splits(1) == [(1, 1)]
    assert splits(2) == [(1, 2), (2, 1)]
    assert splits(12) == [(1, 12), (2, 6), (4, 3), (8, 1), (12, 1)]


def test_three_of_ten_sentences_repeat_others():
    texts = sources(10)
    repeated = with_repeats(texts)
    assert len(repeated) == len(texts) == 10
    assert len(set(repeated)) == 7


def figures(name, rate, peak=100.0):
    rates = dict.fromkeys(("tokens_per_second", "slowest", "fastest", "words_per_second"), rate)
    return {"name": name, **rates, "start": 1.0, "peak": peak}


def test_the_table_compares_with_the_ceiling_and_with_the_usual_script():
    grid = [{**figures("0", 50.0), "workers": 1, "threads": 1, "batch": 512}]
    grid.append({**figures("1", 100.0), "workers": 2, "threads": 1, "batch": 256})
    race = [figures("ours", 95.0), figures("ceiling", 100.0), figures("usual script", 9.5)]
    model = {"model": "embedded", "length": None, "sentences": 96, "words": 1900, "grid": grid}
    model |= {"contenders": race, "beams": [figures("1", 200.0)], "repeats": race[:2]}
    machine = {"processor": "Abacus", "threads": 2, "ctranslate2": "4", "torch": "2", "transformers": "5"}
    marks = [{"sentences": 1000, "memory": 101.0}, {"sentences": 100_000, "memory": 102.0}]
    text = speed(
        {"machine": machine, "rounds": 5, "models": [model], "memory": [{"model": "tiny", "marks": marks}]}
    )
    assert "| **ours** (CTranslate2 int8) | 95 (95–95) | 95 | 0.95 | 10.0 | 100 MB | 1.0 s |" in text
    assert "| 1 worker × 1 thread | – | 50 |" in text
    assert "| 2 workers × 1 thread | 100 | – |" in text
    assert "| greedy | 200 | 200 |" in text
    assert "| after sentences | 1,000 | 100,000 |" in text.replace("memory of ours, model `tiny`, ", "")


def test_other_engines_or_another_size_make_the_results_stale_other_weights_do_not():
    made = {"model_sha256": "a", "model_shape": "s", "glossary": "b", "engines": "c"}
    assert problem("speed", {"made_with": made}, {**made, "model_sha256": "z"}) == ""
    told = problem("speed", {"made_with": made}, {**made, "engines": "z"})
    assert told.endswith("(another code of the engines); run `make bench-speed`")
    told = problem("speed", {"made_with": made}, {**made, "model_shape": "z"})
    assert told.endswith("(another size of the model); run `make bench-speed`")
