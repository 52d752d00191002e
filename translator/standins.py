"""Short addresses stand in for the real ones while a sentence is translated.

A model copies an address piece by piece and seldom well, and https://…/%D8%A8%D9%88%D8%AA… may be longer
than all that it takes. A stand-in such as http://1.com it copies; where it does not, the ladder of
enforcement mends that as with every term.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from translator.engines import Engine
from translator.glossary import Match, Term
from translator.translation import Segment, TermUse, Translation
from translator.units import Unit

_ADDRESS = re.compile(r"://|^www\.|\w@\w")
_LONGEST = 60  # tokens of inline code that a model is asked to copy
_STAND_IN = "http://{}.com"


def with_stand_ins(unit: Unit, engine: Engine) -> Unit:
    """The unit with a stand-in, each time another one, for each address, and for code that is too long."""
    free = (name for name in map(_STAND_IN.format, count(1)) if name not in unit.segment.text)
    edits = [(m.start, m.end, next(free)) for m in unit.matches if _needs_one(m, engine)]
    if not edits:
        return unit
    text, moved = _edited(unit.segment.text, edits)
    names = {start: name for start, _, name in edits}

    def named(match: Match) -> Match:
        there = replace(match, start=moved(match.start), end=moved(match.end))
        name = names.get(match.start)
        return replace(there, term=Term(name, name, kind="verbatim"), target=name) if name else there

    markup = tuple(replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in unit.markup)
    return Unit(Segment(unit.segment.id, text, 0, len(text)), markup, tuple(map(named, unit.matches)))


def without_stand_ins(translation: Translation, short: Unit, unit: Unit) -> Translation:
    """The translation of `unit`, made of the one of `short`, the same unit with stand-ins."""
    if short is unit:
        return translation
    pairs = list(zip(short.matches, unit.matches, strict=True))
    own = {there.start: match for there, match in pairs}
    names = {there.target: match.target for there, match in pairs if there.target != match.target}
    # The start of a sentence may have given it a capital.
    stand_in = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)

    def real(found: re.Match[str]) -> str:
        return names[found.group().lower()]

    edits = [(*found.span(), real(found)) for found in stand_in.finditer(translation.target)]
    target, moved = _edited(translation.target, edits)

    def of_own(use: TermUse) -> TermUse:
        match = own[use.start]
        source = unit.segment.text[match.start : match.end]
        places = moved(use.target_start), moved(use.target_end)
        return TermUse(match.term.source, source, match.target, match.start, match.end, *places, use.how)

    return replace(
        translation,
        segment=unit.segment,
        target=target,
        terms=tuple(map(of_own, translation.terms)),
        findings=tuple(
            replace(finding, message=stand_in.sub(real, finding.message)) for finding in translation.findings
        ),
        markup=tuple(
            replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in translation.markup
        ),
    )


def _needs_one(match: Match, engine: Engine) -> bool:
    if match.term.kind != "verbatim":
        return False
    return bool(_ADDRESS.search(match.target)) or engine.length(match.target) > min(_LONGEST, engine.limit)


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> tuple[str, Callable[[int], int]]:
    """The text with the `edits` carried out, in order, and where each of its positions has gone."""

    def moved(position: int) -> int:
        by = 0
        for start, end, new in edits:
            if end <= position:
                by += len(new) - (end - start)
            elif start < position:  # within what is gone
                by -= max(0, position - start - len(new))
        return position + by

    parts: list[str] = []
    last = 0
    for start, end, new in edits:
        parts += [text[last:start], new]
        last = end
    return "".join([*parts, text[last:]]), moved
