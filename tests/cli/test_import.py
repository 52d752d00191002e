"""`translator export` and `translator import`: there and back, through files that the real tools wrote.

The files in tests/data/exchanged began as exports of the article below and were then changed and saved:
in Poedit 3.2 (one sentence), in OmegaT 3.6 (two), in LibreOffice 7.4 (one cell of the table, with and
without tracked changes).
"""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import which

import pytest

from translator.reviewing import Reviews, Status

pytest.importorskip("translate.storage.xliff2", reason="translate-toolkit needs Python 3.11 or newer")

DATA = Path(__file__).parent.parent / "data" / "exchanged"
HEADLINE, ARRIVED, BACK = "الرئيس في موسكو", "وصل الرئيس إلى موسكو أمس.", "وعاد اليوم."


@pytest.fixture
def site(home, stub):
    """A site of one article, with an engine that says `<source>`."""
    settings = '[translation]\nmodel = "embedded"\n[glossaries]\nar-en = ["names.csv"]\n'
    (home / "translator.toml").write_text(settings, encoding="utf-8")
    (home / "names.csv").write_text("source,target\nموسكو,Moscow\n", encoding="utf-8")
    (home / "articles").mkdir()
    (home / "articles/visit.txt").write_text(f"{HEADLINE}\n{ARRIVED} {BACK}", encoding="utf-8")
    return home


@pytest.fixture
def exported(site, run):
    """The same, its article exported once: the state in which the files of `DATA` went away."""
    assert run("export", "visit.txt").code == 0
    return site


def records(site):
    return {r.source: r for r in Reviews(site / "translations" / "ar-en").read("visit").records}


def approved(site):
    return {r.source: r.target for r in records(site).values() if r.approved}


def approve(site, source, target):
    record = records(site)[source]
    Reviews(site / "translations" / "ar-en").save(
        "visit", record.id, record.version, target=target, status=Status.APPROVED
    )


@pytest.mark.parametrize(
    ("file", "brought"),
    [
        ("poedit.po", {HEADLINE: "The president in Moscow"}),
        ("poedit.xlf", {ARRIVED: "The president in Moscow"}),
        ("poedit-2.xlf", {HEADLINE: "The president in Moscow"}),
        ("omegat.po", {HEADLINE: "The president in Moscow", BACK: "He returned today."}),
        ("omegat.tmx", {HEADLINE: "The president in Moscow", BACK: "He returned today."}),
        ("omegat-level2.tmx", {HEADLINE: "The president in Moscow", BACK: "He returned today."}),
        ("libreoffice.docx", {ARRIVED: "The president arrived in Moscow yesterday."}),
        ("libreoffice-tracked.docx", {ARRIVED: "The president arrived in Moscow yesterday."}),
    ],
)
def test_what_people_wrote_in_other_tools_is_approved_and_nothing_else(exported, run, file, brought):
    before = records(exported)
    done = run("import", DATA / file, "--reviewer", "أمل")
    assert done.code == 0, done.err
    assert approved(exported) == brought
    assert {s: r for s, r in records(exported).items() if s not in brought} == {
        s: r for s, r in before.items() if s not in brought
    }
    (source, *_) = brought
    assert (
        Reviews(exported / "translations/ar-en").history("visit", records(exported)[source].id)[-1].who
        == "أمل"
    )


@pytest.mark.parametrize("file", ["poedit.xlf", "poedit-2.xlf", "poedit.po", "libreoffice.docx"])
def test_taking_the_same_file_twice_changes_nothing_more(exported, run, file):
    run("import", DATA / file)
    text = (exported / "translations/ar-en/visit.po").read_bytes()
    assert run("import", DATA / file).err == "Sentences: 3 as they were.\n"
    assert (exported / "translations/ar-en/visit.po").read_bytes() == text


def test_what_came_back_is_in_the_next_translation_and_on_the_site(exported, run, stub):
    run("import", DATA / "omegat.po")
    stub.asked.clear()
    glossary = ("--glossary", "names.csv", "--model", "embedded")
    assert run("translate", "articles/visit.txt", "-o", "out", "--format", "json", *glossary).code == 0
    record = json.loads((exported / "out/visit.json").read_text(encoding="utf-8"))
    title = record["segments"][0]
    assert (title["target"], title["origin"]) == ("The president in Moscow", "reviewed")
    assert title["draft"] == "<الرئيس في Moscow>"
    assert "2 reviewed" in run("build").err
    assert stub.asked == []  # two were approved, one was remembered


