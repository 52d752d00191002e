"""Names: which of the list are good, where they occur in pairs, and the copying of Latin names."""

from __future__ import annotations

import random
import re
from collections import defaultdict

from training.data import Name, Pair
from training.synthetic import Synthesiser, with_clitic

_PARENTHESES = re.compile(r"\s*\([^)]*\)")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670\u0640]+")
_CAPITALISED = re.compile(
    r"\b[A-Z][a-zà-ÿ'’\-]+[A-Za-z]*(?:\s(?:al-|el-)?[A-Z][a-zà-ÿ'’\-]+[A-Za-z]*){0,2}\b"
)
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
_CLITIC = re.compile(r"^(وب|ول|فل|فب|وك|و|ف|ب|ل|ك|)(.*)$")
_SYLLABLES = (
    "ba be bo da dor el fen gar ha il jo ka kov len lin ma mir na nik or pa ra rin sa sch sky ta ter to "
    "ul va vic wi ya zen zu wick ström hoff ov ez"
).split()
_SKELETON_ARABIC = dict(
    zip(
        "بپتثجچحخدذرزسشصضطظعغفڤقكگلمن",
        [
            "B",
            "B",
            "T",
            "T",
            "G",
            "S",
            "",
            "K",
            "D",
            "D",
            "R",
            "S",
            "S",
            "S",
            "S",
            "D",
            "T",
            "S",
            "",
            "G",
            "F",
            "F",
            "K",
            "K",
            "G",
            "L",
            "M",
            "N",
        ],
        strict=True,
    )
)
_SKELETON_LATIN = {
    "sch": "S",
    "sh": "S",
    "ch": "S",
    "kh": "K",
    "gh": "G",
    "th": "T",
    "dh": "D",
    "ph": "F",
    "ck": "K",
    "ts": "TS",
    "x": "KS",
    "zh": "G",
}
_LATIN_LETTERS = dict(zip("bcdfgjklmnpqrstvz", "BKDFGGKLMNBKRSTFS", strict=True))
_NOT_NAMES = frozenset(
    (
        "January February March April May June July August September October November December "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday English French Arabic The This That These "
        "Those There Then They What When Where While Which With Will Would Step Chapter Note And But For "
        "From You Your Tom Mary"
    ).split()
)


def _plain(word: str) -> str:
    """Return an Arabic word without marks and with one form of alif."""
    return re.sub("[أإآ]", "ا", _MARKS.sub("", word))


def skeleton_of_arabic(word: str) -> str:
    """Return the consonant classes of an Arabic word."""
    return re.sub(r"(.)\1+", r"\1", "".join(_SKELETON_ARABIC.get(char, "") for char in word))


def skeleton_of_latin(word: str) -> str:
    """Return the consonant classes of a Latin word."""
    lowered = word.lower()
    for letters, classes in _SKELETON_LATIN.items():
        lowered = lowered.replace(letters, classes)
    return re.sub(r"(.)\1+", r"\1", "".join(c if c.isupper() else _LATIN_LETTERS.get(c, "") for c in lowered))


def good_names(names: list[Name], common: frozenset[str]) -> list[Name]:
    """Return the names fit for training, without parentheses, and the terms of `common` words."""
    kept: list[Name] = []
    for name in names:
        arabic, english = _PARENTHESES.sub("", name.arabic), _PARENTHESES.sub("", name.english)
        if name.kind == "place" and arabic != name.arabic:
            english = english.split(",")[0]
        arabic_words, english_words = len(arabic.split()), len(english.split())
        if not arabic or not english or abs(arabic_words - english_words) > 1:
            continue
        if name.kind == "term" and not all(word in common for word in english.split()):
            continue
        if name.kind in {"person", "place"} and not english[0].isupper():
            continue
        if name.kind in {"person", "place", "term", "organisation"}:
            kept.append(Name(arabic, english, name.kind))
    return kept


class Occurrence:
    """A name in a pair: its Arabic words as written, their clitic and its English spelling."""

    def __init__(self, surface: str, clitic: str, english: str) -> None:
        self.surface, self.clitic, self.english = surface, clitic, english


