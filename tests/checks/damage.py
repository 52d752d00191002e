"""Doing to a good translation what bad ones have: each kind of damage, and the check that should see it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Damage = Callable[[str, str, random.Random], str | None]
_WORDS = "three four five six seven eight nine ten eleven twelve thirteen twenty thirty forty fifty".split()
_MONTHS = "January February April June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NUMBER = r"\d+(?:[.,:]\d+)*"


@dataclass(frozen=True)
class Kind:
    """A kind of damage: `do` gives a damaged target, or None where there is nothing to damage."""

    check: str
    do: Damage


def _place(pattern: str, text: str, rng: random.Random) -> re.Match[str] | None:
    places = list(re.finditer(pattern, text))
    return rng.choice(places) if places else None


def _without(pattern: str) -> Damage:
    def do(source: str, target: str, rng: random.Random) -> str | None:
        found = _place(pattern, target, rng)
        return target[: found.start()] + target[found.end() :] if found else None

    return do


def _exchanged(words: list[str]) -> Damage:
    def do(source: str, target: str, rng: random.Random) -> str | None:
        found = _place(rf"\b(?:{'|'.join(words)})\b", target, rng)
        if not found:
            return None
        other = rng.choice([word for word in words if word != found.group()])
        return target[: found.start()] + other + target[found.end() :]

    return do


def _other_digit(source: str, target: str, rng: random.Random) -> str | None:
    found = _place(r"\d", target, rng)
    if not found:
        return None
    other = rng.choice([digit for digit in "0123456789" if digit != found.group()])
    return target[: found.start()] + other + target[found.end() :]


def _word_left(source: str, target: str, rng: random.Random) -> str | None:
    words = re.findall(r"[^\W\d_]{3,}", source)
    kept = target.split()
    kept[rng.randrange(len(kept))] = rng.choice(words)
    return " ".join(kept)


def _said_again(length: int) -> Damage:
    def do(source: str, target: str, rng: random.Random) -> str | None:
        words = target.split()
        if len(words) < length + 2:
            return None
        start = rng.randrange(len(words) - length)
        return " ".join([*words[: start + length], *words[start:]])

    return do


def _cut_off(source: str, target: str, rng: random.Random) -> str | None:
    return target[: len(target) // 4] if len(source.split()) >= 6 else None


KINDS = {
    "a number in digits is dropped": Kind("numbers", _without(_NUMBER)),
    "a number in words is dropped": Kind("numbers", _without(rf"\b(?:{'|'.join(_WORDS)})\b")),
    "a digit is another one": Kind("numbers", _other_digit),
    "a number word is another one": Kind("numbers", _exchanged(_WORDS)),
    "a month is another one": Kind("dates", _exchanged(_MONTHS)),
    "a weekday is another one": Kind("dates", _exchanged(_DAYS)),
    "a word is left as it was": Kind("leftover-script", _word_left),
    "a quotation mark is dropped": Kind("quotes", _without('"')),
    "a bracket is dropped": Kind("brackets", _without(r"[()]")),
    "three words are said again": Kind("repetition", _said_again(3)),
    "three quarters of it are cut off": Kind("length", _cut_off),
    "it is the source": Kind("untranslated", lambda source, target, rng: source),
    "it is empty": Kind("empty", lambda source, target, rng: ""),
}
