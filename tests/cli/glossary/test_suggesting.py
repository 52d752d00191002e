"""`translator glossary suggest`: names of real articles, printed, and accepted into the glossary."""

import json
import os
import pty
import subprocess
import sys

import pytest

from tests.cli.conftest import files_in

ARTICLE = """ويتكوف يزور موسكو
قال المبعوث الأميركي ستيف ويتكوف إن المحادثات في كوبنهاغن كانت مفيدة.
وأضاف ويتكوف أن الوفد الأميركي سيصل إلى كوبنهاغن غداً برفقة كيث كيلوج.
"""


@pytest.fixture
def article(home):
    (home / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return "a.txt"


@pytest.fixture
def glossary(home):
    folder = home / "glossaries" / "ar-en"
    folder.mkdir(parents=True)
    people = "source,target,variants,kind\nكيث كيلوغ,Keith Kellogg,,person\n"
    (folder / "people.csv").write_text(people, encoding="utf-8")
    (folder / "places.csv").write_text("source,target,kind\nموسكو,Moscow,place\n", encoding="utf-8")
    return folder


def rows(outcome):
    return {line.split("\t")[2]: line.split("\t") for line in outcome.out.splitlines()}


def test_names_are_listed_with_count_kind_spelling_and_the_sentence(run, article, glossary):
    outcome = run("glossary", "suggest", article)
    assert outcome.code == 0
    count, kind, _, target, sure, context = rows(outcome)["ستيف ويتكوف"]
    assert (count, kind, target) == ("3", "person", "Steve Witkov")
    assert int(sure.removeprefix("name ").partition("%")[0]) > 80
    assert "spelling" in sure
    assert "⟦ستيف ويتكوف⟧" in context
    assert rows(outcome)["كوبنهاغن"][3] == "Copenhagen"
    assert rows(outcome)["كيث كيلوج"][3] == "Keith Kellogg"  # as the glossary's كيث كيلوغ
    assert "موسكو" not in rows(outcome)  # the glossary has it


def test_without_a_glossary_all_names_are_new(run, article):
    assert "موسكو" in rows(run("glossary", "suggest", article))


def test_rare_names_can_be_left_out(run, article, glossary):
    assert set(rows(run("glossary", "suggest", article, "--min-count", 2))) == {"ستيف ويتكوف", "كوبنهاغن"}


def test_json_has_the_place_and_the_reasons(run, article, glossary):
    found = json.loads(run("glossary", "suggest", article, "--json").out)
    (witkoff,) = (each for each in found if each["source"] == "ستيف ويتكوف")
    assert witkoff["sentence"][witkoff["start"] : witkoff["end"]] == "ستيف ويتكوف"
    assert "after a title" in witkoff["reasons"]
    assert witkoff["by"] == "rules"


def test_yes_adds_what_is_sure_and_says_what_is_left(run, article, glossary):
    outcome = run("glossary", "suggest", article, "--add", "--yes")
    assert outcome.code == 0
    assert (glossary / "places.csv").read_text().splitlines()[1:] == [
        "موسكو,Moscow,place",
        "كوبنهاغن,Copenhagen,place,suggested",
    ]
    assert (glossary / "people.csv").read_text().splitlines()[1:] == [
        "كيث كيلوغ,Keith Kellogg,كيث كيلوج,person"  # a spelling of a known person is a variant
    ]
    assert "1 name is not sure enough" in outcome.err
    assert "كوبنهاغن" not in rows(run("glossary", "suggest", article))


def test_the_first_names_make_the_glossary(run, home, article):
    run("glossary", "suggest", article, "--add", "--yes", "--pair", "ar-en")
    assert files_in(home / "glossaries") == {"ar-en/places.csv"}
    assert "كوبنهاغن,Copenhagen,,place,,,,suggested" in (home / "glossaries/ar-en/places.csv").read_text()


def at_a_terminal(home, answers):
    """Run `suggest --add` at a terminal of its own and type the answers."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "translator", "glossary", "suggest", "a.txt", "--add"]
    os.write(ours, answers.encode())
    environment = {**os.environ, "TERM": "dumb", "NO_COLOR": "1"}
    process = subprocess.run(
        command, cwd=home, stdin=theirs, capture_output=True, timeout=60, env=environment
    )
    os.close(ours)
    os.close(theirs)
    return process.stdout.decode(), process.stderr.decode()


def test_each_name_is_asked_for(home, article, glossary):
    out, err = at_a_terminal(home, "Steve Witkoff\n\n-\n")
    assert "⟦ستيف ويتكوف⟧" in err
    assert "ستيف ويتكوف (person, 3x), a guess: Steve Witkov, 10% sure (y, n or the right spelling):" in err
    assert "كوبنهاغن (place, 2x) [Copenhagen, 95% sure]:" in err
    assert out.splitlines() == [
        "added ستيف ويتكوف = Steve Witkoff (person)",
        "added كوبنهاغن = Copenhagen (place)",
    ]
    assert "Keith Kellogg,,person" in (glossary / "people.csv").read_text()  # left out


def test_y_n_q_and_the_question_mark_are_answers_and_no_names(home, article, glossary):
    out, err = at_a_terminal(home, "?\nn\nY\nq\n")
    assert "source: …          correct the name" in err
    assert out.splitlines() == ["added كوبنهاغن = Copenhagen (place)"]


def test_what_cannot_be_a_name_asks_again(home, article, glossary):
    out, err = at_a_terminal(home, "W\n!!\nويتكوف\nSteve Witkoff\n.\n")
    assert "“W” is no name: type the whole spelling, or ? for help." in err
    assert "“!!” is no name" in err
    assert "“ويتكوف” has no Latin letters: type the translation, or ? for help." in err
    assert out.splitlines() == ["added ستيف ويتكوف = Steve Witkoff (person)"]


def test_the_source_and_the_kind_can_be_corrected(home, article, glossary):
    answers = "kind: Organization\nkind: planet\nsource: مكتب ستيف ويتكوف\ntarget: Y\nq\n"
    out, err = at_a_terminal(home, answers)
    assert "“planet” is no kind: write one of person, place," in err
    assert "مكتب ستيف ويتكوف (organisation, 3x), a guess: Steve Witkov (y, n or" in err
    assert out.splitlines() == ["added مكتب ستيف ويتكوف = Y (organisation)"]


def test_what_was_accepted_before_the_end_is_kept(home, article, glossary):
    out, _ = at_a_terminal(home, "Steve Witkoff\n.\n")
    assert out.splitlines() == ["added ستيف ويتكوف = Steve Witkoff (person)"]


def test_ctrl_d_asks_as_ctrl_c_does(home, article, glossary):
    for answer, said in (("n", []), ("y", ["added ستيف ويتكوف = Steve Witkoff (person)"])):
        out, err = at_a_terminal(home, f"Steve Witkoff\n\x04{answer}\n")
        assert "Stopped. Save the name that you have accepted? (y or n) [n]:" in err
        assert out.splitlines() == said


def test_enter_takes_no_guess_but_y_does(home, article, glossary):
    out, err = at_a_terminal(home, "\ny\nq\n")
    assert "Steve Witkov is only a guess: y takes it, or type the right spelling." in err
    assert out.splitlines() == ["added ستيف ويتكوف = Steve Witkov (person)"]


def test_the_lint_looks_at_what_is_accepted(home, article, glossary):
    answers = "source: zzz\nthe Witkoff\nn\nSteve Witkоff\nthe Witkoff\ny\nq\n"  # an о of the Cyrillic script
    out, err = at_a_terminal(home, answers)
    assert "“zzz” has no Arabic letters: write the name as the articles do." in err
    assert "the target 'the Witkoff' begins with an article; leave it out: the sentence puts it there." in err
    assert "'Witkоff' mixes scripts: CYRILLIC SMALL LETTER O U+043E; type it again." in err
    assert err.count("Take it all the same? (y or n) [n]:") == 2
    assert out.splitlines() == ["added ستيف ويتكوف = the Witkoff (person)"]


def test_a_name_that_is_a_word_can_be_given_its_when(home, article, glossary):
    (home / "a.txt").write_text("لقاء\n\nقال الرئيس نواف سلام إن الحكومة تعمل.\n", encoding="utf-8")
    out, err = at_a_terminal(home, "Nawaf Salam\nn\nwhen: with-name\nNawaf Salam\nq\n")
    assert "'سلام' is an everyday word" in err
    assert out.splitlines() == ["added نواف سلام = Nawaf Salam (person)"]
    assert "نواف سلام,Nawaf Salam,,person,with-name" in (glossary / "people.csv").read_text()


def interrupted(home, *answers):
    """Run `suggest --add`, type each answer when it is asked for, and press Ctrl-C for None."""
    code = (
        "import sys, translator.cli as cli\n"
        f"answers = iter({answers!r})\n"
        "class Keyboard:\n"
        "    def isatty(self): return True\n"
        "    def readline(self):\n"
        "        answer = next(answers)\n"
        "        if answer is None: raise KeyboardInterrupt\n"
        "        return answer + chr(10)\n"
        "sys.stdin = Keyboard()\n"
        "sys.argv = ['translator', 'glossary', 'suggest', 'a.txt', '--add']\n"
        "cli.main()\n"
    )
    return subprocess.run([sys.executable, "-c", code], cwd=home, capture_output=True, text=True, timeout=60)


def test_ctrl_c_saves_nothing_unless_it_is_confirmed(home, article, glossary):
    before = files_in(home), (glossary / "people.csv").read_text()
    for answer in ("", "n", None):
        outcome = interrupted(home, "Steve Witkoff", None, answer)
        assert (outcome.returncode, outcome.stdout) == (130, "")
        assert "Save the name that you have accepted? (y or n) [n]:" in outcome.stderr
        assert "Nothing was saved." in outcome.stderr
        assert (files_in(home), (glossary / "people.csv").read_text()) == before
    outcome = interrupted(home, "Steve Witkoff", None, "y")
    assert (outcome.returncode, outcome.stdout) == (0, "added ستيف ويتكوف = Steve Witkoff (person)\n")


def test_ctrl_c_before_anything_was_accepted_just_stops(home, article, glossary):
    outcome = interrupted(home, None)
    assert (outcome.returncode, outcome.stdout) == (130, "")
    assert "Nothing was saved." in outcome.stderr
    assert "accepted?" not in outcome.stderr


def test_without_a_terminal_nothing_can_be_asked(run, home, article, glossary):
    outcome = run("glossary", "suggest", article, "--add")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "error: --add asks, and there is no terminal here; give --yes as well.\n"


def test_an_unreadable_article_stops_no_other(run, article, glossary):
    outcome = run("glossary", "suggest", "none.txt", article)
    assert outcome.code == 1
    assert "none.txt: does not exist" in outcome.err
    assert "كوبنهاغن" in rows(outcome)


def test_no_readable_article_is_an_error(run, home):
    outcome = run("glossary", "suggest", "none.txt")
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1


def test_an_article_without_names_says_so(run, home):
    (home / "a.txt").write_text("قال مصدر إن الاجتماع تأجل إلى الأسبوع المقبل.\n", encoding="utf-8")
    outcome = run("glossary", "suggest", "a.txt")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "No names that the glossary lacks.\n"
