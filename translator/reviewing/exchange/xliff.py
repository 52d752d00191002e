"""Articles as XLIFF 1.2 and 2.0.

We write the elements ourselves, as the two standards want them. What other tools make of them is read by
translate-toolkit, which knows their dialects: inline elements, units of several segments, older namespaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from translator.reviewing.exchange.hardened import checked_xml, require_toolkit
from translator.reviewing.exchange.pairs import (
    File,
    Given,
    Languages,
    hints,
    no_such,
    plain,
    require_languages,
)
from translator.reviewing.records import ArticleReview, Record, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = {"1.2": "urn:oasis:names:tc:xliff:document:1.2", "2.0": "urn:oasis:names:tc:xliff:document:2.0"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The states in which a person has done with a sentence, in either version.
_DONE = ("translated", "reviewed", "signed-off", "final")
_STATE_12 = {
    Status.DRAFT: "needs-review-translation",
    Status.CHANGED: "needs-review-translation",
    Status.APPROVED: "final",
}
_TRANSLATOR, _OURS = "translator", "developer"


def write_xliff_12(articles: Sequence[ArticleReview], languages: Languages) -> bytes:
    """The articles as XLIFF 1.2, a `file` each. The version of a record stands in `extradata`."""
    root = _root("1.2", {"version": "1.2"})
    for article in articles:
        attributes = {
            "original": article.name,
            "source-language": languages.source,
            "target-language": languages.target,
            "datatype": "plaintext",
        }
        body = _add(_add(root, "file", attributes), "body")
        for record in article.records:
            approved = "yes" if record.approved else "no"
            unit = _add(
                body, "trans-unit", {"id": record.id, "approved": approved, "extradata": record.version}
            )
            unit.set(_SPACE, "preserve")
            _add(unit, "source", text=record.source)
            _add(unit, "target", {"state": _STATE_12[record.status]}, record.target)
            for origin, text in _notes(record):
                _add(unit, "note", {"from": origin}, text)
    return _bytes(root)


def write_xliff_20(articles: Sequence[ArticleReview], languages: Languages) -> bytes:
    """The articles as XLIFF 2.0, a `file` each. The version of a record stands in the `name` of its unit."""
    attributes = {"version": "2.0", "srcLang": languages.source, "trgLang": languages.target}
    root = _root("2.0", attributes)
    for number, article in enumerate(articles, 1):
        file = _add(root, "file", {"id": f"f{number}", "original": article.name})
        for record in article.records:
            unit = _add(file, "unit", {"id": record.id, "name": record.version})
            unit.set(_SPACE, "preserve")
            notes = list(_notes(record))
            if notes:
                holder = _add(unit, "notes")
                for origin, text in notes:
                    _add(holder, "note", {"category": origin}, text)
            segment = _add(unit, "segment", {"state": "final" if record.approved else "initial"})
            _add(segment, "source", text=record.source)
            _add(segment, "target", text=record.target)
    return _bytes(root)


def _notes(record: Record) -> Iterable[tuple[str, str]]:
    yield from ((_TRANSLATOR, comment) for comment in record.comments)
    yield from ((_OURS, hint) for hint in hints(record))


def _root(version: str, attributes: dict[str, str]) -> _Element:
    from lxml import etree

    namespace = _NAMESPACE[version]
    return etree.Element(f"{{{namespace}}}xliff", attributes, nsmap={None: namespace})


def _add(parent: _Element, name: str, attributes: dict[str, str] | None = None, text: str = "") -> _Element:
    from lxml import etree

    space = str(parent.tag).partition("}")[0]
    made = etree.SubElement(parent, f"{space}}}{name}", {k: plain(v) for k, v in (attributes or {}).items()})
    if text:
        made.text = plain(text)
    return made


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def read_xliff(data: bytes, where: str) -> File:
    """Read XLIFF of version 1 or 2.

    Raises:
        ReviewError: `data` is no XLIFF, or is XML that can do harm.
    """
    root = checked_xml(data, where)
    if not str(root.tag).endswith("xliff"):
        raise no_such("XLIFF", "is no XLIFF", where)
    require_toolkit(where)
    second = (root.get("version") or "").startswith("2")
    try:
        store = _store(data, second=second)
        given = [_given(unit, second=second) for unit in store.units if not unit.isheader()]
    except (ValueError, KeyError, StopIteration, AttributeError) as error:
        raise no_such("XLIFF", f"is no whole XLIFF ({error or 'without a file'})", where) from error
    return File(_whole(given), _languages(root, second=second))


def _store(data: bytes, *, second: bool) -> Any:
    from translate.storage import xliff, xliff2

    return (xliff2.Xliff2File if second else xliff.Xliff1File).parsestring(data)


def _given(unit: Any, *, second: bool) -> Given:
    element = unit.xmlelement
    holder = unit.getunitelement() if second else element
    file = next((parent for parent in element.iterancestors() if str(parent.tag).endswith("}file")), None)
    return Given(
        id=holder.get("id") or "",
        source=unit.source or "",
        target=unit.target or "",
        approved=_approved(unit, second=second),
        comments=_comments(holder),
        version=holder.get("name" if second else "extradata") or "",
        article="" if file is None else file.get("original") or "",
    )


def _approved(unit: Any, *, second: bool) -> bool:
    element = unit.xmlelement
    if second:
        return element.get("state") in _DONE
    target = next((child for child in element if str(child.tag).endswith("}target")), None)
    state = "" if target is None else target.get("state") or ""
    if element.get("approved") == "yes":
        return not state.startswith(("needs-", "new"))
    return state in _DONE


def _comments(holder: _Element) -> tuple[str, ...]:
    notes = [note for note in holder.iter() if str(note.tag).endswith("}note")]
    own = [n for n in notes if (n.get("from") or n.get("category") or _TRANSLATOR) != _OURS]
    return tuple(dict.fromkeys(" ".join("".join(map(str, note.itertext())).split()) for note in own))


def _whole(given: Sequence[Given]) -> list[Given]:
    """The units; what another tool cut into several segments of a unit is put together again."""
    whole: list[Given] = []
    for each in given:
        last = whole[-1] if whole else None
        if last and last.id == each.id and last.article == each.article:
            approved = bool(last.approved and each.approved)
            source, target = f"{last.source} {each.source}", f"{last.target} {each.target}"
            whole[-1] = Given(each.id, source, target, approved, last.comments, last.version, last.article)
        else:
            whole.append(each)
    return whole


def _languages(root: _Element, *, second: bool) -> Languages | None:
    if second:
        return require_languages(root.get("srcLang") or "", root.get("trgLang") or "")
    file = next((child for child in root.iter() if str(child.tag).endswith("}file")), None)
    if file is None:
        return None
    return require_languages(file.get("source-language") or "", file.get("target-language") or "")
