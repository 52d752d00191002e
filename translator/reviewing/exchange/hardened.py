"""XML of unknown origin: looked at first by a parser that takes nothing but elements and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.errors import GlossaryError, ReviewError
from translator.glossary.exchange import safe_xml
from translator.reviewing.po import MAX_BYTES

if TYPE_CHECKING:
    from lxml.etree import _Element


def checked_xml(data: bytes, where: str) -> _Element:
    """The root of an XML document that no other parser can come to harm with.

    Raises:
        ReviewError: it is too large, is no XML, or declares or uses entities.
    """
    if len(data) > MAX_BYTES:
        raise ReviewError(f"is larger than {MAX_BYTES >> 20} MB", where=where, remedy="split it")
    try:
        return safe_xml.parse(data, where)
    except GlossaryError as error:
        raise ReviewError(error.what, where=error.where, remedy=error.remedy) from error


def require_toolkit(where: str) -> None:
    """See that the library which reads other tools' XML is there.

    Raises:
        ReviewError: translate-toolkit is not installed.
    """
    try:
        import translate.storage.xliff2  # noqa: F401
    except ImportError as error:
        raise ReviewError(
            "XLIFF and TMX are read by translate-toolkit, which is not installed",
            where=where,
            remedy="install it with pip install 'translator[exchange]' (Python 3.11 or newer)",
        ) from error
