"""`translator export`: an article in the formats of translators' tools."""

import io
import zipfile

import pytest
from lxml import etree

from tests.cli.test_import import ARRIVED, BACK, HEADLINE, approve, exported, site

__all__ = ["exported", "site"]

XLIFF_12 = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
XLIFF_20 = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


def test_the_po_file_is_brought_up_to_date_where_it_is_kept(site, run):
    assert run("export", "visit.txt").out == "translations/ar-en/visit.po\n"
    (site / "articles/visit.txt").write_text(f"{HEADLINE}\n{BACK}", encoding="utf-8")
    run("export", "articles/visit.txt")
    text = (site / "translations/ar-en/visit.po").read_text(encoding="utf-8")
    assert ARRIVED not in text
    assert f'msgid "{BACK}"' in text


def test_xliff_says_which_sentences_are_drafts_and_what_to_know_of_them(exported, run):
    approve(exported, BACK, "He returned today.")
    root = etree.fromstring(run("export", "visit.txt", "--format", "xliff", "-o", "-").out.encode())
    units = root.findall(".//x:trans-unit", XLIFF_12)
    targets = [unit.find("x:target", XLIFF_12) for unit in units]
    assert [unit.get("approved") for unit in units] == ["no", "no", "yes"]
    assert [target.get("state") for target in targets] == [*["needs-review-translation"] * 2, "final"]
    assert targets[2].text == "He returned today."
    assert "Term: موسكو = Moscow" in [note.text for note in units[0].findall("x:note", XLIFF_12)]


def test_xliff_2_does_too(exported, run):
    approve(exported, BACK, "He returned today.")
    root = etree.fromstring(run("export", "visit.txt", "--format", "xliff2", "-o", "-").out.encode())
    assert (root.get("srcLang"), root.get("trgLang")) == ("ar", "en")
    states = [segment.get("state") for segment in root.findall(".//x:segment", XLIFF_20)]
    assert states == ["initial", "initial", "final"]


def test_the_table_for_word_has_the_three_columns(exported, run):
    assert run("export", "visit.txt", "--format", "docx-table").out == "visit.docx\n"
    with zipfile.ZipFile(exported / "visit.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    rows = [["".join(cell.itertext()) for cell in row.iter(f"{name}tc")] for row in root.iter(f"{name}tr")]
    assert rows[0][:2] == ["العربية", "English"]
    assert rows[2][0].startswith(ARRIVED)
    assert rows[2][1] == "<وصل الرئيس إلى Moscow أمس.>"
    assert rows[2][2].startswith("617c5de08510 ")


def test_a_memory_of_one_article_holds_what_was_approved_in_it(exported, run):
    approve(exported, BACK, "He returned today.")
    root = etree.fromstring(run("export", "visit.txt", "--format", "tmx", "-o", "-").out.encode())
    assert [seg.text for seg in root.iter("seg")] == [BACK, "He returned today."]


def test_a_file_that_is_there_is_not_overwritten_unasked(exported, run):
    (exported / "visit.xlf").write_text("mine", encoding="utf-8")
    refused = run("export", "visit.txt", "--format", "xliff")
    assert refused.code == 2
    assert "visit.xlf: is there already; give --force" in refused.err
    assert (exported / "visit.xlf").read_text(encoding="utf-8") == "mine"
    assert run("export", "visit.txt", "--format", "xliff", "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name an article, or give --all"),
        (["visit.txt", "--all"], "name an article, or give --all"),
        (["--all"], "give --format tmx"),
        (["other.txt"], "other.txt: is no article of the site"),
        (["visit.txt", "--pair", "ar-fr"], "give --pair ar-en"),
        (["--all", "--format", "tmx", "--pair", "ar-fr"], "the site has no pair ar-fr"),
    ],
)
def test_what_cannot_be_exported_is_said_with_the_way_out(site, run, arguments, said):
    refused = run("export", *arguments)
    (error,) = (line for line in refused.err.splitlines() if line.startswith("error: "))
    assert refused.code == 2
    assert said in error


def test_what_xml_cannot_hold_is_left_out_and_the_sentence_still_comes_back(exported, run):
    approve(exported, BACK, "He returned today.\ufffe")
    run("export", "visit.txt", "--format", "xliff", "-o", "away.xlf")
    changed = (
        (exported / "away.xlf").read_text(encoding="utf-8").replace("He returned today.", "Back he came.")
    )
    (exported / "away.xlf").write_text(changed, encoding="utf-8")
    assert run("import", "away.xlf").err == "Sentences: 1 taken, 2 as they were.\n"


def test_a_zip_that_word_opens_is_written_whole(exported, run):
    run("export", "visit.txt", "--format", "docx-table")
    data = (exported / "visit.docx").read_bytes()
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
