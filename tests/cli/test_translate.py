"""`translator translate` on real files, with an engine that says `<source>`."""

import json
import subprocess
import sys

import pytest

from tests.cli.conftest import files_in

ARTICLE = "ترامب في موسكو\nقال ترامب إنه سيزور موسكو غداً. وأضاف أن الزيارة قريبة."
GLOSSARY = "source,target,variants,kind,note\nدونالد ترامب,Donald Trump,,person,\nموسكو,Moscow,,place,\n"


@pytest.fixture
def article(home):
    (home / "visit.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "glossaries" / "ar-en").mkdir(parents=True)
    (home / "glossaries" / "ar-en" / "names.csv").write_text(GLOSSARY, encoding="utf-8")
    return "visit.txt"


def test_without_a_format_all_three_are_written(article, home, run, stub):
    assert run("translate", article, "-o", "out").code == 0
    assert {"out/visit.md", "out/visit.html", "out/visit.json"} <= files_in(home)


def test_the_glossary_of_the_pair_is_used_by_itself(article, home, run, stub):
    outcome = run("translate", article, "--format", "json", "--strict")
    assert outcome.code == 0
    record = json.loads((home / "build" / "visit.json").read_text(encoding="utf-8"))
    terms = [term["target"] for segment in record["segments"] for term in segment["terms"]]
    assert terms.count("Trump") == 2
    assert terms.count("Moscow") == 2
    assert "ar-en (2 terms)" in outcome.err


def test_standard_input_goes_to_standard_output(article, run, stub):
    outcome = run("translate", "-", stdin=ARTICLE.encode())
    assert outcome.code == 0
    assert "Moscow" in outcome.out
    assert outcome.out.count("|") > 4  # a table


def test_a_second_run_writes_identical_bytes_without_the_engine(article, home, run, stub):
    run("translate", article)
    first = {path.name: path.read_bytes() for path in (home / "build").iterdir()}
    asked = len(stub.asked)
    run("translate", article)
    assert {path.name: path.read_bytes() for path in (home / "build").iterdir()} == first
    assert len(stub.asked) == asked


def test_nothing_but_the_result_is_on_standard_output(article, run, stub):
    outcome = run("translate", article, "--format", "md")
    assert outcome.out == ""
    assert "Wrote build/visit.md" in outcome.err


def test_interleaved_is_another_layout(article, home, run, stub):
    run("translate", article, "--format", "md", "--layout", "interleaved")
    assert "|---" not in (home / "build" / "visit.md").read_text(encoding="utf-8")


HELP = [["--help"], ["translate", "--help"], ["build", "--help"], ["models", "--help"], ["--version"]]


@pytest.mark.parametrize("arguments", HELP)
def test_help_is_instant_for_it_imports_no_engine(arguments):
    script = (
        "import sys; sys.argv = ['translator', *sys.argv[1:]]\n"
        "from translator.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'sentencepiece', 'trafilatura'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_help_shows_examples(run):
    for arguments in (["--help"], ["translate", "--help"]):
        assert "translator translate" in run(*arguments).out


def test_memory_stats_and_clear(article, run, stub):
    run("translate", article, "--format", "md")
    stats = json.loads(run("memory", "stats", "--json").out)
    assert stats["translations"][0]["sentences"] == 3
    assert "Forgot 3" in run("memory", "clear", "--yes").out
    assert json.loads(run("memory", "stats", "--json").out)["translations"] == []