def test_a_dry_run_writes_nothing_and_says_so(exported, run):
    before = (exported / "translations/ar-en/visit.po").read_bytes()
    assert run("import", DATA / "poedit.xlf", "--dry-run").err == (
        "Sentences: 1 would be taken, 2 as they were.\n"
        "Nothing was written: this only says what would happen.\n"
    )
    assert (exported / "translations/ar-en/visit.po").read_bytes() == before


def test_where_both_sides_changed_both_are_shown_and_nothing_is_written(exported, run):
    approve(exported, ARRIVED, "Yesterday the president reached Moscow.")
    before = (exported / "translations/ar-en/visit.po").read_bytes()
    refused = run("import", DATA / "poedit.xlf")
    assert refused.code == 1
    assert "ours:   Yesterday the president reached Moscow.\n  theirs: The president in Moscow" in refused.out
    assert "Nothing was written: give --keep to keep ours or --replace" in refused.err
    assert (exported / "translations/ar-en/visit.po").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "left"),
    [
        ("--keep", "Yesterday the president reached Moscow."),
        ("--replace", "The president in Moscow"),
    ],
)
def test_a_person_decides_a_conflict(exported, run, option, left):
    approve(exported, ARRIVED, "Yesterday the president reached Moscow.")
    assert run("import", DATA / "poedit.xlf", option).code == 0
    assert approved(exported)[ARRIVED] == left


def test_what_was_approved_before_the_export_is_theirs_to_change(site, run):
    run("export", "visit.txt")
    approve(site, BACK, "He came back.")
    run("export", "visit.txt", "--format", "xliff", "-o", "away.xlf")
    changed = (site / "away.xlf").read_text(encoding="utf-8").replace("He came back.", "He returned today.")
    (site / "away.xlf").write_text(changed, encoding="utf-8")
    assert run("import", "away.xlf").code == 0
    assert approved(site) == {BACK: "He returned today."}


def test_what_they_left_alone_is_no_conflict_with_what_we_did(exported, run):
    approve(exported, HEADLINE, "President in Moscow")
    run("export", "visit.txt", "--format", "docx-table", "-o", "away.docx")
    approve(exported, HEADLINE, "The President Visits Moscow")
    assert run("import", "away.docx").err == "Sentences: 3 as they were.\n"


def test_a_text_that_the_other_tool_calls_unfinished_is_kept_as_one(exported, run):
    run("export", "visit.txt", "--format", "xliff", "-o", "away.xlf")
    begun = (exported / "away.xlf").read_text(encoding="utf-8").replace("&lt;وعاد اليوم.&gt;", "He retur")
    (exported / "away.xlf").write_text(begun, encoding="utf-8")
    assert run("import", "away.xlf").code == 0
    assert (records(exported)[BACK].target, records(exported)[BACK].edited) == ("He retur", True)
    assert run("import", "away.xlf", "--approve").code == 0
    assert approved(exported)[BACK] == "He retur"


def test_sentences_are_found_by_their_text_when_the_ids_are_another_tools(exported, run):
    text = (DATA / "poedit.xlf").read_text(encoding="utf-8")
    foreign = text.replace("617c5de08510", "unit-7").replace(
        'original="visit"', 'original="../../etc/passwd"'
    )
    (exported / "foreign.xlf").write_text(foreign, encoding="utf-8")
    assert run("import", "foreign.xlf").code == 0
    assert approved(exported) == {ARRIVED: "The president in Moscow"}


def test_a_table_whose_last_column_was_deleted_is_read_by_its_sentences(exported, run):
    from docx import Document

    document = Document(DATA / "libreoffice.docx")
    for row in document.tables[0].rows:
        row._tr.remove(row.cells[2]._tc)
    document.save(exported / "two.docx")
    assert run("import", "two.docx").code == 0
    assert approved(exported) == {ARRIVED: "The president arrived in Moscow yesterday."}


def test_a_sentence_whose_translation_was_emptied_is_named_and_stays_as_it_was(exported, run):
    from docx import Document

    approve(exported, BACK, "He returned today.")
    run("export", "visit.txt", "--format", "docx-table", "-o", "away.docx")
    document = Document(exported / "away.docx")
    document.tables[0].rows[-1].cells[1].text = ""
    document.save(exported / "away.docx")
    done = run("import", "away.docx")
    assert done.out == f"visit {records(exported)[BACK].id}: {BACK}\n  without translation\n"
    assert done.err == "Sentences: 2 as they were, 1 without translation.\n"
    assert approved(exported) == {BACK: "He returned today."}


