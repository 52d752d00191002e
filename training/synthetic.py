"""Pairs made from patterns: dates, numbers, ages, titles, names in carrier sentences."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path

from training.data import Name, Pair, read_pairs

PATTERNS = Path("training/data/patterns.tsv")
CARRIERS = Path("training/data/carriers.tsv")
SLOTS = Path("training/data/slots.tsv")

_SLOT = re.compile(r"\{(\w+)\}(ة?)")


def with_clitic(clitic: str, name: str) -> str:
    """Attach a clitic to an Arabic name; a Latin name is set apart."""
    if not clitic:
        return name
    if not "\u0600" <= name[0] <= "\u06ff":
        return f"{clitic} {name}"
    if clitic.endswith("ل") and name.startswith("ال"):
        return f"{clitic}ل{name[2:]}"
    return clitic + name


class Synthesiser:
    """Fills the slots of the patterns."""

    def __init__(
        self, names: list[Name], slots: Path = SLOTS, patterns: Path = PATTERNS, carriers: Path = CARRIERS
    ) -> None:
        self.patterns = read_pairs(patterns, "synthetic")
        self.carriers = read_pairs(carriers, "names")
        self.values: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for line in slots.read_text(encoding="utf-8").splitlines():
            kind, arabic, english = line.split("\t")
            self.values[kind].append((arabic, english))
        self.values["person"] = [(name.arabic, name.english) for name in names if name.kind == "person"]

    def _value(self, slot: str, rng: random.Random) -> tuple[str, str]:
        """Return the Arabic and the English filling of a slot."""
        kind = slot.rstrip("2")
        if kind in self.values:
            return rng.choice(self.values[kind])
        if kind == "decimal":
            whole, part = rng.randint(1, 12), rng.randint(1, 9)
            return f"{whole}{rng.choice('.,')}{part}", f"{whole}.{part}"
        if kind == "number":
            value = rng.choice((rng.randint(1001, 9999), rng.randint(10_000, 999_999)))
            return (f"{value}", f"{value:,}") if rng.random() < 0.5 else (f"{value:,}", f"{value:,}")
        low, high = {
            "day": (1, 31),
            "year": (1945, 2029),
            "few": (3, 10),
            "many": (11, 99),
            "thousands": (11, 400),
        }.get(kind, (1, 9))
        number = rng.randint(low, high) * (100 if kind == "hundreds" else 1)
        return str(number), str(number)

    def _filled(self, pattern: Pair, rng: random.Random) -> Pair:
        values: dict[str, tuple[str, str]] = {}

        def arabic(match: re.Match[str]) -> str:
            value = values.setdefault(match[1], self._value(match[1], rng))[0]
            return " ".join(word + "ة" for word in value.split()) if match[2] else value

        source = _SLOT.sub(arabic, pattern.arabic)
        target = _SLOT.sub(
            lambda match: values[match[1]][1] if match[1] in values else match[0], pattern.english
        )
        if rng.random() < 0.1:
            source = source.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        return Pair(
            source,
            target[0].upper() + target[1:] if target[:3] == "the" and source[-1] == "." else target,
            "synthetic",
        )

    def dates_and_numbers(self, count: int, rng: random.Random) -> list[Pair]:
        """Return `count` filled patterns."""
        return [self._filled(rng.choice(self.patterns), rng) for _ in range(count)]

    def carried(self, first: tuple[str, str], second: tuple[str, str], rng: random.Random) -> Pair:
        """Put names into a carrier sentence."""
        carrier = rng.choice(self.carriers)
        source, target = carrier.arabic, carrier.english
        for slot, (arabic, english) in (("name", first), ("name2", second)):
            clitic = re.search(rf"(?<!\S)([وبلكف]*)\{{{slot}\}}", source)
            if clitic:
                source = source.replace(clitic[0], with_clitic(clitic[1], arabic))
            target = target.replace(f"{{{slot}}}", english)
        return Pair(source, target, "names")
