"""From bytes to text: which character set a file is in, decided by evidence.

A wrong guess prints nonsense under a newspaper's name, so what stays in doubt is an error.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from translator.errors import ArticleError
from translator.reading.language import LATIN_LANGUAGES, letter_share

_SAVE_AS_UTF8 = "open it in the program that it comes from and save it as UTF-8"

# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_ACCEPTED_DECLARATION = re.compile(r"utf-?8|(?:windows-?|cp-?|iso-?8859-?)\d{1,4}(?:-[ie])?", re.IGNORECASE)

_ORDINARY = re.compile(r"[\u0600-\u06ff\u0400-\u04ff\u00a0-\u024f\u2000-\u206f\ufeff\t\r\n -~]")
_ARABIC_WORD = re.compile(r"[\u0621-\u0652\u067e\u0686\u0698\u06a9\u06af]+")
_ARABIC_CODE_PAGES = {"cp1256": "windows-1256", "iso8859_6": "ISO-8859-6"}
# Words of any Arabic text; those with the article are recognised by their beginning.
_COMMON = frozenset(
    "في من على إلى الى عن أن ان إن مع هذا هذه ذلك التي الذي كان كانت قد لم لا ما بعد قبل بين كما حتى أو أي كل"
    " قال قالت وقال وقالت أكد وأكد وأضاف أعلن أجرى خلال حول عند منذ ضد هو هي أنه إنه وفي ومن وهو التى فى"
    " رئيس الرئيس اليوم أمس يوم عام غير أكثر حيث ولم ولا لكن ثم نحو عدة بن".split()
)
_LEAST_COMMON = 2  # one can be chance
_ENOUGH_COMMON = 0.15  # of the words; real articles have 0.3 and more, a wrong code page below 0.05


def decode(data: bytes, *, where: str, language: str) -> tuple[str, list[str]]:
    """Return the text in `data`, and a notice when it had to be converted to UTF-8.

    `where` names the file in errors; `language` (such as `ar`) decides which character sets come
    into question.

    Raises:
        ArticleError: the data are binary, damaged, or in a character set that is not certain.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], codec, where)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return data.decode(unmarked, "surrogatepass"), [_converted("UTF-16")]
    if b"\0" in data:
        raise ArticleError(
            "is a binary file, not text", where=where, remedy="give the article as a .txt file"
        )
    try:
        return data.decode("utf-8", "surrogatepass"), []  # lone surrogates are cleaned later
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error, where)
    for codec, name in _code_pages(data, language):
        return data.decode(codec), [_converted(name)]
    raise ArticleError("is in a character set that is not recognised", where=where, remedy=_SAVE_AS_UTF8)


def _converted(name: str) -> str:
    return f"{name} was converted to UTF-8"


def _decode_marked(data: bytes, codec: str, where: str) -> tuple[str, list[str]]:
    try:
        text = data.decode(codec, "surrogatepass")
    except UnicodeDecodeError as error:
        if codec == "utf-8":
            raise _damaged(data, error, where) from None
        what = f"is damaged {codec[:6].upper()} text"
        raise ArticleError(what, where=where, remedy=_SAVE_AS_UTF8) from None
    return text, [] if codec == "utf-8" else [_converted(codec[:6].upper())]


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without its mark: in Arabic every second byte is 6, in Latin 0."""
    if len(data) % 2 or data.count(0) + data.count(6) < len(data) / 10:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = data.decode(codec, "replace")
        if len(_ORDINARY.findall(text)) > 0.95 * len(text):
            return codec
    return None


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError, where: str) -> None:
    """Refuse text that is UTF-8 for the most part: no other character set looks like that."""
    text = data.decode("utf-8", "replace")
    sound = sum(character > "\x7f" for character in text if character != "\ufffd")
    if sound > 4 * text.count("\ufffd"):
        raise _damaged(data, error, where) from None


def _damaged(data: bytes, error: UnicodeDecodeError, where: str) -> ArticleError:
    line = data.count(b"\n", 0, error.start) + 1
    if error.reason == "unexpected end of data":
        return ArticleError(
            "ends in the middle of a character", where=f"{where}:{line}", remedy="copy or download it again"
        )
    byte = data[error.start]
    return ArticleError(
        f"is UTF-8 with a damaged character (byte 0x{byte:02X})",
        where=f"{where}:{line}",
        remedy=_SAVE_AS_UTF8,
    )


def _code_pages(data: bytes, language: str) -> Iterator[tuple[str, str]]:
    """The codec and name of the one-byte character set that `data` are in, if it is certain."""
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared.group(1).decode("ascii", "replace").lower()
        if _ACCEPTED_DECLARATION.fullmatch(name) and _fits(data, name, language):
            yield name, name
    if language == "ar":
        evidence = {codec: _arabic_evidence(data, codec) for codec in _ARABIC_CODE_PAGES}
        best, second = sorted(evidence, key=lambda codec: -evidence[codec])
        if evidence[best] >= _ENOUGH_COMMON and evidence[best] > 2 * evidence[second]:
            yield best, _ARABIC_CODE_PAGES[best]
    elif language in LATIN_LANGUAGES and _is_western(data):
        yield "cp1252", "windows-1252"


def _fits(data: bytes, codec: str, language: str) -> bool:
    """Whether the character set that a page declares is known and gives text in its language."""
    try:
        return letter_share(data.decode(codec), language) > 0.05
    except (LookupError, UnicodeDecodeError):
        return False


def _arabic_evidence(data: bytes, codec: str) -> float:
    """The share of common words in `data` as Arabic, 0 when letters stand where none can."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return 0.0
    foreign = sum("\x80" <= character < "\u0600" and character.isalpha() for character in text)
    words: list[str] = _ARABIC_WORD.findall(text)
    if foreign > sum(map(len, words)) / 20 or re.search(r"[\x80-\x84\x86-\x9f]", text):
        return 0.0
    # Only the last letter of a word can be ة or ى.
    impossible = sum(bool(re.search(r"[ةى][\u0621-\u064a]", word)) for word in words)
    if impossible > len(words) / 20:
        return 0.0
    common = sum(
        word in _COMMON or (len(word) > 4 and word.startswith(("ال", "وال", "بال", "لل"))) for word in words
    )
    return common / len(words) if common >= _LEAST_COMMON else 0.0


def _is_western(data: bytes) -> bool:
    """Whether `data` read as windows-1252 are mostly plain letters with some accented ones."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = [character for character in text if character.isalpha()]
    accented = sum(character > "\x7f" for character in letters)
    return accented <= len(letters) / 5
