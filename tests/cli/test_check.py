"""`translator check`: findings by file, exit codes, ignoring with a reason, the built site."""

import json

import pytest

from tests.engine import StubEngine
from translator import workshop
from translator.reviewing import Reviews, Status
from translator.segments import segment_hash

GOOD = "وعاد الرئيس اليوم إلى القاهرة."
ANSWERS = {
    "زيارة": "A visit",
    "وصل 15 شخصا إلى موسكو.": "50 people arrived in Moscow.",
    GOOD: "The president returned to Cairo today.",
    "هذه جملة لم تترجم.": "هذه جملة لم تترجم.",
}
WARNING = "وصل 15 شخصا إلى موسكو."
ERROR = "هذه جملة لم تترجم."
ID = segment_hash(WARNING)


@pytest.fixture
def engine(monkeypatch):
    made = StubEngine(lambda source: ANSWERS.get(source, "A text"))
    monkeypatch.setattr(workshop, "load_engine", lambda *_, **__: made)
    return made


@pytest.fixture
def site(home, engine):
    """Write articles; each gets the sentences that it is given."""
    (home / "articles").mkdir()
    (home / "translator.toml").write_text("", encoding="utf-8")

    def write(**articles):
        for name, sentences in articles.items():
            path = home / "articles" / f"{name}.txt"
            path.write_text("\n".join(["زيارة", " ".join(sentences)]), encoding="utf-8")

    return write


def ignore(home, **what):
    lines = [f'{key} = "{value}"' for key, value in what.items()]
    (home / "checks.toml").write_text("\n".join(["[[ignore]]", *lines]), encoding="utf-8")


def test_sound_articles_end_with_0(site, run):
    site(visit=[GOOD])
    outcome = run("check")
    assert (outcome.code, outcome.out) == (0, "")
    assert "0 errors, 0 warnings, 0 notes in 1 article." in outcome.err


def test_a_finding_stands_under_its_file_with_number_message_and_both_texts(site, run):
    site(visit=[GOOD, WARNING])
    assert run("check").out.splitlines()[:4] == [
        "articles/visit.txt (ar-en/visit)",
        f"    3 warning: The source says 15, the translation 50 [numbers {ID}]",
        "      وصل 15 شخصا إلى موسكو.",
        "      50 people arrived in Moscow.",
    ]


def test_errors_end_with_1_and_warnings_when_strict(site, run):
    site(visit=[WARNING])
    assert run("check").code == 0
    assert run("check", "--strict").code == 1
    site(visit=[ERROR])
    assert run("check").code == 1


def test_one_article_is_checked_and_no_other_is_translated(site, run, engine):
    site(visit=[WARNING], other=[ERROR])
    outcome = run("check", "articles/visit.txt")
    assert (outcome.code, "other" in outcome.out) == (0, False)
    assert ERROR not in engine.asked
    assert run("check", "other.txt").code == 1


def test_what_the_last_build_translated_is_not_translated_again(site, run, engine):
    site(visit=[WARNING])
    run("build")
    asked = len(engine.asked)
    assert "numbers" in run("check").out
    assert len(engine.asked) == asked


def test_checking_one_article_keeps_the_others_for_the_next_build(site, run, engine):
    site(visit=[WARNING], other=[GOOD])
    run("build")
    site(visit=[GOOD])
    run("check", "visit.txt")
    asked = len(engine.asked)
    assert "Built 2 articles" in run("build").err
    assert len(engine.asked) == asked


def test_an_ignore_leaves_a_finding_alone_with_its_reason(site, run, home):
    site(visit=[WARNING])
    ignore(home, article="visit.txt", sentence=ID, check="numbers", reason="the agency said so")
    outcome = run("check", "--strict")
    assert (outcome.code, outcome.out) == (0, "")
    assert "1 left alone." in outcome.err
    record = json.loads(run("check", "--json").out)
    assert record["findings"] == []
    assert record["ignored"][0]["reason"] == "the agency said so"


