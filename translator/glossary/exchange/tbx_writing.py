"""Writing glossaries as TBX-Basic: version 3 (ISO 30042:2019, style DCA) and version 2 (2008).

The kind becomes the subject field and the part of speech. A term's `when` and `article` have no
category in TBX-Basic: they are notes of the preferred terms, `when: in-full` and `article: the`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from translator import __version__
from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.rows import require_writable
from translator.glossary.exchange.safe_xml import XML_LANG
from translator.glossary.terms import Term, When

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_DOCTYPE_2 = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'
_PARTS_OF_SPEECH = {"adjective": "adjective", "term": "noun", "verbatim": "other"}  # the others: properNoun
_STATUS = "administrativeStatus"
_PREFERRED, _ADMITTED, _DEPRECATED = (
    "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts",
)  # fmt: skip


def write_tbx(terms: Sequence[Term], pair: Pair) -> bytes:
    """The terms as TBX version 3.

    Raises:
        GlossaryError: a cell holds a control character.
    """
    from lxml import etree

    require_writable(terms, "TBX")
    root = etree.Element(_named("tbx"), nsmap={None: _NAMESPACE})
    root.attrib.update({"type": "TBX-Basic", "style": "dca", XML_LANG: pair.source})
    _describe(_add(_add(root, "tbxHeader"), "fileDesc"), pair)
    body = _add(_add(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        _write_entry(body, ("conceptEntry", "langSec", "termSec"), f"c{number}", term, pair)
    return _serialised(root, None)


def write_tbx2(terms: Sequence[Term], pair: Pair) -> bytes:
    """The terms as TBX version 2, for tools that know no other.

    Raises:
        GlossaryError: a cell holds a control character.
    """
    from lxml import etree

    require_writable(terms, "TBX")
    root = etree.Element("martif")
    root.attrib.update({"type": "TBX-Basic", XML_LANG: pair.source})
    header = _add(root, "martifHeader")
    _describe(_add(header, "fileDesc"), pair)
    _add(_add(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")
    body = _add(_add(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        _write_entry(body, ("termEntry", "langSet", "tig"), f"c{number}", term, pair)
    return _serialised(root, _DOCTYPE_2)


def _describe(file: _Element, pair: Pair) -> None:
    _add(_add(file, "titleStmt"), "title", f"Glossary {pair}")
    _add(_add(file, "sourceDesc"), "p", f"translator {__version__}")


def _write_entry(body: _Element, names: tuple[str, str, str], identity: str, term: Term, pair: Pair) -> None:
    entry_name, language_name, term_name = names
    entry = _add(body, entry_name, id=identity)
    _add(entry, "descrip", term.kind, type="subjectField")
    if term.note:
        _add(entry, "note", term.note)
    part_of_speech = _PARTS_OF_SPEECH.get(term.kind, "properNoun")

    def write(language: str, preferred: str, others: Sequence[str], status: str, note: str) -> None:
        part = _add(entry, language_name)
        part.set(XML_LANG, language)
        for place, spelling in enumerate((preferred, *others)):
            first = place == 0
            group = _add(part, term_name)
            _add(group, "term", spelling)
            _add(group, "termNote", part_of_speech, type="partOfSpeech")
            _add(group, "termNote", _PREFERRED if first else status, type=_STATUS)
            if first and note:
                _add(group, "note", note)

    when = "" if term.when is When.ALWAYS else f"when: {term.when.value}"
    article = f"article: {term.article}" if term.article else ""
    write(pair.source, term.source, term.variants, _ADMITTED, when)
    write(pair.target, term.target, term.forbidden, _DEPRECATED, article)


def _named(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _add(parent: _Element, name: str, text: str = "", **attributes: str) -> _Element:
    """Add a child in the namespace of its parent."""
    from lxml import etree

    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name, attributes)
    child.text = text or None
    return child


def _serialised(root: _Element, doctype: str | None) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True, doctype=doctype)
