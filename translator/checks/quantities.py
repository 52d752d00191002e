"""The numbers that a sentence says, in digits and in words.

Number words are read as grammars of numerals describe them: what is below a thousand adds up, a scale
(hundred, thousand, million) multiplies what stands before it, and a smaller part follows a larger one.
Arabic puts units before tens (ثلاثة وعشرون) and joins its parts with و.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from translator.checks.building import Building
from translator.checks.tokens import Token
from translator.checks.words import Words

_JOINING = " -‐‑\u00a0\u202f\u200e\u200f"  # what may stand between the words of one number
_NEAR = 2  # words between two numbers of one scale
_SMALLEST = 3  # one and two are also said by articles, the dual, “both”, “second”


@dataclass(frozen=True)
class Quantity:
    """A number in a sentence: `text[start:end]`, and the values that it may have.

    `firm` says that a translation must say it too, not only that it may.
    """

    values: frozenset[Fraction]
    start: int
    end: int
    firm: bool
    scale: int = 1


def quantities(
    text: str, found: Sequence[Token], words: Words, skipped: Collection[int] = ()
) -> list[Quantity]:
    """The numbers among the tokens of a sentence, in order; those in `skipped` are something else."""
    return _sharing_scales(list(_Reader(text, found, words, frozenset(skipped)).read()), text)


def _sharing_scales(found: list[Quantity], text: str) -> list[Quantity]:
    """Of six or seven million, and of ستة ملايين سنة أو سبعة, both may be millions."""
    shared = list(found)
    for index, (one, other) in enumerate(pairwise(found)):
        near = len(text[one.end : other.start].split()) <= _NEAR
        if near and one.scale == 1 < other.scale:
            shared[index] = replace(one, values=one.values | {v * other.scale for v in one.values})
        elif near and other.scale == 1 < one.scale:
            shared[index + 1] = replace(other, values=other.values | {v * one.scale for v in other.values})
    return shared


class _Reader:
    """Walks through the tokens of a sentence and puts numbers together."""

    def __init__(self, text: str, found: Sequence[Token], words: Words, skipped: frozenset[int]) -> None:
        self.text = text
        self.tokens = found
        self.words = words
        self.skipped = skipped
        self.position = 0
        self.after_decade = False

    def read(self) -> Iterator[Quantity]:
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            tells = (token.values or token.stem) and self.position not in self.skipped
            made = self._number() or self._single() if tells else None
            if made:
                yield made
            else:
                self.position += 1

    # A number, as long as it goes on.

    def _number(self) -> Quantity | None:
        first = self.position
        building = Building(self.words)
        last = first
        while self._at(self.position):
            token = self.tokens[self.position]
            joined = token.joined
            if building.begun and not joined and token.stem in self.words.joiners:
                following = self._at(self.position + 1)
                if following is None or not self._goes_on(following, building):
                    break
                self.position += 1
                token, joined = following, True
            elif building.begun and not self._touch(self.position - 1):
                break
            if building.total and joined and self._begins_another(token, building):
                break
            if not building.takes(token, joined):
                break
            building.take(token, joined)
            last = self.position
            self.position += 1
        if not building.begun:
            self.position = first
            return None
        self.position = last + 1
        values = self._with_fraction(first, last, building)
        start, end = self.tokens[first].start, self.tokens[last].end
        firm = self._firm(first, last, building, values)
        return Quantity(frozenset(values), start, end, firm, building.last_scale)

    def _goes_on(self, following: Token, building: Building) -> bool:
        """Whether a number goes on behind the joiner at this position: two hundred *and* five."""
        touching = self._touch(self.position - 1) and self._touch(self.position)
        small = self.words.numbers.get(following.stem, 100) < 100
        ends = not building.total or self._scale_from(self.position + 1) == 1
        return touching and small and ends and building.takes(following, True)

    def _begins_another(self, token: Token, building: Building) -> bool:
        """Whether و begins another number: مليونين وأربعة ملايين are two, ألف وثلاثمئة مليار is one."""
        scale = self._scale_from(self.position)
        hundreds = self.words.numbers.get(token.stem, 0) >= 100
        return scale == building.last_scale or (scale > building.last_scale and not hundreds)

    def _scale_from(self, position: int) -> int:
        """The scale of the number that begins at a position."""
        while token := self._at(position):
            if token.stem in self.words.scales:
                return self.words.scales[token.stem]
            if token.stem in self.words.counted:
                return self.words.counted[token.stem][1]
            if not (token.values or token.stem in self.words.numbers) or not self._touch(position):
                break
            position += 1
        return 1

    def _firm(self, first: int, last: int, building: Building, values: Collection[Fraction]) -> bool:
        if building.digits:
            return all(token.firm for token in self.tokens[first : last + 1] if token.values)
        if self.tokens[first].stem in self.words.plurals:
            return False
        if self.after_decade and self._of_a_century(first):
            return False
        before = self._at(first - 1)
        if before is not None and before.stem in self.words.few and building.scaled:
            return False
        if len(values) == 1 and values != {building.value}:  # three quarters
            return max(values) < Fraction(1, 2) or max(values) >= _SMALLEST
        return building.value >= _SMALLEST

    def _of_a_century(self, first: int) -> bool:
        before = self._at(first - 1)
        return before is not None and before.word in self.words.centuries

    def _with_fraction(self, first: int, last: int, building: Building) -> set[Fraction]:
        """The values of a number, with the fraction that may stand behind it."""
        value, scale = building.value, building.last_scale
        values = {value, *building.others}
        stem = self.tokens[last].stem
        if first == last and stem in self.words.also:
            values.add(self.words.also[stem])
        behind = self._at(last + 1)
        if behind and self._touch(last) and not behind.joined and (part := self._part(value, behind)):
            self.position = last + 2
            return self._scaled({part})
        if fraction := self._fraction_after(last):
            values |= {value + fraction, value + fraction * scale, value - fraction}  # إلا ربعاً
            values |= self._scaled({value + fraction})
        return values

    def _fraction_after(self, last: int) -> Fraction | None:
        """The fraction that *and* ties to a number: أربع سنوات ونصف السنة; four and a half."""
        joiner = filler = False
        for position in range(last + 1, last + 4):
            token = self._at(position)
            if token is None:
                return None
            if token.stem in self.words.joiners:
                joiner = True
            elif joiner and (token.stem in self.words.fillers or self.words.numbers.get(token.stem) == 1):
                filler = True
            elif joiner or token.joined:
                fraction = self.words.fractions.get(token.stem)
                if not fraction and filler:
                    fraction = self.words.also.get(token.stem)
                if fraction:
                    self.position = position + 1
                if fraction or joiner:
                    return fraction
        return None

    def _part(self, value: Fraction, behind: Token) -> Fraction | None:
        """Two *thirds*, one *third*, four *dozen*."""
        if value == 1 and not self.words.clitics:
            return self.words.also.get(behind.stem) or self.words.fractions.get(behind.stem)
        if behind.stem in self.words.dozens:
            return value * self.words.dozens[behind.stem]
        whole = self.words.parts.get(behind.stem, 0)
        return value / whole if 0 < value < whole else None

    # A word that stands for a number by itself.

    def _single(self) -> Quantity | None:
        token = self.tokens[self.position]
        words, stem = self.words, token.stem
        hinted = words.hints.get(stem, frozenset())
        if stem in words.fractions:
            self.position += 1
            value = words.fractions[stem]
            values = self._scaled({value}) | ({value + 1} if token.joined else set())
            firm = value != Fraction(1, 2) and values == {value} and not hinted
            return Quantity(frozenset(values) | hinted, token.start, token.end, firm)
        if stem in words.decades:
            self.after_decade = True
            years = (Fraction(century + words.decades[stem]) for century in (0, *range(1000, 2001, 100)))
            hinted |= frozenset(years)
        if not hinted:
            return None
        self.position += 1
        return Quantity(hinted, token.start, token.end, firm=stem in words.decades)

    def _scaled(self, values: set[Fraction]) -> set[Fraction]:
        """Fractions of the scale that follows, if one does: half a million."""
        position = self.position
        while (token := self._at(position)) and token.stem in self.words.fillers:
            position += 1
        token = self._at(position)
        scale = self.words.scales.get(token.stem) if token else None
        if scale is None or scale == 100 or token is None or token.joined:
            return values
        self.position = position + 1
        return {value * scale for value in values}

    def _at(self, position: int) -> Token | None:
        inside = 0 <= position < len(self.tokens) and position not in self.skipped
        return self.tokens[position] if inside else None

    def _touch(self, position: int) -> bool:
        """Whether nothing but space or a hyphen stands between a token and the next one."""
        if position + 1 >= len(self.tokens):
            return False
        gap = self.text[self.tokens[position].end : self.tokens[position + 1].start]
        joining = "و" if self.tokens[position + 1].values and self.tokens[position + 1].joined else ""
        return not gap.strip(_JOINING + joining)


def differing(ours: Iterable[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """Those of `ours` that must have one among `theirs` with a value of theirs, and have none."""
    known = frozenset(value for other in theirs for value in other.values)
    return [quantity for quantity in ours if quantity.firm and not quantity.values & known]
