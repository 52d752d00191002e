"""Glossaries in TMX 1.4, the exchange format of translation memories.

A unit is a term: its segments are the source and the target. What TMX has no place for stands in
properties: `x-kind`, `x-when` and `x-article` of the unit, `x-variant` of the source, `x-forbidden`
of the target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from translator import __version__
from translator.errors import GlossaryError
from translator.glossary.exchange.languages import Pair, main_language
from translator.glossary.exchange.rows import (
    Reading,
    cells_of,
    columns_said,
    reading_of,
    require_writable,
    term_of,
)
from translator.glossary.exchange.safe_xml import XML_LANG, local_name, parse, place_of, text_of
from translator.glossary.lint.texts import is_sentence
from translator.glossary.terms import Term

if TYPE_CHECKING:
    from lxml.etree import _Element

    _Whole = tuple[_Element, tuple[_Element, _Element]]

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_OF_THE_UNIT = ("kind", "when", "article")
_CODES = ("bpt", "ept", "it", "ph", "ut")  # formatting of the original document, no text


def write_tmx(terms: Sequence[Term], pair: Pair) -> bytes:
    """The terms as TMX 1.4.

    Raises:
        GlossaryError: a cell holds a control character.
    """
    from lxml import etree

    require_writable(terms, "TMX")
    root = etree.Element("tmx", {"version": "1.4"})
    header = {
        "creationtool": "translator", "creationtoolversion": __version__, "segtype": "phrase",
        "o-tmf": "glossary", "adminlang": "en", "srclang": pair.source, "datatype": "plaintext",
    }  # fmt: skip
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for number, term in enumerate(terms, 1):
        unit = etree.SubElement(body, "tu", {"tuid": str(number)})
        if term.note:
            etree.SubElement(unit, "note").text = term.note
        cells = cells_of(term)
        for column in _OF_THE_UNIT:
            _add_property(unit, column, cells[column])
        _add_segment(unit, pair.source, term.source, "variant", term.variants)
        _add_segment(unit, pair.target, term.target, "forbidden", term.forbidden)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True, doctype=_DOCTYPE)


def _add_property(element: _Element, name: str, value: str) -> None:
    from lxml import etree

    if value:
        etree.SubElement(element, "prop", {"type": f"x-{name}"}).text = value


def _add_segment(unit: _Element, language: str, text: str, name: str, others: Sequence[str]) -> None:
    from lxml import etree

    part = etree.SubElement(unit, "tuv", {XML_LANG: language})
    for other in others:
        _add_property(part, name, other)
    etree.SubElement(part, "seg").text = text


def read_tmx(data: bytes, where: str, pair: Pair) -> Reading:
    """Read the units that have segments in both languages of `pair`.

    Raises:
        GlossaryError: `data` is no TMX, or no unit has both languages.
    """
    root = parse(data, where)
    if local_name(root) != "tmx":
        raise GlossaryError(
            f"is no TMX: it begins with <{local_name(root)}>",
            where=where,
            remedy="say what it is with --format",
        )
    units = [element for element in root.iter() if local_name(element) == "tu"]
    whole = [(unit, sides) for unit in units if (sides := _sides(unit, pair))]
    if not whole:
        codes = sorted({_code(part) for part in root.iter() if local_name(part) == "tuv"} - {""})
        raise GlossaryError(
            f"has no unit in both {pair.source} and {pair.target}; it has {', '.join(codes) or 'none'}",
            where=where,
            remedy="name its languages with --pair",
        )
    left_out = len(units) - len(whole)
    notice = f"{left_out} of {len(units)} units have no text in {pair.source} or {pair.target}."
    parts: tuple[list[_Whole], list[_Whole]] = ([], [])
    for each in whole:
        parts[_is_sentence(each)].append(each)
    own, memory = (reading_of(partial(_term, unit, *sides, where) for unit, sides in part) for part in parts)
    return Reading(
        own.terms,
        (notice,) if left_out else (),
        columns_said((*own.terms, *memory.terms)),
        (*own.bad, *memory.bad),
        memory.terms,
        (*own.unsaid, *memory.unsaid),
    )


def _is_sentence(whole: _Whole) -> bool:
    """Whether a unit is a sentence of a translation memory; those that name a kind are terms of ours."""
    unit, (source, target) = whole
    texts = _segment(source), _segment(target)
    return not _properties(unit, "kind") and any(map(is_sentence, texts))


def _sides(unit: _Element, pair: Pair) -> tuple[_Element, _Element] | None:
    def of(language: str) -> _Element | None:
        parts = [part for part in unit.iterchildren() if local_name(part) == "tuv" and _segment(part)]
        own = (part for part in parts if main_language(_code(part)) == language)
        return min(own, key=lambda part: len(_code(part)), default=None)

    source, target = of(pair.source), of(pair.target)
    return None if source is None or target is None else (source, target)


def _code(part: _Element) -> str:
    return part.get(XML_LANG) or part.get("lang") or ""


def _segment(part: _Element) -> str:
    segment = next((child for child in part.iterchildren() if local_name(child) == "seg"), None)
    return "" if segment is None else " ".join("".join(_plain(segment)).split())


def _plain(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local_name(child) not in _CODES:
            yield from _plain(child)
        yield child.tail or ""


def _term(unit: _Element, source: _Element, target: _Element, where: str) -> Term:
    notes = [
        text_of(child) for part in (unit, source, target) for child in part if local_name(child) == "note"
    ]
    cells = {
        "source": _segment(source),
        "target": _segment(target),
        "variants": "|".join(_properties(source, "variant")),
        "forbidden": "|".join(_properties(target, "forbidden")),
        "note": "; ".join(dict.fromkeys(filter(None, notes))),
        **{column: "".join(_properties(unit, column)[:1]) for column in _OF_THE_UNIT},
    }
    return term_of(cells, place_of(unit, where))


def _properties(element: _Element, name: str) -> list[str]:
    return [
        text_of(child)
        for child in element.iterchildren()
        if local_name(child) == "prop" and child.get("type") == f"x-{name}"
    ]
