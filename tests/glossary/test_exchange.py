"""Glossaries in the formats of other tools: what goes out comes back, and bad files are refused."""

import datetime
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from translator.errors import GlossaryError
from translator.glossary import Term, When
from translator.glossary.exchange import FORMATS, Pair, format_of
from translator.glossary.exchange.languages import main_language
from translator.glossary.normalise import normal_form

AR_EN = Pair("ar", "en")
TERMS = (
    Term("الكرملين", "Kremlin", ("كرملين",), "organisation", article="the", note="seat of the president"),
    Term("كييف", "Kyiv", ("كيف", "كييڤ"), "place", forbidden=("Kiev", "Kyyiv")),
    Term("سعيد الشحات", "Saeed al-Shahat", (), "person", When.WITH_NAME, note='says "so" & <so>'),
    Term("أوكراني", "Ukrainian", (), "adjective"),
    Term("COVID-19", "COVID-19", (), "verbatim", When.IN_FULL),
    Term("هدنة", "=1+1", note="2024-01-02"),
)


def written(form, terms=TERMS, pair=AR_EN):
    return FORMATS[form].write(terms, pair)


def read(form, data, pair=AR_EN):
    return FORMATS[form].read(data, f"names.{form}", pair)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_exported_comes_back_with_all_its_fields(form):
    assert read(form, written(form)).terms == TERMS


# Any text that a cell of our CSV can hold: no control characters, white space in order, no bar.
cells = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="|"), max_size=12
).map(lambda text: " ".join(text.split()))
sources = cells.filter(normal_form).filter(lambda text: not text.startswith("#"))
some = st.lists(cells.filter(bool), max_size=3).map(tuple)
terms = st.builds(
    Term,
    source=sources,
    target=cells.filter(bool),
    variants=some,
    kind=st.sampled_from(("person", "place", "organisation", "adjective", "term", "verbatim")),
    when=st.sampled_from(When),
    forbidden=some,
    article=st.sampled_from(("", "the")),
    note=cells,
)


@pytest.mark.parametrize("form", FORMATS)
@given(glossary=st.lists(terms, min_size=1, max_size=4).map(tuple))
def test_every_glossary_comes_back_from_every_format(form, glossary):
    assert read(form, written(form, glossary)).terms == glossary


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffsource;target;kind\r\nروسيا;Russia;place\r\n".encode(),
        "kind\ttarget\tsource\nplace\tRussia\tروسيا\n".encode(),
        "source\ttarget\tkind\r\nروسيا\tRussia\tplace\r\n".encode("utf-16"),  # Excel's “Unicode text”
        'source,target,kind,id\n"روسيا",Russia,place,"17\n18"\n'.encode(),
    ],
)
def test_tables_are_read_as_spreadsheets_write_them(data):
    assert read("csv", data).terms == (Term("روسيا", "Russia", kind="place"),)


def test_a_term_knows_its_row_and_its_line_and_entry():
    assert [term.where for term in read("csv", written("csv")).terms[:2]] == ["names.csv:2", "names.csv:3"]
    assert [term.where for term in read("xlsx", written("xlsx")).terms[:2]] == [
        "names.xlsx:2",
        "names.xlsx:3",
    ]
    assert read("tbx", written("tbx")).terms[1].where.endswith(" (c2)")


def test_a_workbook_is_made_for_translators():
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx"))).active
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet["A2"].alignment.readingOrder == 2  # Arabic runs from the right …
    assert sheet["B2"].alignment.readingOrder == 0  # … and English does not
    assert (sheet["B7"].value, sheet["B7"].data_type) == ("=1+1", "s")  # no formula
    assert (sheet["H7"].value, sheet["H7"].number_format) == ("2024-01-02", "@")  # no date
    choices = {
        str(each.sqref).split("2:")[0]: each.formula1 for each in sheet.data_validations.dataValidation
    }
    assert choices["D"] == '"person,place,organisation,adjective,term,verbatim"'
    assert choices["E"] == '"always,with-name,in-full"'
    assert choices["G"] == '"the"'


def workbook(*rows, titles=("source", "target", "note")):
    book = openpyxl.Workbook()
    for row in (titles, *rows):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_number_typed_into_a_workbook_is_read_as_text():
    assert read("xlsx", workbook(("رؤية 2030", 2030, 1.5))).terms == (Term("رؤية 2030", "2030", note="1.5"),)


