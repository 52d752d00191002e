"""An article as a PO file that goes away and comes back, beside the one in the folder of translations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.reviewing.exchange.pairs import File, Given, Languages, require_languages
from translator.reviewing.po import new_document, read_document
from translator.reviewing.records import ArticleReview

_VERSION = "Version: "
_NAME = "Project-Id-Version"


def write_po(articles: Sequence[ArticleReview], languages: Languages) -> bytes:
    """One article as a PO file. The version of a record stands in a note."""
    (article,) = articles
    records = [replace(r, notes=(*r.notes, _VERSION + r.version)) for r in article.records]
    return str(new_document(article.name, str(languages)).with_records(records, ())).encode()


def read_po(data: bytes, where: str) -> File:
    """Read a PO file of ours, or one of another project: its sentences are then found by their text.

    Raises:
        ReviewError: `data` is no PO file.
    """
    document = read_document(data, where)
    review = document.review("")
    strangers = [each.entry for each in document.entries if not each.id and not each.entry.obsolete]
    given = [
        Given(
            record.id,
            record.source,
            record.target,
            record.approved,
            record.comments,
            next((note[len(_VERSION) :] for note in record.notes if note.startswith(_VERSION)), ""),
            review.headers.get(_NAME, ""),
        )
        for record in review.records
    ]
    given += [
        Given("", entry.msgid, entry.msgstr, "fuzzy" not in entry.flags and bool(entry.msgstr))
        for entry in strangers
    ]
    headers = review.headers
    return File(given, require_languages(headers.get("X-Source-Language", ""), headers.get("Language", "")))
