"""Approved sentences as a translation memory in TMX 1.4, and such memories from other tools.

Written here, as the standard wants it; read by translate-toolkit, which knows how others write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from translator import __version__
from translator.reviewing.exchange.hardened import checked_xml, require_toolkit
from translator.reviewing.exchange.pairs import File, Given, Languages, no_such, plain
from translator.reviewing.records import ArticleReview

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(articles: Sequence[ArticleReview], languages: Languages) -> bytes:
    """The approved sentences of articles, each once in each article; drafts are nothing to remember."""
    from lxml import etree

    root = etree.Element("tmx", {"version": "1.4"})
    header = {
        "creationtool": "translator", "creationtoolversion": __version__, "segtype": "sentence",
        "o-tmf": "PO", "adminlang": "en", "srclang": languages.source, "datatype": "plaintext",
    }  # fmt: skip
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for article in articles:
        for record in (*article.records, *article.obsolete):
            if not record.approved:
                continue
            unit = etree.SubElement(body, "tu", {"tuid": record.id})
            for comment in record.comments:
                etree.SubElement(unit, "note").text = plain(comment)
            for name, value in (("article", article.name), ("version", record.version)):
                etree.SubElement(unit, "prop", {"type": f"x-{name}"}).text = plain(value)
            for language, text in ((languages.source, record.source), (languages.target, record.target)):
                variant = etree.SubElement(unit, "tuv", {_LANG: language})
                etree.SubElement(variant, "seg").text = plain(text)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True, doctype=_DOCTYPE)


def read_tmx(data: bytes, where: str, languages: Languages) -> File:
    """Read the units that have both languages; all of them were approved by somebody.

    Raises:
        ReviewError: `data` is no TMX, or is XML that can do harm.
    """
    root = checked_xml(data, where)
    if root.tag != "tmx":
        raise no_such("TMX", "is no TMX", where)
    require_toolkit(where)
    from lxml import etree
    from translate.storage.tmx import tmxfile

    for variant in root.iter("tuv"):
        if variant.get("lang"):  # TMX 1.1, as OmegaT keeps its memory
            variant.set(_LANG, variant.get("lang") or "")
    try:
        store = tmxfile.parsestring(
            etree.tostring(root, encoding="UTF-8"), languages.source, languages.target
        )
        given = [_given(unit) for unit in store.units]
    except (ValueError, KeyError, StopIteration, AttributeError) as error:
        raise no_such("TMX", f"is no whole TMX ({error})", where) from error
    return File([each for each in given if each.source and each.target])


def _given(unit: Any) -> Given:
    element: _Element = unit.xmlelement
    properties = {child.get("type") or "": child.text or "" for child in element if child.tag == "prop"}
    return Given(
        id=element.get("tuid") or "",
        source=unit.source or "",
        target=unit.target or "",
        approved=True,
        comments=tuple(filter(None, unit.getnotes().split("\n"))),
        version=properties.get("x-version", ""),
        article=properties.get("x-article", ""),
    )
