"""What a change to the glossary does to the translations, before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator.desk.desk import Desk
from translator.desk.glossary.corpus import Sentence, Touched
from translator.glossary.terms import Glossary, Term
from translator.rendering.differences import Piece, differences
from translator.reviewing import Reviews
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


def translated(
    desk: Desk, pair: str, touched: Sequence[Touched], before: Glossary, after: Glossary
) -> list[Before]:
    """Translate touched sentences with the glossary as it is and as it would be.

    Raises:
        TranslatorError: there is no model for the pair.
    """
    old_units = [each.before for each in touched if each.before]
    old = _translations(desk, pair, old_units, before)
    by_id = dict(zip(map(id, old_units), old, strict=True))
    new = _translations(desk, pair, [each.after for each in touched], after)
    approved = _approved(desk, pair, touched)
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
    """Translate the sentences in which a term stands.

    Raises:
        TranslatorError: as `translated`.
    """
    made = _translations(desk, pair, [each.unit for each in sentences], glossary)
    return [
        Use(
            each.text.name,
            each.unit.segment.text,
            [(match.start, match.end) for match in each.unit.matches if match.term == term],
            translation.target,
            sorted(
                {
                    (use.target_start, use.target_end)
                    for use in translation.terms
                    if use.headword == term.source and not use.missing
                }
            ),
        )
        for each, translation in zip(sentences, made, strict=True)
    ]


def _translations(desk: Desk, pair: str, units: Sequence[Unit], glossary: Glossary) -> list[Translation]:
    with desk.engine_lock, desk.memory() as memory:
        return translate_units(units, desk.workshop(pair, glossary), memory)


def _approved(desk: Desk, pair: str, touched: Sequence[Touched]) -> dict[str, frozenset[str]]:
    """The ids of the sentences that people approved, by the name of their article."""
    reviews = Reviews(desk.settings.translations / pair)
    names = dict.fromkeys(each.text.article.name for each in touched)
    return {
        name: frozenset(record.id for record in reviews.read(name).records if record.approved)
        for name in names
    }
