"""Getting the bytes of an article, and refusing what cannot be one with the way out."""

from __future__ import annotations

from pathlib import Path

from translator.errors import ArticleError

MAX_MEGABYTES = 10
_MAX_BYTES = MAX_MEGABYTES * 1024 * 1024

_COPY_TEXT = "copy its text into a .txt file"
_SAVE_AS_TEXT = "save it as plain text (.txt, UTF-8) or convert it with pandoc to Markdown"
_RECOGNISE = "recognise its text (OCR) or type it into a .txt file"
_UNPACK = "unpack it and give the articles in it"

# What a file of each kind begins with.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _COPY_TEXT),
    (b"\x89PNG", "a PNG image", _RECOGNISE),
    (b"\xff\xd8\xff", "a JPEG image", _RECOGNISE),
    (b"GIF8", "a GIF image", _RECOGNISE),
    (b"II*\x00", "a TIFF image", _RECOGNISE),
    (b"MM\x00*", "a TIFF image", _RECOGNISE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (DOC)", _SAVE_AS_TEXT),
    (b"{\\rtf", "an RTF document", _SAVE_AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"ID3", "an audio file", "give its transcript as a .txt file"),
    (b"OggS", "an audio file", "give its transcript as a .txt file"),
    (b"SQLite format 3\x00", "a database", "export the article as a .txt file"),
)
# A ZIP archive is told by the names of what lies in it.
_ZIP = b"PK\x03\x04"
_IN_ZIP: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document (DOCX)", _SAVE_AS_TEXT),
    (b"xl/", "an Excel workbook (XLSX)", _COPY_TEXT),
    (b"ppt/", "a PowerPoint presentation (PPTX)", _COPY_TEXT),
    (b"application/epub+zip", "an EPUB book", _SAVE_AS_TEXT),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (ODT)", _SAVE_AS_TEXT),
)


def load(path: Path) -> bytes:
    """Return the bytes of the file at `path`.

    Raises:
        ArticleError: there is no such file, it is a folder, it cannot be read, it is larger than
            `MAX_MEGABYTES`.
    """
    where = str(path).encode("utf-8", "replace").decode("utf-8")
    if where != str(path):
        raise ArticleError("has a name that is not UTF-8", where=where, remedy="rename the file")
    try:
        if path.is_dir():
            raise ArticleError("is a folder", where=where, remedy=f"name the articles in it: {path}/*.txt")
        with path.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise ArticleError("does not exist", where=where, remedy="check the name and the folder") from None
    except PermissionError:
        raise ArticleError(
            "may not be read", where=where, remedy="give yourself permission to read it"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL character
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(
            f"cannot be read ({reason})", where=where, remedy="check the name and the disk"
        ) from None
    if len(data) > _MAX_BYTES:
        raise ArticleError(
            f"is larger than {MAX_MEGABYTES} MB", where=where, remedy="split it into one file per article"
        )
    return data


def refuse_documents(data: bytes, where: str) -> None:
    """Refuse images, office documents, archives and the like by how they begin.

    Raises:
        ArticleError: `data` is such a file; the error names its kind and what to do.
    """
    known = next((entry for entry in _SIGNATURES if data.startswith(entry[0])), None)
    if data.startswith(_ZIP):
        inside = (entry for entry in _IN_ZIP if entry[0] in data)
        known = next(inside, (_ZIP, "a ZIP archive", _UNPACK))
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        known = (b"RIFF", "a WebP image", _RECOGNISE)
    elif data[4:8] == b"ftyp":
        known = (b"ftyp", "a photo or video", _RECOGNISE)
    if known:
        _, kind, remedy = known
        raise ArticleError(f"is {kind}, not text", where=where, remedy=remedy)
