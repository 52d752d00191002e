"""From the bytes of a glossary file to its text, with advice for the forms that spreadsheets offer."""

from __future__ import annotations

import re

from translator.errors import GlossaryError

_SAVE_AS = "save it in the spreadsheet as “CSV UTF-8”"
_ARABIC_CODE_PAGE = "cp1256"
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2}")


def decode_csv(data: bytes, where: str) -> str:
    """Return the text in `data`, its byte order mark included.

    Raises:
        GlossaryError: it is not UTF-8; the message names what it seems to be instead.
    """
    if data.startswith(b"PK\x03\x04"):
        raise GlossaryError(
            "is a spreadsheet, not CSV",
            where=where,
            remedy=f"{_SAVE_AS}, or take it over with `translator glossary import`",
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data:
        form = "UTF-16, which Excel saves as “Unicode Text”" if _is_utf16(data) else "a binary file"
        raise GlossaryError(f"is {form}, not UTF-8", where=where, remedy=_SAVE_AS)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(
            f"is not UTF-8 (byte {error.start}){_guess(data)}", where=f"{where}:{line}", remedy=_SAVE_AS
        ) from error


def _is_utf16(data: bytes) -> bool:
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:40].count(b"\0") in range(10, 31)


def _guess(data: bytes) -> str:
    """What a file in one byte a letter seems to be: Excel's plain “CSV” of an Arabic Windows."""
    text = data.decode(_ARABIC_CODE_PAGE, "replace")
    if _ARABIC_WORD.search(text):
        return " but looks like Windows-1256, which Excel saves as plain “CSV”"
    return ""