def test_the_glossary_may_be_on_any_sheet():
    book = openpyxl.load_workbook(io.BytesIO(workbook(("روسيا", "Russia"))))
    book.create_sheet("read me", 0).append(["This is our glossary."])
    stream = io.BytesIO()
    book.save(stream)
    assert read("xlsx", stream.getvalue()).terms[0].target == "Russia"


MACRO = """Sub Edit(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim document, sheet
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  sheet = document.Sheets.getByIndex(0)
  sheet.getCellRangeByName("B2").String = "The Kremlin"
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL(target, kind())
  document.close(True)
  StarDesktop.terminate()
End Sub"""

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Editing"/>
</library:library>
"""

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Editing"
 script:language="StarBasic">{}</script:module>
"""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_opened_changed_and_saved_comes_back(tmp_path):
    source, target, profile = (tmp_path / name for name in ("names.xlsx", "saved.xlsx", "profile"))
    source.write_bytes(written("xlsx"))
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]

    def run(*arguments):
        subprocess.run([*office, *arguments], check=True, capture_output=True, timeout=120)

    run("--convert-to", "csv", "--outdir", str(tmp_path), str(source))  # makes the profile
    macros = profile / "user" / "basic" / "Standard"
    (macros / "script.xlb").write_text(LIBRARY)
    (macros / "Editing.xba").write_text(MODULE.format(escape(MACRO)))
    run(f'macro:///Standard.Editing.Edit("{source.as_uri()}","{target.as_uri()}")')
    changed, *others = read("xlsx", target.read_bytes()).terms
    assert changed == replace(TERMS[0], target="The Kremlin")
    assert tuple(others) == TERMS[1:]


# --- TBX and TMX as others write them


def tbx2(entries, root='<martif type="TBX">'):
    return f'<?xml version="1.0"?>{root}<text><body>{entries}</body></text></martif>'.encode()


ENTRY = """<termEntry id="eid-7"><descrip type="subjectField">Politics</descrip>
  <descripGrp><descrip type="definition">capital of Ukraine</descrip><admin type="source">UN</admin></descripGrp>
  <langSet xml:lang="en-US">
    <ntig><termGrp><term>Kiev</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
    <ntig><termGrp><term>Kyiv</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
    <ntig><termGrp><term>Kyïv</term></termGrp></ntig>
  </langSet>
  <langSet xml:lang="ar-SA"><tig><term>كييف</term></tig><tig><term>كيف</term></tig></langSet>
  <langSet xml:lang="fr"><tig><term>Kiev</term></tig></langSet>
</termEntry>"""  # noqa: E501


def test_an_entry_of_tbx_2_is_one_term_with_its_spellings_and_what_is_forbidden():
    (term,) = read("tbx", tbx2(ENTRY)).terms
    assert (term.source, term.variants) == ("كييف", ("كيف",))
    assert (term.target, term.forbidden) == ("Kyiv", ("Kiev",))
    assert term.note == "capital of Ukraine; subject: Politics; also: Kyïv"
    assert term.where == "names.tbx:1 (eid-7)"


def test_what_a_glossary_has_no_column_for_is_said():
    only_english = '<termEntry><langSet xml:lang="en"><tig><term>x</term></tig></langSet></termEntry>'
    notices = read("tbx", tbx2(ENTRY + only_english)).notices
    assert notices == (
        "1 of 2 entries have no term in ar or en.",
        "Left out, as the glossary has no column for it: source.",
    )


DCA = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c5"><descrip type="subjectField">country</descrip>
<langSec xml:lang="ar"><termSec><term>أوكرانيا</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>The Ukraine</term>
  <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
