"""A table for those who have only Word: source, translation, and a narrow column that names the sentence.

A translation that differs from ours when the table comes back was written by a person. Tracked changes are
read as accepted.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from translator.errors import ReviewError
from translator.i18n import translations
from translator.rendering.labels import N_
from translator.reviewing.exchange.hardened import checked_xml
from translator.reviewing.exchange.pairs import File, Given, Languages, hints, no_such, plain
from translator.reviewing.po import MAX_BYTES
from translator.reviewing.records import ArticleReview, Record
from translator.scripts import direction

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_UNPACKED = 200 * 1024 * 1024
_DRAFT_COLOUR = "FFF4CC"
# NOTE: stands above a table in a Word document: source, translation, number of the sentence
_HOW = N_(
    "Correct the translation in the middle column. What is yellow is a draft by a machine, which nobody"
    " has approved yet. Leave the other columns as they are."
)
_WIDTHS = (12.0, 12.0, 1.7)  # centimetres, of a landscape page


def write_word(articles: Sequence[ArticleReview], languages: Languages) -> bytes:
    """One article as a DOCX with a table of three columns."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    (article,) = articles
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2)
    document.core_properties.title = plain(article.name)
    document.core_properties.subject = str(languages)
    document.core_properties.author = ""
    document.add_heading(plain(article.name), 1)
    _write(document.add_paragraph(), translations(languages.target).gettext(_HOW), languages.target)
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    table.autofit = False
    for cell, language in zip(table.rows[0].cells, (languages.source, languages.target), strict=False):
        head = _write(cell.paragraphs[0], _name_of(language), language)
        head.font.bold = head.font.cs_bold = True
    _mark_row(table.rows[0], "tblHeader")
    for record in article.records:
        _add_row(table, record, languages)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_row(table: Any, record: Record, languages: Languages) -> None:
    row = table.add_row()
    _mark_row(row, "cantSplit")
    source, target, id_ = row.cells
    _write(source.paragraphs[0], record.source, languages.source)
    _write(target.paragraphs[0], record.target, languages.target)
    if not record.approved:
        _shade(target, _DRAFT_COLOUR)
    if told := " · ".join(hints(record)):
        small = source.add_paragraph().add_run(plain(told.replace(" · Term: ", ", ")))
        _make_small(small, 8)
    run = id_.paragraphs[0].add_run(f"{record.id} {record.version}")
    _make_small(run, 6)


def _name_of(language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language).get_display_name(language) or language
    except (UnknownLocaleError, ValueError):
        return language


def _write(paragraph: Any, text: str, language: str) -> Any:
    """Write a text in a paragraph that runs in the direction of its language."""
    from docx.oxml import OxmlElement

    run = paragraph.add_run(plain(text))
    if direction(language) == "rtl":
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run.font.rtl = True
    return run


def _make_small(run: Any, points: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run.font.size, run.font.color.rgb = Pt(points), RGBColor(0x60, 0x60, 0x60)
    arabic = OxmlElement("w:szCs")  # Word keeps a size of its own for such scripts, in half points
    arabic.set(qn("w:val"), str(2 * points))
    run._r.rPr.append(arabic)


def _shade(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark_row(row: Any, mark: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{mark}"))


def read_word(data: bytes, where: str) -> File:
    """Read the table of a DOCX, whoever saved it: the third column, if it is still there, names the sentence.

    Raises:
        ReviewError: `data` is no DOCX, holds no such table, or can do harm when it is unpacked.
    """
    root = checked_xml(_document(data, where), where)
    given = [each for table in _all(root, "tbl") for each in _rows(table)]
    if not given:
        raise no_such("docx-table", "holds no table with a source and a translation", where)
    return File(given)


def _document(data: bytes, where: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise ReviewError(f"is larger than {MAX_BYTES >> 20} MB", where=where, remedy="split it")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = archive.getinfo("word/document.xml").file_size
            if size > _MAX_UNPACKED:
                raise ReviewError(
                    f"unpacks to more than {_MAX_UNPACKED >> 20} MB",
                    where=where,
                    remedy="delete what is no text, such as pictures",
                )
            return archive.read("word/document.xml")
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise no_such("docx-table", "is no Word document (DOCX)", where) from error


def _rows(table: _Element) -> Iterator[Given]:
    for row in (child for child in table if _name(child) == "tr"):
        cells = [child for child in row if _name(child) == "tc"]
        if len(cells) < 2 or _is_head(row):
            continue
        source, target, *last = ([_text(p) for p in _all(cell, "p")] for cell in cells[:3])
        id, _, version = " ".join(last[0] if last else ()).strip().partition(" ")
        yield Given(
            id,
            source[0] if source else "",
            " ".join(filter(None, (text.strip() for text in target))),
            version=version.strip(),
        )


def _is_head(row: _Element) -> bool:
    return any(_name(each) == "tblHeader" for each in row.iter())


def _text(paragraph: _Element) -> str:
    """The text of a paragraph as it is when all tracked changes are accepted."""
    parts = []
    for element in paragraph.iter():
        if any(_name(above) in ("del", "moveFrom") for above in element.iterancestors()):
            continue
        name = _name(element)
        if name == "t":
            parts.append(element.text or "")
        elif name in ("tab", "br", "cr") and _name(element.getparent()) == "r":
            parts.append("\t" if name == "tab" else "\n")
        elif name == "noBreakHyphen":
            parts.append("\u2011")
    return "".join(parts)


def _all(element: _Element, name: str) -> list[_Element]:
    return [each for each in element.iter() if _name(each) == name]


def _name(element: _Element | None) -> str:
    return "" if element is None else str(element.tag).rpartition("}")[2]
