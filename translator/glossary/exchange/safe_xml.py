"""Reading XML of unknown origin: no entities, no network, no files, no endless trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.errors import GlossaryError

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MAX_BYTES = 200 * 1024 * 1024


def parse(data: bytes, where: str) -> _Element:
    """Parse an XML document and return its root, without comments and processing instructions.

    A `DOCTYPE` may name a DTD, which is never read; entities of its own are refused.

    Raises:
        GlossaryError: `data` is no well-formed XML, is too large or declares or uses entities.
    """
    from lxml import etree

    if len(data) > _MAX_BYTES:
        raise GlossaryError(f"is larger than {_MAX_BYTES >> 20} MB", where=where, remedy="split it")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "entity" in (error.msg or "").lower():
            raise _entities(where) from error
        raise GlossaryError(
            f"is no well-formed XML ({error.msg})",
            where=f"{where}:{error.lineno}" if error.lineno else where,
            remedy="export it again from the tool that it comes from",
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise _entities(where)
    reference = next(root.iter(etree.Entity), None)
    if reference is not None:
        raise _entities(f"{where}:{reference.sourceline}")
    return root


def _entities(where: str) -> GlossaryError:
    return GlossaryError(
        "declares or uses XML entities, which are not read because they can be an attack",
        where=where,
        remedy="export it again without them",
    )


def local_name(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: _Element) -> str:
    """All text inside an element, white space brought into order."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def place_of(element: _Element, where: str) -> str:
    """The file and line of an element, with its id when it has one."""
    identity = element.get("id") or element.get("tuid") or ""
    return f"{where}:{element.sourceline}" + (f" ({identity})" if identity else "")