<termSec><term>Ukraine</term><note>no article</note></termSec></langSec></conceptEntry></body></text></tbx>"""
DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c5"><min:subjectField>country</min:subjectField>
<langSec xml:lang="ar"><termSec><term>أوكرانيا</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>The Ukraine</term>
  <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>Ukraine</term><note>no article</note></termSec></langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize("style", [DCA, DCT])
def test_both_styles_of_tbx_3_are_read(style):
    assert read("tbx", style.encode()).terms == (
        Term("أوكرانيا", "Ukraine", kind="place", forbidden=("The Ukraine",), note="no article"),
    )


def test_tmx_of_a_translation_tool_is_read():
    data = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="EN-US"/><body>
    <tu tuid="t1"><note>envoy</note><tuv xml:lang="EN-US"><seg>Steve <bpt i="1">{b}</bpt>Witkoff<ept i="1">{/b}</ept></seg></tuv>
    <tuv xml:lang="ar_EG"><seg>ستيف ويتكوف</seg></tuv></tu>
    <tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu></body></tmx>"""  # noqa: E501
    reading = read("tmx", data.encode())
    assert reading.terms == (Term("ستيف ويتكوف", "Steve Witkoff", note="envoy"),)
    assert reading.notices == ("1 of 2 units have no text in ar or en.",)


def test_a_translation_tool_reads_our_tbx_and_tmx():
    tbxfile = pytest.importorskip("translate.storage.tbx").tbxfile
    tmxfile = pytest.importorskip("translate.storage.tmx").tmxfile
    tbx = tbxfile.parsestring(written("tbx2"), "ar", "en")
    assert [term.text for term in tbx.units[1].get_source_terms()] == ["كييف", "كيف", "كييڤ"]
    targets = tbx.units[1].get_target_terms()
    assert [(term.text, term.deprecated) for term in targets] == [
        ("Kyiv", False), ("Kiev", True), ("Kyyiv", True),
    ]  # fmt: skip
    tmx = tmxfile.parsestring(written("tmx"), "ar", "en")
    assert [(unit.source, unit.target) for unit in tmx.units] == [(t.source, t.target) for t in TERMS]
    assert tmx.units[0].getnotes() == "seat of the president"


def test_what_a_translation_tool_writes_is_read():
    tbxfile = pytest.importorskip("translate.storage.tbx").tbxfile
    tmxfile = pytest.importorskip("translate.storage.tmx").tmxfile
    for form, make in (("tbx", tbxfile), ("tmx", tmxfile)):
        store = make(sourcelanguage="ar", targetlanguage="en")
        unit = store.addsourceunit("الكرملين")
        unit.setsource("الكرملين", "ar")
        unit.settarget("Kremlin & Co", "en")
        assert read(form, bytes(store)).terms == (Term("الكرملين", "Kremlin & Co"),)


def test_english_to_arabic_is_written_the_other_way_round():
    pair, term = Pair("en", "ar"), Term("Kremlin", "الكرملين", kind="organisation")
    for form in FORMATS:
        assert read(form, written(form, (term,), pair), pair).terms == (term,)
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", (term,), pair))).active
    assert (sheet["A2"].alignment.readingOrder, sheet["B2"].alignment.readingOrder) == (0, 2)


# --- languages and formats by name


@pytest.mark.parametrize(
    ("code", "language"), [("en-US", "en"), ("AR_sa", "ar"), ("eng", "en"), ("en", "en"), ("zh-Hant", "zh")]
)
def test_a_code_counts_as_its_language(code, language):
    assert main_language(code) == language


def test_the_suffix_tells_the_format(tmp_path):
    assert format_of(tmp_path / "a.TBX", None).name == "tbx"
    assert format_of(tmp_path / "a.xml", "tmx").name == "tmx"
    with pytest.raises(GlossaryError, match="tells no format"):
        format_of(tmp_path / "a.pdf", None)


# --- bad files


