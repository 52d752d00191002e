"""What a sentence writes in digits of any script: numbers, times, dates, scores, the numerals of kings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

_GROUPED = r"\d{1,3}(?:[,،٬’'\u00a0\u202f]\d{3})+(?:[.٫]\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"
_OF_DAY = r"(?=\s*(?:[ap]\.?m|GMT|h\b|صباح|مساء|بتوقيت|ت\.?\s?غ|ظهر))"
_DIGITS = re.compile(
    rf"""(?P<date>(?<![\d./-])\d{{1,4}}([/.-])\d{{1,2}}\2\d{{2,4}}(?![\d./-]))
       | (?P<time>(?<!\d)\d{{1,2}}[:٫.,]?[0-5]\d{_OF_DAY}|(?<![\d:])\d{{1,2}}:[0-5]\d(?![\d:]))
       | (?P<score>(?<![\d,.:/-])\d{{1,2}}\s?[-–]\s?\d{{1,2}}(?![\d,.:/-]*\d))
       | (?P<years>(?<!\d)[12]\d{{3}}\s?[-–/]\s?\d{{2}}(?![\d,.]\d|\d))
       | (?P<number>(?:{_GROUPED}|\d+(?:[.,،٫]\d+)?))(?P<suffix>(?:bn|tn|mn|[mk])\b|s\b)?
       | (?P<roman>\b(?=[IVX]+\b)X{{0,3}}(?:IX|IV|V?I{{0,3}})(?<=[IVX])\b)
       | (?P<fraction>[½⅓⅔¼¾])
    """,
    re.VERBOSE,
)
_SUFFIXES = {"bn": 10**9, "tn": 10**12, "mn": 10**6, "m": 10**6, "k": 1000}
_FRACTIONS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}
_UNSURE = (0, 1, 2)  # said by articles and the dual as well
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Written(NamedTuple):
    """Digits at `text[start:end]` and the values that they may say.

    `firm` says that a translation must say one of them too.
    """

    start: int
    end: int
    values: tuple[Fraction, ...]
    firm: bool = True


def written_numbers(text: str) -> Iterator[Written]:
    """Yield what is written in digits, in order."""
    for found in _DIGITS.finditer(_ascii_digits(text)):
        start, end = found.span()
        if found["date"] or found["score"]:
            for part in re.finditer(r"\d+", found.group()):
                value = Fraction(part.group())
                firm = len(part.group()) == 4 if found["date"] else value > 2  # one says “two goals to nil”
                yield Written(start + part.start(), start + part.end(), (value,), firm)
        elif found["time"]:
            yield Written(start, end, tuple(_clock(found["time"])))
        elif found["years"]:  # 2023/24
            first, second = re.findall(r"\d+", found["years"])
            yield Written(start, start + 4, (Fraction(first),))
            yield Written(end - 2, end, (Fraction(second), Fraction(first[:2] + second)))
        elif found["roman"]:
            yield Written(start, end, (Fraction(_roman(found["roman"])),), firm=False)
        elif found["fraction"]:
            yield Written(start, end, (Fraction(*_FRACTIONS[found["fraction"]]),))
        else:
            values = _with_suffix(_number(found["number"]), found["suffix"] or "")
            yield Written(start, end, tuple(values), firm=values[0] not in _UNSURE)


def _ascii_digits(text: str) -> str:
    """The text with the digits of all scripts as ASCII digits, each in its place."""
    if text.isascii():
        return text
    return "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def _with_suffix(values: list[Fraction], suffix: str) -> list[Fraction]:
    if suffix == "s":  # the 80s
        return [*values, *(1900 + value for value in values if value < 100)]
    return [value * _SUFFIXES.get(suffix, 1) for value in values]


def _number(text: str) -> list[Fraction]:
    """What digits with a comma or point may say: 1,500 is 1500, and in some countries 1.5."""
    plain = re.sub(r"[،٬’'\u00a0\u202f]", ",", text).replace("٫", ".")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        found = [Fraction(plain.replace(",", ""))]
        return found if plain.count(",") > 1 or "." in plain else [*found, Fraction(plain.replace(",", "."))]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", plain):
        return [Fraction(plain.replace(".", "").replace(",", "."))]
    found = [Fraction(plain.replace(",", "."))]
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain):
        found.append(found[0] * 1000)
    if re.fullmatch(r"0\d{3}", plain):  # 0915 GMT
        found += _clock(f"{plain[:2]}:{plain[2:]}")
    return found


def _clock(text: str) -> Iterator[Fraction]:
    """A time of day as 1930 and as 19.5, on the clocks of twelve and of twenty-four hours."""
    digits = re.sub(r"\D", "", text)
    hour, minute = int(digits[:-2]), int(digits[-2:])
    for hours in (hour, hour + 12, hour - 12):
        if hours >= 0:
            yield Fraction(hours * 100 + minute)
            yield hours + Fraction(minute, 60)
            yield hours + Fraction(minute, 100)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