class Obedience:
    """Replaces Arabic names in sources by Latin spellings that the target repeats."""

    def __init__(self, names: list[Name]) -> None:
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._people = [n for n in names if n.kind in {"person", "place"} and len(n.english.split()) <= 3]
        for name in names:
            if name.kind in {"person", "place", "organisation"}:
                self._forms[name.english].add(_plain(name.arabic))
        self._found: dict[tuple[str, str], list[Occurrence]] = {}

    def invented(self, rng: random.Random) -> str:
        """Return an invented name, at times an acronym or one with odd capitals."""
        if rng.random() < 0.12:
            return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVWXYZ") for _ in range(rng.randint(2, 5)))
        word = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()
        return word if rng.random() < 0.9 else rng.choice(("Mac", "O'", "al-", "Ben-")) + word

    def latin(self, rng: random.Random) -> str:
        """Return a random Latin name: a whole one, a part of one, or an invented one."""
        draw = rng.random()
        if draw < 0.3:
            return self.invented(rng)
        english = rng.choice(self._people).english
        return english if draw < 0.6 else max(english.split(), key=len).strip(",")

    def occurrences(self, pair: Pair) -> list[Occurrence]:
        """Return the names that occur on both sides, at most one for each Arabic word."""
        key = (pair.arabic, pair.english)
        if key not in self._found:
            self._found[key] = self._search(pair)
        return self._found[key]

    def _search(self, pair: Pair) -> list[Occurrence]:
        words = [(match[0], *self._split(_plain(match[0]))) for match in _ARABIC_WORD.finditer(pair.arabic)]
        found: list[Occurrence] = []
        taken: set[int] = set()
        for match in _CAPITALISED.finditer(pair.english):
            parts = [match[0], *match[0].split()] if " " in match[0] else [match[0]]
            parts = [part for part in parts if part not in _NOT_NAMES]
            for english in parts:
                at = self._place(english, words, taken, match.start() == 0)
                if at is not None:
                    start, end = at
                    taken.update(range(start, end))
                    surface = " ".join(word[0] for word in words[start:end])
                    if surface in pair.arabic:
                        plain, clitic = _plain(words[start][0]), words[start][1]
                        whole = plain in {form.split()[0] for form in self._forms.get(english, ())}
                        found.append(Occurrence(surface, "" if whole else clitic, english))
                    if english == match[0]:
                        break
        return found

    @staticmethod
    def _split(word: str) -> tuple[str, str]:
        """Return the clitic and the rest of a word."""
        match = _CLITIC.match(word)
        clitic, rest = (match[1], match[2]) if match else ("", word)
        if clitic.endswith("ل") and rest.startswith("ل"):
            rest = "ا" + rest
        return (clitic, rest) if len(rest) >= 3 else ("", word)

    def _place(
        self, english: str, words: list[tuple[str, str, str]], taken: set[int], initial: bool
    ) -> tuple[int, int] | None:
        """Return where the Arabic of an English name stands: by the list, else by its consonants."""
        for form in self._forms.get(english, ()):
            parts = form.split()
            for start in range(len(words) - len(parts) + 1):
                run = words[start : start + len(parts)]
                first = {_plain(run[0][0]), run[0][2], run[0][2].removeprefix("ال")}
                if parts[0] in first and [_plain(w[0]) for w in run[1:]] == parts[1:] and start not in taken:
                    return start, start + len(parts)
        skeleton = skeleton_of_latin(english)
        if " " in english or english in _NOT_NAMES or len(skeleton) < (4 if initial else 3):
            return None
        places = [i for i, word in enumerate(words) if i not in taken and skeleton in self._skeletons(word)]
        return (places[0], places[0] + 1) if len(places) == 1 else None

    @staticmethod
    def _skeletons(word: tuple[str, str, str]) -> set[str]:
        """Return the consonants of a word without its clitic."""
        return {skeleton_of_arabic(word[2]), skeleton_of_arabic(word[2].removeprefix("ال"))}

    def annotated(self, pair: Pair, rng: random.Random, swap: float = 0.5) -> Pair:
        """Return the pair with Latin names in the source, some swapped on both sides."""
        source, target = pair.arabic, pair.english
        for found in self.occurrences(pair):
            if rng.random() < 0.2:
                continue
            english = found.english
            if rng.random() < swap:
                english = self.latin(rng)
                target = re.sub(rf"\b{re.escape(found.english)}\b", lambda _, new=english: new, target)  # type: ignore[misc]
            replacement = with_clitic(found.clitic, english)
            pattern = rf"(?<![\u0621-\u0652]){re.escape(found.surface)}(?![\u0621-\u0652])"
            source = re.sub(pattern, lambda _, new=replacement: new, source)  # type: ignore[misc]
        return Pair(source, target, pair.origin)


def name_lines(
    count: int, names: list[Name], obedience: Obedience, synthesiser: Synthesiser, rng: random.Random
) -> list[Pair]:
    """Return bare names and names in carrier sentences, in Arabic or already in Latin letters."""
    people = [name for name in names if name.kind in {"person", "place"}]
    lines: list[Pair] = []
    for _ in range(count):
        draw = rng.random()
        if draw < 0.45:
            name = rng.choice(names)
            lines.append(Pair(name.arabic, name.english, "names"))
            continue
        fillings: list[tuple[str, str]] = []
        for _ in range(2):
            chosen = rng.choice(people)
            latin = obedience.latin(rng)
            fillings.append((latin, latin) if rng.random() < 0.55 else (chosen.arabic, chosen.english))
        lines.append(synthesiser.carried(fillings[0], fillings[1], rng))
    return lines