def test_an_ignore_that_matches_nothing_any_more_is_a_note(site, run, home):
    site(visit=[GOOD])
    ignore(home, article="visit.txt", check="numbers", reason="the agency said so")
    outcome = run("check", "--strict")
    assert outcome.code == 0
    assert "checks.toml:1: note: this matches nothing any more; delete it." in outcome.out
    assert "1 note " in outcome.err
    assert "checks.toml" not in run("check", "visit.txt").out  # the others were not looked at


def test_a_broken_checks_toml_is_one_sentence_and_2(site, run, home):
    site(visit=[GOOD])
    ignore(home, article="visit.txt", check="numbers")
    outcome = run("check")
    assert (outcome.code, outcome.out) == (2, "")
    assert "checks.toml:1: nothing is ignored without a reason" in outcome.err


@pytest.fixture
def approve(home, run):
    """Approve a sentence of visit.txt: the draft as it is, or another text."""

    def approving(source, target=None):
        run("export", "visit.txt")
        reviews = Reviews(home / "translations" / "ar-en")
        record = reviews.read("visit").by_id[segment_hash(source)]
        reviews.save("visit", record.id, record.version, target=target, status=Status.APPROVED)

    return approving


def test_a_person_may_leave_a_term_out_and_is_only_warned(site, run, home, approve):
    site(visit=[GOOD])
    (home / "names.csv").write_text("source,target\nالقاهرة,Cairo\n", encoding="utf-8")
    (home / "translator.toml").write_text('[glossaries]\nar-en = ["names.csv"]\n', encoding="utf-8")
    approve(GOOD, "The president returned to the capital today.")
    assert "Glossary terms missing: 1; `translator check` shows where." in run("build").err
    outcome = run("check")
    assert outcome.code == 0
    assert "2 warning: “Cairo” is missing [missing-term" in outcome.out


def test_what_was_approved_for_another_source_is_named_and_can_be_left_alone(site, run, home, approve):
    site(visit=[GOOD])
    approve(GOOD)
    edited = GOOD.replace("اليوم", "أمس")
    site(visit=[edited])
    outcome = run("check")
    assert outcome.code == 0
    said = "The source has changed since a person translated it: look at it again"
    assert f"    2 warning: {said} [changed-source {segment_hash(edited)}]" in outcome.out.splitlines()
    assert outcome.err.splitlines()[-2:] == [
        "Look again at 1 sentence whose source has changed since a person translated it: "
        "articles/visit.txt (1).",
        "0 errors, 1 warning, 0 notes in 1 article.",
    ]
    ignore(home, article="visit.txt", check="changed-source", reason="a slip of the pen was mended")
    assert "Look again" not in run("check").err


def test_json_has_every_finding_with_its_parts(site, run):
    site(visit=[GOOD, WARNING])
    (finding,) = json.loads(run("check", "--json").out)["findings"]
    assert finding == {
        "file": "articles/visit.txt",
        "pair": "ar-en",
        "article": "ar-en/visit",
        "number": 3,
        "sentence": ID,
        "check": "numbers",
        "severity": "warning",
        "message": "The source says 15, the translation 50",
        "source": WARNING,
        "target": "50 people arrived in Moscow.",
    }


def test_an_article_that_cannot_be_read_hides_no_other(site, run, home):
    site(visit=[WARNING])
    (home / "articles" / "empty.txt").write_text("", encoding="utf-8")
    outcome = run("check")
    assert outcome.code == 1
    assert "empty.txt" in outcome.err
    assert "numbers" in outcome.out


def test_no_such_article(site, run):
    site(visit=[GOOD])
    outcome = run("check", "none.txt")
    assert outcome.code == 2
    assert "none.txt: is no article of the site" in outcome.err


def test_the_built_site_is_checked_too_when_asked(site, run, home):
    site(visit=[GOOD])
    assert run("check", "--site").code == 2  # nothing is built yet
    run("build")
    assert run("check", "--site").code == 0
    (home / "build" / "site" / "en" / "about.html").unlink()
    outcome = run("check", "--site")
    assert outcome.code == 1
    assert "leads nowhere: about.html" in outcome.out
    assert "in the built site." in outcome.err
    assert json.loads(run("check", "--site", "--json").out)["site"]
