"""Glossary files as spreadsheets write them, and what is said about wrong ones."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.timing import seconds
from translator.errors import GlossaryError
from translator.glossary import Matcher, read_glossary
from translator.glossary.sheets.sheet import Sheet

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
        "sep=;\r\nsource;target\r\nروسيا;Russia\r\n",  # what Excel tells itself
        "# our names\nour id,target,source,\n1,Russia,روسيا,\n# to be continued\n,,,\n",
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


@pytest.mark.parametrize(
    ("encoding", "what"), [("windows-1256", "looks like Windows-1256"), ("utf-16", "Unicode Text")]
)
def test_a_file_in_another_encoding_is_refused_with_the_way_out(tmp_path, encoding, what):
    path = write(tmp_path, "source\ttarget\r\nروسيا\tRussia\r\n", encoding=encoding)
    with pytest.raises(GlossaryError, match="not UTF-8") as raised:
        read_glossary([path])
    assert what in raised.value.what
    assert raised.value.remedy == "save it in the spreadsheet as “CSV UTF-8”"


def test_a_verbatim_term_keeps_its_source(tmp_path):
    path = write(tmp_path, "source,target,kind\niPhone,,verbatim\n#MeToo,,verbatim\n")
    assert [term.target for term in read_glossary([path]).terms] == ["iPhone", "#MeToo"]


def test_a_misspelled_column_is_said_because_its_cells_are_not_read(tmp_path):
    notices = []
    path = write(tmp_path, "source,target,varaints,owner\nروسيا,Russia,روسيا الاتحادية,Ali\n")
    read_glossary([path], notices.append)
    assert notices == [f"{path}:1: the column 'varaints' is not read; did you mean variants?"]


def test_a_column_that_is_there_twice_is_refused(tmp_path):
    path = write(tmp_path, "source,target,target\nروسيا,Russia,Russland\n")
    with pytest.raises(GlossaryError, match="target is there twice"):
        read_glossary([path])


def test_rows_that_say_the_same_count_once_and_lose_no_variant(tmp_path):
    path = write(tmp_path, "source,target,variants\nروسيا,Russia,\nروسيا,Russia,\nروسيا,Russia,الروسيا\n")
    glossary = read_glossary([path, path])
    assert [term.variants for term in glossary.terms] == [(), ("الروسيا",)]
    assert Matcher(glossary).find("الروسيا")[0].target == "Russia"


def test_a_missing_path_and_an_empty_folder_are_refused(tmp_path):
    for path, what in ((tmp_path / "none.csv", "no such glossary"), (tmp_path, "no .csv file")):
        with pytest.raises(GlossaryError, match=what):
            read_glossary([path])


ODD_ROWS = (
    "source,target,variants,kind,when,forbidden,article,note\n"
    'آبل,"Apple, ""Inc""",آبل المحدودة | أبل,organisation,,,,"two\nlines, 1/2"\n'
    "ستيف ويتكوف,Steve Witkoff,,person,,Vitkov | 007,,-5\n"
    "الكرملين,Kremlin,,organisation,,,the,3-4\n"
)
_TEXT_COLUMNS = "/".join(f"{column}/2" for column in range(1, 9))


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory):
    """Open a file in LibreOffice and save it as another."""
    home = tmp_path_factory.mktemp("libreoffice")

    def convert(path, form, opened_as=""):
        command = ["soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless"]
        command += [f"--infilter={opened_as}"] if opened_as else []
        subprocess.run(
            [*command, "--convert-to", form, "--outdir", home / "out", path],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return home / "out" / f"{path.stem}.{form.partition(':')[0]}"

    return convert


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_libreoffice_and_we_read_one_another(tmp_path, libreoffice, delimiter):
    path = write(tmp_path, ODD_ROWS)
    terms = read_glossary([path]).terms
    opened_as = f"CSV:44,34,76,1,{_TEXT_COLUMNS}"
    save_as = f"csv:Text - txt - csv (StarCalc):{ord(delimiter)},34,76,1"
    saved = libreoffice(path, save_as, opened_as)
    assert read_glossary([saved]).terms == terms

    sheet = Sheet.read(saved)
    assert sheet.delimiter == delimiter
    edited = sheet.with_row(2, {"target": "the Kremlin"}).appended({"source": "روسيا", "target": "Russia"})
    ours = tmp_path / "ours.csv"
    ours.write_text(edited.text, encoding="utf-8")
    again = libreoffice(ours, save_as, f"CSV:{ord(delimiter)},34,76,1,{_TEXT_COLUMNS}")
    assert again.read_bytes() == ours.read_bytes()  # we write as it writes


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_workbook_saved_as_csv_by_libreoffice_is_read(tmp_path, libreoffice):
    path = write(tmp_path, ODD_ROWS)
    workbook = libreoffice(path, "xlsx", f"CSV:44,34,76,1,{_TEXT_COLUMNS}")
    with pytest.raises(GlossaryError, match="a spreadsheet, not CSV"):
        read_glossary([workbook])
    saved = libreoffice(workbook, "csv:Text - txt - csv (StarCalc):44,34,76,1")
    assert read_glossary([saved]).terms == read_glossary([path]).terms


def test_time_grows_with_the_terms_and_not_with_their_square(tmp_path):
    def names(count):
        rows = "".join(f"ستيف {n} ويتكوف,Steve Witkoff {n},,person\n" for n in range(count))
        return write(tmp_path, f"source,target,variants,kind\n{rows}", name=f"{count}.csv")

    few, many = names(10_000), names(50_000)
    read_glossary([names(1)])  # what is loaded once
    # Five times as many: the square would take 25 times as long.
    assert seconds(lambda: read_glossary([many])) < 15 * seconds(lambda: read_glossary([few]))
    assert len(read_glossary([many])) == 50_000


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
