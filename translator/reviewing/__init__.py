"""What people approved: kept in one PO file an article, and never lost.

records      what is known of a sentence: its draft, what a person made of it, whether it is approved
po           records as entries of a PO file; what we do not change in a file stays as it is, byte by byte
reconciling  which approved sentence belongs to which sentence of the article as it is now
history      who wrote what when, for undo
store        `Reviews`: reading, bringing up to date, saving, by several people at once
applying     an approved sentence as a `Translation`, its terms and markup found again
exchange/    the same records for other tools: PO, XLIFF, TMX, and a table for Word

The way of a sentence: `Reviews.update` writes it as a draft; a person edits it (`Record.edited`: kept, but in
no page yet) and approves it, at the desk or in Poedit; from then on it wins over memory and model. When its
source changes, the new sentence is `Status.CHANGED`, the old pair beside it; what is in no article any more
stays in the file as obsolete, and comes back with its sentence.

    reviews = Reviews(settings.translations / "ar-en")
    review = reviews.update("visit", bilingual)          # makes translations/ar-en/visit.po
    record = review.records[0]
    reviews.save("visit", record.id, record.version, target="…", status=Status.APPROVED, reviewer="Amal")
    reviews.history("visit", record.id)                  # earlier versions, the newest last

`save` raises `ConflictError`, with the record as somebody else wrote it, when `record.version` is no longer
that of the file. All failures are `ReviewError`s.
"""

from translator.reviewing.records import ArticleReview, ConflictError, Edit, Record, Revision, Status
from translator.reviewing.store import Reviews

__all__ = ["ArticleReview", "ConflictError", "Edit", "Record", "Reviews", "Revision", "Status"]
