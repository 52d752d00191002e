"""`translator evaluate` on real files; an engine that says `<source>` translates."""

import json
import subprocess
import sys

import pytest

from tests.cli.conftest import files_in

SOURCE = "قال ترامب إنه سيزور موسكو.\nوأضاف أن الزيارة قريبة.\n"
REFERENCE = "Trump said he would visit Moscow.\nHe added that the visit was near.\n"
THEIRS = "Trump said that he would visit Moscow.\nThe visit is near, he added.\n"
GLOSSARY = "source,target,kind\nدونالد ترامب,Donald Trump,person\nموسكو,Moscow,place\n"
KEYS = ["bleu", "chrf2", "segments", "seconds", "words_per_second", "terms", "signature"]


@pytest.fixture
def files(home):
    for name, text in (("s.ar", SOURCE), ("r.en", REFERENCE), ("h.en", THEIRS), ("g.csv", GLOSSARY)):
        (home / name).write_text(text, encoding="utf-8")
    return ["evaluate", "--source", "s.ar", "--reference", "r.en"]


def test_json_has_these_keys_and_no_other(files, run, stub):
    outcome = run(*files, "--json")
    assert outcome.code == 0, outcome.err
    record = json.loads(outcome.out)
    assert list(record) == KEYS
    assert record["segments"] == 2
    assert record["seconds"] > 0
    assert record["words_per_second"] > 0
    assert record["terms"] == {"occurrences": 0, "present": 0}
    for part in ("BLEU|", "tok:13a", "chrF2|", "nc:6", "model:embedded", "beam:4"):
        assert part in record["signature"]


def test_terms_are_enforced_and_counted_when_there_is_a_glossary(files, run, stub):
    stub.answer = lambda source: "Tromp said he would visit Mosko."
    record = json.loads(run(*files, "--glossary", "g.csv", "--json").out)
    assert record["terms"] == {"occurrences": 2, "present": 2}


def test_without_a_glossary_the_model_is_by_itself_even_where_a_folder_of_glossaries_lies(
    files, home, run, stub
):
    (home / "glossaries" / "ar-en").mkdir(parents=True)
    (home / "glossaries" / "ar-en" / "names.csv").write_text(GLOSSARY, encoding="utf-8")
    assert json.loads(run(*files, "--json").out)["terms"]["occurrences"] == 0


def test_someone_elses_translation_is_scored_without_a_model(files, run, stub):
    outcome = run(*files, "--hypothesis", "h.en", "--glossary", "g.csv", "--json")
    record = json.loads(outcome.out)
    assert list(record) == KEYS
    assert 0 < record["bleu"] < 100
    assert 0 < record["chrf2"] < 100
    assert record["terms"] == {"occurrences": 2, "present": 2}
    assert record["seconds"] is None
    assert record["words_per_second"] is None
    assert "model:" not in record["signature"]
    assert stub.asked == []
    assert outcome.err == ""


def test_the_reference_itself_has_100(files, run, stub):
    record = json.loads(run(*files, "--hypothesis", "r.en", "--json").out)
    assert (record["bleu"], record["chrf2"]) == (100.0, 100.0)


def test_people_get_a_small_table(files, run, stub):
    out = run(*files, "--glossary", "g.csv").out
    for text in ("BLEU", "chrF2", "100.0%  2 of 2 glossary terms", "source words a second", "model:embedded"):
        assert text in out
    assert len(out.splitlines()) == 6


def test_a_byte_order_mark_and_crlf_are_no_part_of_the_text(files, home, run, stub):
    (home / "h.en").write_bytes(b"\xef\xbb\xbf" + REFERENCE.replace("\n", "\r\n").encode())
    assert json.loads(run(*files, "--hypothesis", "h.en", "--json").out)["bleu"] == 100.0


def test_a_paragraph_separator_within_a_segment_begins_no_new_one(files, home, run, stub):
    (home / "h.en").write_text(REFERENCE.replace(" he", "\u2028he", 1), encoding="utf-8")
    assert run(*files, "--hypothesis", "h.en", "--json").code == 0


def test_help_is_instant_for_it_imports_no_scorer():
    script = (
        "import sys; sys.argv = ['translator', 'evaluate', '--help']\n"
        "from translator.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "heavy = {'sacrebleu', 'torch', 'transformers', 'ctranslate2', 'sentencepiece'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "--hypothesis" in done.stdout


BAD = {
    "no such source": (["--source", "none.ar"], "none.ar", "No such file"),
    "no such reference": (["--reference", "none.en"], "none.en", "No such file"),
    "no such hypothesis": (["--hypothesis", "none.en"], "none.en", "No such file"),
    "a folder": (["--source", "."], ".", "directory"),
    "empty": (["--source", "empty.txt"], "empty.txt", "is empty"),
    "blank lines only": (["--reference", "blank.txt"], "blank.txt", "is empty"),
    "longer reference": (["--reference", "three.en"], "three.en", "has 3 lines, but s.ar has 2"),
    "longer hypothesis": (["--hypothesis", "three.en"], "three.en", "has 3 lines, but s.ar has 2"),
    "shorter reference": (["--reference", "one.en"], "one.en", "has 1 line, but s.ar has 2"),
    "not UTF-8": (["--source", "s.cp1256"], "s.cp1256", "is not UTF-8"),
    "swapped files": (["--source", "r.en", "--reference", "s.ar"], "r.en", "holds no Arabic letters"),
    "swapped the other way round": (["--pair", "en-ar"], "s.ar", "holds no Latin letters"),
    "no such glossary": (["--glossary", "none.csv"], "none.csv", "no such glossary"),
    "no pair": (["--pair", "Arabic"], "--pair", "write it like ar-en"),
    "a model for what is there already": (
        ["--hypothesis", "h.en", "--model", "best"],
        "",
        "leave out --model",
    ),
    "no such model": (["--model", "nonsense"], "nonsense", "neither"),
    "beam out of range": (["--beam", "99"], "--beam", "32"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_one_sentence(case, files, home, run, stub):
    (home / "empty.txt").write_bytes(b"")
    (home / "blank.txt").write_text("\n \n", encoding="utf-8")
    (home / "one.en").write_text("One.\n", encoding="utf-8")
    (home / "three.en").write_text(REFERENCE + "One more.\n", encoding="utf-8")
    (home / "s.cp1256").write_bytes(SOURCE.encode("cp1256"))
    before = files_in(home)
    options, where, what = BAD[case]
    outcome = run(*files, *options)
    assert (outcome.code, outcome.out) == (2, ""), outcome.err
    assert "Traceback" not in outcome.err
    assert where in outcome.err
    assert what in outcome.err
    assert outcome.err.count("error:") == 1
    assert files_in(home) == before
