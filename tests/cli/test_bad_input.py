"""Every wrong input: one sentence that says what, where and what to do; exit code 2; nothing written."""

import os
import sqlite3

import pytest

from tests.cli.conftest import files_in
from translator import cli

ARTICLE = "قال الرئيس إنه سيزور موسكو غداً.\nوأضاف أن الزيارة قريبة."


def text(name="a.txt", content=ARTICLE):
    def make(home):
        (home / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return make


def folder(name):
    return lambda home: (home / name).mkdir()


def locked(home):
    (home / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "a.txt").chmod(0)


def settings(content):
    return text("translator.toml", content)


def site(content):
    def make(home):
        settings(content)(home)
        folder("articles")(home)
        text("articles/a.txt")(home)

    return make


BAD = {
    "no such article": (None, ["translate", "none.txt"], "none.txt", "does not exist"),
    "empty article": (text(content=""), ["translate", "a.txt"], "a.txt", "empty"),
    "blank article": (text(content=" \n\n"), ["translate", "a.txt"], "a.txt", ""),
    "binary article": (text(content=b"abc\0\1\2" * 50), ["translate", "a.txt"], "a.txt", "binary"),
    "PDF": (text(content=b"%PDF-1.7\n%\xe2\xe3\n" * 9), ["translate", "a.txt"], "a.txt", "PDF"),
    "PNG": (text("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 90), ["translate", "a.png"], "a.png", ""),
    "Word file": (text("a.docx", b"PK\3\4" + b"\0" * 90), ["translate", "a.docx"], "a.docx", ""),
    "no Arabic": (text(content="Only English here."), ["translate", "a.txt"], "a.txt", "Arabic"),
    "a folder": (folder("a.txt"), ["translate", "a.txt"], "a.txt", "folder"),
    "too large": (text(content="نص " * 4_000_000), ["translate", "a.txt"], "a.txt", "MB"),
    "bad front matter": (text("a.md", f"---\ntitle: [\n---\n{ARTICLE}"), ["translate", "a.md"], "a.md:", ""),
    "page without article": (
        text("a.html", "<html><body><nav>روابط</nav></body></html>"), ["translate", "a.html"], "a.html", "",
    ),
    "empty standard input": (None, ["translate", "-"], "standard input", "empty"),
    "standard input and files": (text(), ["translate", "-", "a.txt"], "-", "mixed"),
    "a pipe into a folder": (None, ["translate", "-", "-o", "out"], "-o", "standard output"),
    "two formats to a pipe": (
        None, ["translate", "-", "--format", "md", "--format", "html"], "-", "one format",
    ),
    "would overwrite itself": (text("a.md"), ["translate", "a.md", "-o", "."], "a.md", "overwrite"),
    "output is a file": (text(), ["translate", "a.txt", "-o", "a.txt"], "a.txt", "not a folder"),
    "unknown model": (text(), ["translate", "a.txt", "--model", "nonsense"], "nonsense", "neither"),
    "model not here": (text(), ["translate", "a.txt", "--model", "best"], "opus-mt-tc-big-ar-en", "pull"),
    "folder without a model": (text(), ["translate", "a.txt", "--model", "."], ".", "config.json"),
    "no model for the pair": (text(), ["translate", "a.txt", "--to", "sw"], "", "ar-sw"),
    "an address": (None, ["translate", "https://a.org/b.html"], "https://a.org/b.html", "an .html file"),
    "model of a site not here": (
        site('[translation]\nmodel = "best"\n'), ["build"], "translator.toml:2: Helsinki", "models pull",
    ),
    "no such glossary of a site": (
        site('[glossaries]\nar-en = ["none"]\n'), ["build"], "none", "[glossaries] in translator.toml",
    ),
    "no such glossary": (text(), ["translate", "a.txt", "--glossary", "g.csv"], "g.csv", "no such"),
    "folder without glossary": (text(), ["translate", "a.txt", "--glossary", "."], ".", "no .csv"),
    "no such settings": (None, ["build"], "translator.toml", "No such file"),
    "broken settings": (settings("[site\n"), ["build"], "translator.toml:1", "TOML"),
    "unknown setting": (settings("[site]\ntitel = 1\n"), ["build"], "translator.toml:2", "titel"),
    "no folder of articles": (settings(""), ["build"], "articles", "no such folder"),
    "unknown option": (None, ["translate", "a.txt", "--fast"], "", "--fast"),
    "unknown format": (text(), ["translate", "a.txt", "--format", "pdf"], "", "pdf"),
    "beam out of range": (text(), ["translate", "a.txt", "--beam", "0"], "", "beam"),
    "no article at all": (None, ["translate"], "", "ARTICLE"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input(case, home, run, stub):
    prepare, arguments, where, what = BAD[case]
    if prepare:
        prepare(home)
    before = files_in(home)
    outcome = run(*arguments)
    assert outcome.code == 2, outcome.err
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert where in outcome.err
    assert what in outcome.err
    assert files_in(home) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_article(home, run, stub):
    locked(home)
    outcome = run("translate", "a.txt")
    assert outcome.code == 2
    assert "a.txt" in outcome.err


def test_a_broken_glossary_is_named_with_its_line(home, run, stub):
    text()(home)
    text("g.csv", "source,target\nموسكو,Moscow\nكييف,\n")(home)
    outcome = run("translate", "a.txt", "--glossary", "g.csv")
    assert (outcome.code, "g.csv:3" in outcome.err) == (2, True)


def test_two_articles_with_one_name(home, run, stub):
    text("a.txt")(home)
    text("A.md")(home)
    outcome = run("translate", "a.txt", "A.md")
    assert (outcome.code, "two articles" in outcome.err) == (2, True)


def test_a_memory_that_is_no_database(home, run, stub, monkeypatch):
    text()(home)
    text("memory", b"no database " * 100)(home)
    monkeypatch.setenv("TRANSLATOR_MEMORY", "memory")
    outcome = run("translate", "a.txt")
    assert (outcome.code, "TRANSLATOR_MEMORY" in outcome.err) == (2, True)


def test_a_bad_article_does_not_stop_the_others(home, run, stub):
    text("good.txt")(home)
    text("bad.txt", "")(home)
    outcome = run("translate", "bad.txt", "good.txt", "--format", "md")
    assert outcome.code == 1
    assert "bad.txt" in outcome.err
    assert files_in(home) == {"good.txt", "bad.txt", "build/good.md"}


def test_a_disk_that_fills_up_during_a_build_is_one_sentence(monkeypatch, capsys):
    def full(**_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(cli, "app", full)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert " ".join(capsys.readouterr().err.split()) == (
        "error: A database cannot be written (database or disk is full): "
        "make room on the disk or close what else uses it."
    )
