"""Putting a number together from its words: what adds up, what multiplies, where another number begins."""

from __future__ import annotations

from fractions import Fraction

from translator.checks.tokens import Token
from translator.checks.words import Words


class Building:
    """A number that is being put together."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.total = Fraction(0)  # what its scales have multiplied already
        self.current = Fraction(0)
        self.others: list[Fraction] = []
        self.last_scale = 1
        self.begun = False
        self.digits = False
        self.scaled = False

    @property
    def value(self) -> Fraction:
        """The number as far as it goes."""
        return self.total + self.current

    def takes(self, token: Token, joined: bool) -> bool:
        """Whether a token makes the number go on."""
        if not self.begun:
            words = self.words
            tables = (words.numbers, words.scales, words.counted)
            return bool(token.values) or any(token.stem in some for some in tables)
        if token.values:
            after_scale = joined and self.last_scale > 1 and not self.current
            return after_scale and token.values[0] < self.last_scale
        if token.stem in self.words.scales:
            return self._takes_scale(self.words.scales[token.stem], joined)
        if token.stem in self.words.counted:
            value, _ = self.words.counted[token.stem]
            return not self.current and joined and self.total > 0 and value < self.last_scale
        if token.stem in self.words.numbers:
            return self._takes_number(self.words.numbers[token.stem], joined)
        return False

    def _takes_scale(self, scale: int, joined: bool) -> bool:
        if joined:  # مليون وألف
            return not self.current and bool(self.total) and scale < self.last_scale
        if scale == 100:
            return 0 < self.current < 100 and self.current.denominator == 1
        if self.digits and self.current >= scale == 1000:  # في 2024 آلاف
            return False
        if self.words.clitics and self.value in (1, 2) and not self.digits:  # في الثانية تريليونات
            return False
        return self.value > 0 and (scale > self.last_scale or self.current > 0)

    def _takes_number(self, number: int, joined: bool) -> bool:
        if self.current.denominator != 1 or (self.digits and self.current):
            return False
        if not self.current:
            return number < self.last_scale and (joined or not self.words.clitics)
        rest = int(self.current) % 100
        if self.words.clitics:
            return self._takes_arabic(rest, number, joined)
        if rest == 0:
            return number < 100
        if self.words.vigesimal:
            return self._takes_vigesimal(rest, number)
        return rest >= 20 and rest % 10 == 0 and number < 10

    def _takes_arabic(self, rest: int, number: int, joined: bool) -> bool:
        if not joined:  # ثلاثة عشر
            return 0 < rest < 10 and number == 10
        tens_behind_units = 0 < rest < 10 and 20 <= number < 100 and number % 10 == 0
        return tens_behind_units or (rest == 0 and number < 100)

    def _takes_vigesimal(self, rest: int, number: int) -> bool:
        if rest == 4 and number == 20:
            return True
        if rest == 10:
            return 7 <= number <= 9
        room = 20 if rest in (60, 80) else 10
        return rest >= 20 and rest % 10 == 0 and number < room

    def take(self, token: Token, joined: bool) -> None:
        """Go on with a token."""
        self.begun = True
        if token.values:
            self.digits = True
            self.current += token.values[0]
            self.others = [self.total + other for other in token.values[1:]]
            return
        if token.stem in self.words.counted:
            self._add_counted(*self.words.counted[token.stem])
        elif token.stem in self.words.either and not self.current:
            scale = self.words.scales[token.stem]
            self.others = [self.total + 2 * scale]
            self._add_counted(scale, scale)
        elif token.stem in self.words.scales:
            self._multiply(self.words.scales[token.stem], joined)
        else:
            number = self.words.numbers[token.stem]
            quatre_vingts = self.words.vigesimal and number == 20 and int(self.current) % 100 == 4
            self.current += 76 if quatre_vingts else number
            self.others = []

    def _add_counted(self, value: int, scale: int) -> None:
        if scale == 100:
            self.current += value
        else:
            self.total += value
            self.last_scale = scale
            self.scaled = True

    def _multiply(self, scale: int, joined: bool) -> None:
        self.scaled = True
        if scale == 100 and not joined:
            self.current = (self.current or Fraction(1)) * 100
        elif scale == 100:
            self.current += 100
        elif self.total and not joined and scale > self.last_scale:
            self.total = (self.total + self.current) * scale
        else:
            self.total += (self.current or Fraction(1)) * scale
        if scale != 100:
            self.current = Fraction(0)
            self.last_scale = scale
        self.others = [other * scale for other in self.others]
