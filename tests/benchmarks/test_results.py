"""Results of benchmarks: written with what they were made with, refused when that has changed."""

import json

from benchmarks.results import made_with, problem, read, write

PRESENT = {"model_sha256": "a" * 64, "glossary": "b" * 12, "version": "0.1.0"}


def test_results_are_read_as_they_were_written(tmp_path):
    write(tmp_path / "terms.json", {"segments": 997, "models": []})
    assert read("terms", tmp_path) == {"made_with": made_with(), "segments": 997, "models": []}


def test_results_name_no_place_on_the_machine(tmp_path):
    write(tmp_path / "terms.json", {})
    assert "/" not in (tmp_path / "terms.json").read_text(encoding="utf-8")


def test_what_they_were_made_with_is_a_hash_of_the_model_and_one_of_the_glossary():
    made = made_with()
    assert len(made["model_sha256"]) == 64
    assert len(made["glossary"]) == 12


def test_nothing_is_wrong_while_model_and_glossary_are_the_same():
    assert problem("terms", {"made_with": PRESENT}, PRESENT) == ""
    assert problem("terms", {"made_with": PRESENT | {"version": "0.0.9"}}, PRESENT) == ""


def test_another_model_or_glossary_makes_them_stale():
    results = {"made_with": PRESENT}
    told = problem("terms", results, PRESENT | {"model_sha256": "c" * 64})
    assert told == "stale: benchmarks/results/terms.json (another model); run `make bench-terms`"
    told = problem("quality", results, PRESENT | {"model_sha256": "c", "glossary": "d"})
    assert "(another model and glossary); run `make bench-quality`" in told


def test_a_benchmark_that_was_never_run_is_missing(tmp_path):
    assert read("terms", tmp_path) is None
    assert problem("terms", None, PRESENT).startswith("missing: benchmarks/results/terms.json")


def test_results_can_be_compared_line_by_line(tmp_path):
    write(tmp_path / "terms.json", {"models": [{"model": "embedded", "present": 1}]})
    text = (tmp_path / "terms.json").read_text(encoding="utf-8")
    assert '"present": 1' in text.splitlines()[-4]
    assert json.loads(text)["models"][0]["model"] == "embedded"
