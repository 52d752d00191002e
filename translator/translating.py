"""Translating articles: all their sentences at once, from the memory or through the engine.

The sentences of all articles are one batch, cut into portions by length; each portion is in the
translation memory before the next one begins, so that an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from translator import __version__
from translator.alignment import is_function_word
from translator.article import Article, Markup
from translator.checks import checked
from translator.enforcement import Enforced, Sentence, translate
from translator.enforcement.presence import may_be_capitalised
from translator.engines import Engine
from translator.glossary import Glossary, Match, Matcher
from translator.inline import carry_over
from translator.memory import Entry, TranslationMemory
from translator.models import Model
from translator.remembering import from_json, to_json
from translator.reviewing.applying import records_in, reviewed, to_look_at_again
from translator.reviewing.records import Record
from translator.scripts import has_source_letters
from translator.segments import clauses
from translator.standins import with_stand_ins, without_stand_ins
from translator.translation import (
    BilingualArticle,
    BilingualBlock,
    Finding,
    How,
    Origin,
    Signature,
    TermUse,
    Translation,
)
from translator.units import ArticleUnits, Unit, units_of

_PORTION = 64  # sentences between two saves of the memory
_FINAL_MARKS = ".!?؟…؛:;"

Progress = Callable[[int, int], None]
"""Hears (sentences done, sentences in all)."""


@dataclass
class Tally:
    """How many different sentences were translated anew, the memory held, and a person had approved."""

    translated: int = 0
    remembered: int = 0
    reviewed: int = 0


@dataclass(frozen=True)
class Workshop:
    """All that a translation is made with. The engine is loaded when a sentence needs it.

    `reviews` is the folder of the pair's reviewed translations, None to do without them.
    """

    model: Model
    engine_name: str
    beam: int
    glossary: Glossary
    load: Callable[[], Engine]
    reviews: Path | None = None

    @property
    def signature(self) -> Signature:
        """What another person needs to make the same translation again."""
        return Signature(
            self.model.name,
            self.model.revision,
            self.engine_name,
            self.beam,
            self.glossary.hash,
            __version__,
        )

    @property
    def pair(self) -> str:
        """The language pair, such as `ar-en`."""
        return f"{self.model.source}-{self.model.target}"

    def key(self, unit: Unit) -> str:
        """The key of a unit in the translation memory."""
        model = self.model
        return unit.key((self.pair, model.name, model.revision, self.engine_name, str(self.beam)))


def translate_articles(
    articles: Sequence[Article],
    workshop: Workshop,
    memory: TranslationMemory,
    progress: Progress | None = None,
    tally: Tally | None = None,
) -> list[BilingualArticle]:
    """Translate `articles`, in order, with their related articles; add to `tally` what that took.

    Raises:
        ReviewError: the reviewed translations of an article cannot be read.
    """
    matcher = Matcher(workshop.glossary)
    planned = [units_of(article, matcher) for article in articles]
    known = [records_in(workshop.reviews, article) for article in planned]
    wanted: dict[str, Unit] = {}
    settled: dict[str, Unit] = {}
    for article, records in zip(planned, known, strict=True):
        for unit in article:
            record = records.get(unit.segment.id)
            (settled if record and record.approved else wanted)[workshop.key(unit)] = unit
    tally = tally or Tally()
    tally.reviewed += len(settled)
    results = _translate_units(wanted, workshop, memory, progress, tally)
    drafts = memory.find(list(settled))

    def look_up(records: Mapping[str, Record], unit: Unit) -> Translation:
        key = workshop.key(unit)
        record = records.get(unit.segment.id)
        if record and record.approved:
            made = reviewed(unit, record, from_json(unit, drafts.get(key, "")))
        else:
            made = replace(results[key], segment=unit.segment)
            made = to_look_at_again(made) if record else made
        return checked(made, (workshop.model.source, workshop.model.target))  # anew: the memory has old ones

    return [
        _assemble(article, workshop, partial(look_up, records))
        for article, records in zip(planned, known, strict=True)
    ]


def translate_units(
    units: Sequence[Unit], workshop: Workshop, memory: TranslationMemory
) -> list[Translation]:
    """Translate single sentences, in order, as they would be within their articles."""
    results = _translate_units({workshop.key(u): u for u in units}, workshop, memory, None, Tally())
    made = (replace(results[workshop.key(unit)], segment=unit.segment) for unit in units)
    return [checked(each, (workshop.model.source, workshop.model.target)) for each in made]


def _assemble(
    planned: ArticleUnits, workshop: Workshop, look_up: Callable[[Unit], Translation]
) -> BilingualArticle:
    def all_of(units: Sequence[Unit]) -> tuple[Translation, ...]:
        return tuple(map(look_up, units))

    return BilingualArticle(
        article=planned.article,
        source_language=workshop.model.source,
        target_language=workshop.model.target,
        signature=workshop.signature,
        title=all_of(planned.title),
        place=all_of(planned.place),
        author=all_of(planned.author),
        publisher=all_of(planned.publisher),
        keywords=all_of(planned.keywords),
        blocks=tuple(BilingualBlock(block, all_of(units)) for block, units in planned.blocks),
        related=tuple(_assemble(related, workshop, look_up) for related in planned.related),
    )


def _translate_units(
    units: dict[str, Unit],
    workshop: Workshop,
    memory: TranslationMemory,
    progress: Progress | None,
    tally: Tally,
) -> dict[str, Translation]:
    results: dict[str, Translation] = {}
    wanted: list[tuple[str, Unit]] = []
    remembered = memory.find(list(units))
    for key, unit in units.items():
        if not needs_translation(unit, workshop.model.source):
            results[key] = _copy(unit)
        elif known := from_json(unit, remembered.get(key, "")):
            results[key] = known
            tally.remembered += 1
        else:
            wanted.append((key, unit))
    wanted.sort(key=lambda item: len(item[1].segment.text), reverse=True)
    for start in range(0, len(wanted), _PORTION):
        portion = wanted[start : start + _PORTION]
        if progress:
            progress(start, len(wanted))
        translations = _translate_portion([unit for _, unit in portion], workshop)
        entries = []
        for (key, unit), translation in zip(portion, translations, strict=True):
            results[key] = translation
            text = unit.segment.text
            entries.append(Entry(key, workshop.pair, workshop.model.name, text, to_json(translation)))
        memory.add(entries)
        tally.translated += len(portion)
    if progress and wanted:
        progress(len(wanted), len(wanted))
    return results


def _translate_portion(units: Sequence[Unit], workshop: Workshop) -> list[Translation]:
    engine = workshop.load()
    short = [with_stand_ins(unit, engine) for unit in units]
    parts = [_parts(unit, engine) for unit in short]
    enforced = iter(translate(engine, [sentence for some in parts for _, sentence in some]))
    joined = [
        _joined(unit, [(start, sentence, next(enforced)) for start, sentence in some], workshop)
        for unit, some in zip(short, parts, strict=True)
    ]
    return [without_stand_ins(*each) for each in zip(joined, short, units, strict=True)]


def _parts(unit: Unit, engine: Engine) -> list[tuple[int, Sentence]]:
    """The unit as sentences that the engine can take, each with its start in the segment."""
    text = unit.words
    whole = [(match.start - match.clitics, match.end + match.enclitics) for match in unit.matches]
    parts = []
    for start, end in clauses(text, lambda piece: engine.length(piece) <= engine.limit, whole):
        matches = tuple(_moved(m, -start) for m in unit.matches if start <= m.start and m.end <= end)
        parts.append((start, Sentence(text[start:end], matches, aligned=bool(unit.markup))))
    return parts


def _moved(match: Match, by: int) -> Match:
    return replace(match, start=match.start + by, end=match.end + by)


def _joined(unit: Unit, parts: Sequence[tuple[int, Sentence, Enforced]], workshop: Workshop) -> Translation:
    """Put the parts of a segment together again, with all positions moved into the whole."""
    target, footnotes = unit.footnotes
    terms: list[TermUse] = []
    findings: list[Finding] = []
    markup: list[Markup] = []
    for index, (start, sentence, enforced) in enumerate(parts):
        text = _fitted(enforced, sentence, first=index == 0)
        gap = len(target) + 1 if target else 0
        local = _part_of(unit.markup, start, start + len(sentence.text))
        placed, lost = carry_over(local, sentence.text, text, enforced.terms, enforced.alignment)
        markup += [replace(mark, start=mark.start + gap, end=mark.end + gap) for mark in placed]
        findings += [*enforced.findings, *lost]
        terms += [_use_moved(use, start, gap) for use in enforced.terms]
        target = f"{target} {text}" if target else text
    target += footnotes
    score = sum(enforced.score for _, _, enforced in parts) / len(parts)
    return Translation(
        unit.segment, target, Origin.MACHINE, round(score, 4), tuple(terms), tuple(findings), tuple(markup)
    )


def _fitted(enforced: Enforced, sentence: Sentence, *, first: bool) -> str:
    """Give a target the ending of its source and the capital of its place; terms stay as they are."""
    target = enforced.target
    ends_open = sentence.text.rstrip("\"'”’»)] ")[-1:] not in _FINAL_MARKS  # as headlines do
    ends_in_term = any(use.target_end == len(target) for use in enforced.terms)
    if ends_open and target.endswith(".") and not target.endswith("..") and not ends_in_term:
        target = target[:-1]
    uses = zip(sentence.matches, enforced.terms, strict=True)
    opening = next((match for match, use in uses if use.target_start == 0), None)
    if first:
        capital = target[:1].upper()
        kept = opening and not may_be_capitalised(opening.target, opening.term.kind)
        return target if kept or len(capital) > 1 else capital + target[1:]  # ß would become SS
    first_word = target.partition(" ")[0]
    small = not opening and is_function_word(first_word)
    return target[:1].lower() + target[1:] if small else target


def _part_of(markup: Sequence[Markup], start: int, end: int) -> list[Markup]:
    """The marks within a part, in its own positions; one that reaches beyond it is cut."""
    return [
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in markup
        if mark.start < end and start < mark.end
    ]


def _use_moved(use: TermUse, source: int, target: int) -> TermUse:
    moved = replace(use, start=use.start + source, end=use.end + source)
    if use.missing:
        return moved
    return replace(moved, target_start=use.target_start + target, target_end=use.target_end + target)


def needs_translation(unit: Unit, language: str) -> bool:
    """Whether there are words of the source language, or terms that read otherwise in the target."""
    if any(match.target != unit.segment.text[match.start : match.end] for match in unit.matches):
        return True
    return has_source_letters(unit.words, language)


def _copy(unit: Unit) -> Translation:
    """A unit without words of the source language stays as it is, in ASCII digits and marks."""
    marks = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ","}
    kept = {position for m in unit.matches for position in range(m.start, m.end)}
    target = "".join(
        character
        if position in kept
        else str(unicodedata.decimal(character))
        if character.isdecimal()
        else marks.get(character, character)
        for position, character in enumerate(unit.segment.text)
    )
    uses = tuple(
        TermUse(m.term.source, m.target, m.target, m.start, m.end, m.start, m.end, How.NATURAL)
        for m in unit.matches
    )
    return Translation(unit.segment, target, Origin.COPIED, terms=uses, markup=unit.markup)
