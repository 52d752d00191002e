"""`translator translate` on real files, with an engine that says `<source>`."""

import json
import os
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


def test_the_model_is_named_only_when_it_translates(article, run, stub):
    assert "Model: embedded" in run("translate", article).err
    assert "Model:" not in run("translate", article).err  # every sentence is in the memory


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


def test_markdown_from_a_pipe_is_read_as_such_when_said(run, stub):
    text = "# عنوان الخبر\n\nقال **الرئيس** ذلك.".encode()
    outcome = run("translate", "-", "--read-as", "markdown", "--format", "json", stdin=text)
    assert json.loads(outcome.out)["title"]["source"] == "عنوان الخبر"
    assert "**" not in outcome.out


def test_an_interruption_says_how_to_go_on(article, run, stub, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("translator.cli.translate.translate_articles", interrupted)
    outcome = run("translate", article)
    assert outcome.code == 130
    assert "goes on from here" in outcome.err


@pytest.mark.parametrize("command", [["translate", "-"], ["memory", "stats"]])
def test_a_full_disk_behind_standard_output_is_one_sentence(command, article, home, converted):
    environment = {**os.environ, "TRANSLATOR_MEMORY": str(home / "memory")}
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "translator", *command],
            input="٢٠٢٥\n١٢\nBBC قناة".encode() if "-" in command else b"",
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"No space left" in done.stderr


def test_closed_standard_input_is_one_sentence(home):
    command = f"{sys.executable} -m translator translate - <&-"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.returncode == 2
    assert "closed" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_options_get_one_sentence_with_a_remedy(run):
    outcome = run("translate", "a.txt", "--beam", "many")
    assert outcome.code == 2
    assert outcome.err.startswith("error: ")
    assert outcome.err.count("\n") == 1
    assert "translator translate --help" in outcome.err
