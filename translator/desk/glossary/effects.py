"""What a change to the glossary does to the translations, before it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.desk.desk import Desk
from translator.desk.glossary.corpus import Sentence, Touched
from translator.enforcement.presence import places
from translator.glossary.terms import Glossary, Term
from translator.rendering.differences import Piece, differences
from translator.reviewing import Record, Reviews
from translator.translating import translate_units
from translator.translation import Translation
from translator.units import Unit

SHOWN = 10
"""Sentences that are translated at once."""


@dataclass(frozen=True)
class Effect:
    """How much a change touches: sentences, and the articles in which they stand, by name."""

    sentences: int
    articles: tuple[str, ...]

    @classmethod
    def of(cls, touched: Sequence[Touched | Sentence]) -> Effect:
        """The effect that consists of these sentences."""
        return cls(len(touched), tuple(dict.fromkeys(each.text.name for each in touched)))


@dataclass(frozen=True)
class Before:
    """A touched sentence: its translation as it is and as it would be, and what differs word by word.

    A sentence that a person `approved` stays as it is whatever the glossary says.
    """

    touched: Touched
    old: Translation | None
    new: Translation
    approved: bool

    @property
    def pieces(self) -> list[Piece]:
        """The words of both translations."""
        return list(differences(self.old.target if self.old else "", self.new.target))

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where in the source the terms stand that are found otherwise."""
        before = set(self.touched.before.matches if self.touched.before else ())
        return sorted({(m.start, m.end) for m in before ^ set(self.touched.after.matches)})


@dataclass(frozen=True)
class Use:
    """A sentence in which a term stands, with its translation and the places of the term in both."""

    article: str
    source: str
    spans: Sequence[tuple[int, int]]
    target: str
    target_spans: Sequence[tuple[int, int]]
    approved: bool


def translated(
    desk: Desk, pair: str, touched: Sequence[Touched], before: Glossary, after: Glossary
) -> list[Before]:
    """Translate touched sentences with the glossary as it is and as it would be.

    What would be is not remembered: nobody may ever save it.

    Raises:
        TranslatorError: there is no model for the pair.
    """
    old_units = [each.before for each in touched if each.before]
    old = _translations(desk, pair, old_units, before)
    by_id = dict(zip(map(id, old_units), old, strict=True))
    new = _translations(desk, pair, [each.after for each in touched], after, remembers=False)
    approved = _approved(desk, pair, [each.text.article.name for each in touched])
    return [
        Before(
            each,
            by_id.get(id(each.before)),
            translation,
            each.after.segment.id in approved[each.text.article.name],
        )
        for each, translation in zip(touched, new, strict=True)
    ]


def uses(desk: Desk, pair: str, term: Term, sentences: Sequence[Sentence], glossary: Glossary) -> list[Use]:
    """The sentences in which a term stands, as people approved them or else translated now.

    Raises:
        TranslatorError: as `translated`.
    """
    approved = _approved(desk, pair, [each.text.article.name for each in sentences])
    drafts = [each for each in sentences if each.unit.segment.id not in approved[each.text.article.name]]
    made = iter(_translations(desk, pair, [each.unit for each in drafts], glossary))
    found = []
    for each in sentences:
        record = approved[each.text.article.name].get(each.unit.segment.id)
        matches = [match for match in each.unit.matches if match.term == term]
        if record:
            target, spans = record.target, places(record.target, matches)
        else:
            translation = next(made)
            target = translation.target
            spans = [(u.target_start, u.target_end) for u in translation.terms if u.headword == term.source]
        found.append(
            Use(
                each.text.name,
                each.unit.segment.text,
                [(match.start, match.end) for match in matches],
                target,
                sorted({span for span in spans if span and span[0] >= 0}),
                bool(record),
            )
        )
    return found


def _translations(
    desk: Desk, pair: str, units: Sequence[Unit], glossary: Glossary, *, remembers: bool = True
) -> list[Translation]:
    with desk.engine_lock, desk.memory(remembers=remembers) as memory:
        return translate_units(units, desk.workshop(pair, glossary), memory)


def _approved(desk: Desk, pair: str, articles: Iterable[str]) -> dict[str, dict[str, Record]]:
    """What people approved in some articles: by the name of the article and the id of the sentence."""
    reviews = Reviews(desk.settings.translations / pair)
    return {
        name: {record.id: record for record in reviews.read(name).records if record.approved}
        for name in dict.fromkeys(articles)
    }
