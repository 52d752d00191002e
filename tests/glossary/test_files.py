"""Glossary files as spreadsheets write them, and what is said about wrong ones."""

from pathlib import Path

import pytest

from translator.errors import GlossaryError
from translator.glossary import Matcher, read_glossary

OURS = Path(__file__).parents[2] / "glossaries" / "ar-en"


def write(tmp_path, text, name="names.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_row_has_source_target_variants_kind_and_note(tmp_path):
    path = write(
        tmp_path,
        "source,target,variants,kind,note\nكيث كيلوغ,Keith Kellogg,كيث كيلوج | كيث كيلوق,person,envoy\n",
    )
    (term,) = read_glossary([path]).terms
    assert term.spellings == ("كيث كيلوغ", "كيث كيلوج", "كيث كيلوق")
    assert (term.target, term.kind, term.note, term.where) == (
        "Keith Kellogg",
        "person",
        "envoy",
        f"{path}:2",
    )


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffsource,target\r\nروسيا,Russia\r\n",  # a byte order mark and CRLF, as Excel saves
        "source;target\nروسيا;Russia\n",
        "target\tsource\nRussia\tروسيا\n",
        'source,target,note\nروسيا,Russia,"two\nlines"\n\n',
    ],
)
def test_what_spreadsheets_write_is_read(tmp_path, text):
    (term,) = read_glossary([write(tmp_path, text)]).terms
    assert (term.source, term.target) == ("روسيا", "Russia")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("word,target\nروسيا,Russia\n", 1, "does not name the column source"),
        ("source,target\nروسيا,\n", 2, "has no target"),
        ("source,target\n,Russia\n", 2, "has no source"),
        ("source,target\n؟!,Russia\n", 2, "has no letters"),
        ("source,target,kind\nروسيا,Russia,planet\n", 2, "is no kind of a term"),
        ("source,target\nروسيا,Russia\nروسيا,Rusia\n", 3, "two targets"),
        ("source,target\nآبل,Apple, Inc.\n", 2, "3 cells"),
        ('source,target\nروسيا,"Russia\n', 2, "no well-formed CSV"),
    ],
)
def test_a_wrong_file_is_named_with_line_and_remedy(tmp_path, text, line, what):
    path = write(tmp_path, text)
    with pytest.raises(GlossaryError, match=what) as raised:
        read_glossary([path])
    assert raised.value.where == f"{path}:{line}"
    assert raised.value.remedy


def test_a_file_in_another_encoding_is_refused(tmp_path):
    with pytest.raises(GlossaryError, match="not UTF-8"):
        read_glossary([write(tmp_path, "source,target\nروسيا,Russia\n", encoding="windows-1256")])


def test_a_missing_path_and_an_empty_folder_are_refused(tmp_path):
    for path, what in ((tmp_path / "none.csv", "no such glossary"), (tmp_path, "no .csv file")):
        with pytest.raises(GlossaryError, match=what):
            read_glossary([path])


def test_our_own_glossary_covers_everyone_in_the_sample_article():
    matcher = Matcher(read_glossary([OURS]))
    article = (OURS.parents[1] / "articles" / "trump-putin-call.txt").read_text(encoding="utf-8")
    found = {match.target for match in matcher.find(article)}
    assert {
        "Donald Trump", "Trump", "Vladimir Putin", "Putin", "Volodymyr Zelensky", "Kremlin", "Moscow",
        "Ukraine", "Middle East", "Steve Witkoff", "Witkoff", "Fox News", "Russia", "Crimea", "Luhansk",
        "Donetsk", "NATO", "Marco Rubio", "Keith Kellogg", "Washington", "Sada",
    } <= found  # fmt: skip


def test_our_own_glossary_knows_the_names_that_editors_ask_for_first():
    matcher = Matcher(read_glossary([OURS]))
    text = "قال والتز وراتكليف وفانس وهيغسيث وبيسكوف ولافروف إن نتنياهو وماكرون"
    expected = ["Waltz", "Ratcliffe", "Vance", "Hegseth", "Peskov", "Lavrov", "Netanyahu", "Macron"]
    assert [match.target for match in matcher.find(text)] == expected