def test_of_many_sentences_that_no_article_has_the_first_are_named(exported, run):
    units = [(HEADLINE, "The president in Moscow")]
    units += [(f"وصل {number} وزراء.", f"{number} ministers arrived.") for number in range(12)]
    variants = (("ar", 0), ("en", 1))
    body = "".join(
        "<tu>" + "".join(f'<tuv xml:lang="{x}"><seg>{unit[i]}</seg></tuv>' for x, i in variants) + "</tu>"
        for unit in units
    )
    head = '<header srclang="ar" segtype="sentence" adminlang="en" creationtool="x" creationtoolversion="1" '
    memory = f'<tmx version="1.4">{head}datatype="plaintext" o-tmf="x"/><body>{body}</body></tmx>'
    (exported / "memory.tmx").write_text(memory, encoding="utf-8")
    done = run("import", "memory.tmx")
    assert done.out.splitlines()[:2] == ["وصل 0 وزراء.", "  in no article that was exported"]
    assert done.out.splitlines()[-1] == "… and 2 more in no article that was exported; --json lists all"


def test_a_sentence_that_no_article_has_is_named(exported, run):
    text = (DATA / "poedit.xlf").read_text(encoding="utf-8")
    other = text.replace("617c5de08510", "x").replace(ARRIVED, "غادر الرئيس.")
    (exported / "other.xlf").write_text(other, encoding="utf-8")
    assert "غادر الرئيس.\n  in no article that was exported\n" in run("import", "other.xlf").out
    done = run("import", "other.xlf", "--json")
    assert done.code == 0
    unknown = [s for s in json.loads(done.out)["sentences"] if s["what"] == "unknown"]
    assert [(s["source"], s["ours"]) for s in unknown] == [("غادر الرئيس.", None)]


def test_a_file_of_another_article_is_refused(site, run):
    refused = run("import", DATA / "poedit.xlf")
    assert refused.code == 2
    assert "holds no sentence of an article under review; export the article first" in refused.err


def test_the_comments_of_a_translator_come_back(exported, run):
    text = (DATA / "poedit.po").read_text(encoding="utf-8")
    head = "#. Machine: <الرئيس في Moscow>"
    (exported / "visit.po").write_text(text.replace(head, f"# عنوان قصير\n{head}"), encoding="utf-8")
    run("import", "visit.po")
    assert records(exported)[HEADLINE].comments == ("عنوان قصير",)


def test_the_memory_of_all_approved_sentences_comes_back_as_tmx(exported, run):
    approve(exported, BACK, "He returned today.")
    assert run("export", "--all", "--format", "tmx").out == "ar-en.tmx\n"
    memory = (exported / "ar-en.tmx").read_bytes()
    assert b'<tuv xml:lang="ar">' in memory
    assert b"Moscow" not in memory  # drafts are nothing to remember
    (exported / "translations/ar-en/visit.po").unlink()
    run("export", "visit.txt")
    assert approved(exported) == {}
    run("import", "ar-en.tmx")
    assert approved(exported) == {BACK: "He returned today."}