def bomb():
    lines = ['<!ENTITY a "aaaaaaaaaa">']
    lines += [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    return tbx2(ENTRY, f'<!DOCTYPE martif [{"".join(lines)}]><martif type="&i;">')


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


EXTERNAL = '<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif type="TBX">'
UNDECLARED = '<!DOCTYPE martif SYSTEM "TBXcdv04.dtd"><martif type="TBX">'
BAD = {
    "XML bomb": ("tbx", bomb(), "entities"),
    "external entity": ("tbx", tbx2(ENTRY.replace("Kyiv", "&x;"), EXTERNAL), "entities"),
    "declared, not used": ("tbx", tbx2(ENTRY, EXTERNAL), "entities"),
    "undeclared entity": ("tbx", tbx2(ENTRY.replace("Kyiv", "&nbsp;"), UNDECLARED), "entities"),
    "cut off": ("tbx", tbx2(ENTRY)[:300], "no well-formed XML"),
    "another XML": ("tbx", b"<xliff/>", "is no TBX: it begins with <xliff>"),
    "TBX as TMX": ("tmx", tbx2(ENTRY), "is no TMX: it begins with <martif>"),
    "TBX without the pair": ("tbx", tbx2(ENTRY.replace("ar-SA", "he")), "ar and en; it has en-US, fr, he"),
    "TBX without entries": ("tbx", tbx2(""), "no language at all"),
    "TMX without the pair": ("tmx", b'<tmx><tu><tuv lang="de"><seg>x</seg></tuv></tu></tmx>', "it has de"),
    "no ZIP": ("xlsx", b"source,target\n", "is no XLSX workbook"),
    "another ZIP": ("xlsx", zipped(a=b"text"), "a ZIP archive, but no XLSX"),
    "damaged workbook": ("xlsx", zipped(xl__workbook=b"?"), "is damaged"),
    "workbook without columns": ("xlsx", workbook(titles=("Date", "Place")), "no sheet names"),
    "empty workbook": ("xlsx", workbook(titles=()), "no sheet names"),
    "CSV without columns": ("csv", "روسيا,روسيا الاتحادية\n".encode(), "does not name the columns"),
    "CSV of another code page": ("csv", "source,target\nروسيا,Russia\n".encode("cp1256"), "not UTF-8"),
    "half a letter": ("csv", b"\xff\xfes", "no whole UTF-16"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_name_and_a_remedy(name):
    form, data, what = BAD[name]
    with pytest.raises(GlossaryError, match=what) as raised:
        read(form, data)
    assert raised.value.where.startswith(f"names.{form}")
    assert raised.value.remedy


BAD_ROWS = {
    "entry without letters": ("tbx", tbx2(ENTRY.replace("كييف", "—")), "no letters"),
    "row without target": ("xlsx", workbook(("روسيا", ""), ("لندن", "London")), "has no target"),
    "a date": ("xlsx", workbook(("هدنة", datetime.date(2024, 1, 2))), "the target has become a date"),
    "too many cells": ("csv", "source,target\nآبل,Apple, Inc.\n".encode(), "3 cells"),
    "unknown kind": ("tsv", "source\ttarget\tkind\nروسيا\tRussia\tplanet\n".encode(), "no kind of a term"),
    "open quotation mark": ("csv", 'source,target\nروسيا,"Russia\n'.encode(), "no well-formed CSV"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_told_with_its_place_and_hides_no_other(name):
    form, data, what = BAD_ROWS[name]
    (error,) = read(form, data).bad
    assert what in error.what
    assert error.where.startswith(f"names.{form}:")
    assert error.remedy


def test_all_bad_rows_are_told():
    data = "source,target,kind\nروسيا,,place\nلندن,London,City\n؟,What,\nآبل,Apple,planet\n".encode()
    reading = read("csv", data)
    assert [error.where for error in reading.bad] == ["names.csv:2", "names.csv:4", "names.csv:5"]
    assert reading.terms == (Term("لندن", "London", kind="place"),)


def test_a_workbook_that_unpacks_to_no_end_is_refused_before_it_is_read():
    stream = io.BytesIO()
    archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with archive, archive.open("xl/workbook.xml", "w") as member:
        for _ in range(301):
            member.write(bytes(1 << 20))
    assert len(stream.getvalue()) < 3 << 20
    with pytest.raises(GlossaryError, match="unpacks to more than 300 MB"):
        read("xlsx", stream.getvalue())


@pytest.mark.parametrize("form", ["xlsx", "tbx", "tbx2", "tmx"])
def test_a_control_character_is_refused_where_a_format_cannot_hold_it(form):
    term = Term("هدنة", "truce\x01", where="terms.csv:4")
    with pytest.raises(GlossaryError, match=r"terms\.csv:4: the target holds the control character U\+0001"):
        written(form, (term,))


def test_what_is_written_is_well_formed():
    for form in ("tbx", "tbx2", "tmx"):
        assert etree.fromstring(written(form)).getroottree().docinfo.encoding == "UTF-8"