def packed(document: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


BROKEN = {
    "entities in XLIFF": ("a.xlf", lambda: LAUGHS + b"<xliff>&b;</xliff>", "XML entities"),
    "entities in TMX": ("a.tmx", lambda: LAUGHS + b"<tmx>&b;</tmx>", "XML entities"),
    "a file of this machine": ("a.tmx", lambda: FILE + b"<tmx>&a;</tmx>", "XML entities"),
    "entities in Word": ("a.docx", lambda: packed(LAUGHS + b"<document>&b;</document>"), "XML entities"),
    "a ZIP bomb": ("a.docx", lambda: packed(b" " * 201 * 1024**2), "unpacks to more than 200 MB"),
    "XLIFF, large": ("a.xlf", lambda: b" " * (50 * 1024**2 + 1), "is larger than 50 MB"),
    "PO, large": ("a.po", lambda: b"#" * (50 * 1024**2 + 1), "is larger than 50 MB"),
    "no ZIP": ("a.docx", lambda: b"no zip", "is no Word document"),
    "HTML as XLIFF": ("a.xlf", lambda: b"<html/>", "is no XLIFF"),
    "XLIFF without a file": ("a.xlf", lambda: b'<xliff version="1.2"/>', "is no whole XLIFF"),
    "XML cut off": ("a.xlf", lambda: b"<xliff", "is no well-formed XML"),
    "HTML as TMX": ("a.tmx", lambda: b"<html/>", "is no TMX"),
    "Word without a table": (
        "a.docx",
        lambda: packed(b"<document/>"),
        "holds no table with a source and a translation",
    ),
    "PO of another encoding": ("a.po", lambda: b"\xff\xfe", "is not in UTF-8"),
    "OpenDocument": ("a.odt", lambda: b"", "is of no known kind"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_is_broken_or_an_attack_gets_one_clear_sentence(exported, run, case):
    name, content, said = BROKEN[case]
    before = (exported / "translations/ar-en/visit.po").read_bytes()
    (exported / name).write_bytes(content())
    refused = run("import", name)
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert name in refused.err
    assert said in refused.err
    assert (exported / "translations/ar-en/visit.po").read_bytes() == before


def test_a_script_that_another_tool_sends_is_text_on_the_page(exported, run):
    script = "<script>alert(1)</script>"
    text = (DATA / "poedit.xlf").read_text(encoding="utf-8")
    sent = text.replace("The president in Moscow", script.replace("<", "&lt;"))
    (exported / "sent.xlf").write_text(sent, encoding="utf-8")
    assert run("import", "sent.xlf").code == 0
    assert run("build").code == 0
    page = (exported / "build/site/en/ar-en/visit.html").read_text(encoding="utf-8")
    assert script not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_sites_own_file_is_not_imported(exported, run):
    assert "is the site's own file" in run("import", "translations/ar-en/visit.po").err


def test_a_file_of_other_languages_is_refused(exported, run):
    text = (DATA / "poedit.xlf").read_text(encoding="utf-8")
    (exported / "fr.xlf").write_text(text.replace('"en"', '"fr"'), encoding="utf-8")
    assert run("import", "fr.xlf").code == 2


def test_without_the_library_that_reads_xliff_one_sentence_says_how_to_get_it(exported, run, monkeypatch):
    monkeypatch.setitem(sys.modules, "translate.storage.xliff2", None)
    refused = run("import", DATA / "poedit.xlf")
    assert refused.code == 2
    assert "pip install 'translator[exchange]'" in refused.err


def test_what_weblate_writes_counts_and_changes_only_its_sentence(exported, run):
    from translate.storage.pypo import pofile  # with which Weblate writes

    file = exported / "translations/ar-en/visit.po"
    before = file.read_text(encoding="utf-8")
    store = pofile.parsestring(file.read_bytes())
    unit = next(unit for unit in store.units if unit.source == BACK)
    unit.target = "He returned today."
    unit.markfuzzy(False)
    file.write_bytes(bytes(store))
    assert approved(exported) == {BACK: "He returned today."}
    run("export", "visit.txt")
    gone = [line for line in before.splitlines() if line not in file.read_text(encoding="utf-8").splitlines()]
    assert gone == ['msgstr "<وعاد اليوم.>"']


def test_translate_toolkit_reads_our_xliff_as_we_mean_it(exported, run):
    approve(exported, BACK, "He returned today.")
    run("export", "visit.txt", "--format", "xliff", "-o", "away.xlf")
    xliff2po = which("xliff2po", path=Path(sys.executable).parent)  # beside the Python that has the library
    assert xliff2po
    command = [xliff2po, "--progress=none", "-i", "away.xlf", "-o", "back.po"]
    subprocess.run(command, cwd=exported, check=True, capture_output=True)
    text = (exported / "back.po").read_text(encoding="utf-8")
    assert 'msgid "وعاد اليوم."\nmsgstr "He returned today."' in text
    assert text.count("#, fuzzy\nmsgid") == 3  # two drafts and the head


@pytest.mark.skipif(not which("msgattrib"), reason="gettext is not installed")
def test_gettext_clears_and_sets_the_mark_of_a_draft(exported, run):
    po = exported / "translations/ar-en/visit.po"
    subprocess.run(["msgattrib", "--clear-fuzzy", "-o", po, po], check=True)
    assert len(approved(exported)) == 3
    subprocess.run(["msgattrib", "--set-fuzzy", "-o", po, po], check=True)
    assert approved(exported) == {}
