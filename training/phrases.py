"""Noun phrases drawn from a lexicon, the same in Arabic and in English."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path

from training.agreement import Phrase, agreeing, inflected, owned

# d definite, i indefinite, t this, q quantified, f 3 to 10, m more, o of another, @ the subject's own;
# s singular, p plural, d dual
NEGATED = "ds " * 44 + "dp " * 14 + "os " * 10 + "ts ts ts tp tp dd "
BEFORE = NEGATED + "qp qp qp qp "  # subjects before the verb
SUBJECT = BEFORE + "qp " * 6 + "fp fp fp fp ms ms id id is is is is is "
_OBJECT = (
    "is " * 34
    + "ds " * 18
    + "ip " * 15
    + "dp " * 8
    + "qp " * 6
    + "fp fp fp fp ms ms id id ts tp "
    + "os " * 10
)
_NAMED = re.compile(r"\[([^= \]]+) ([^\]]+)\]")
_MANY = frozenset(  # the classes of which one says that there are dozens
    "civilian soldier patient student worker suspect refugee building vehicle projectile weapon animal tree "
    "farmer passenger fan prisoner job bird plant livestock fighter target car witness".split()
)
_ABSTRACT = frozenset("ill right theme habit poverty relation power disease dialogue".split())
_THIS = {"ms": "هذا", "fs": "هذه", "mp": "هؤلاء", "fp": "هؤلاء"}


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a TAB-separated file."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def _plural(noun: str) -> str:
    noun = re.sub("([^aeiou])y$", r"\1ie", noun)
    return noun + ("es" if re.search("(s|x|z|ch|sh)$", noun) else "s")


class Lexicon:
    """The nouns by their classes, what describes and counts them, and whose they are."""

    def __init__(self, folder: Path) -> None:
        self.numbers, self.quantifiers = rows(folder / "numbers.tsv"), rows(folder / "quantifiers.tsv")
        self.owners = {kind: kinds.split(",") for kind, kinds in rows(folder / "owners.tsv")}
        self.nouns: dict[str, list[list[str]]] = defaultdict(list)
        self.adjectives: dict[str, list[list[str]]] = defaultdict(list)
        for name, table in (("nouns", self.nouns), ("adjectives", self.adjectives)):
            for kinds, *row in rows(folder / f"{name}.tsv"):
                for kind in kinds.split(","):
                    table[kind].append(row)

    def phrase(self, kinds: str, options: str, rng: random.Random, shapes: str = _OBJECT) -> Phrase:
        """Draw a noun phrase of one of the classes A/B.

        The options force d, i, s, p (definite, indefinite, singular, plural) and b (bare), or allow o (the
        subject's own).
        """
        kind = rng.choice(kinds.split("/")).rstrip("2")
        if "o" in options and rng.random() < 0.5:
            shapes = "@s @s @s @p"
        choices = shapes.split()
        while True:
            noun, shape = rng.choice(self.nouns[kind]), rng.choice(choices)
            if noun[2] == "!" and not set(options) & set("ip"):
                agreement = noun[1].lower() + "s"
                person = "mf".find(noun[1].lower()) if noun[1].isupper() else 2
                return Phrase(dict.fromkeys("nag", noun[0]), noun[3], agreement, agreement, person, kind)
            if noun[2] != "!" and self._allowed(kind, noun, shape, options):
                return self._built(kind, noun, shape, options, rng)

    def _allowed(self, kind: str, noun: list[str], shape: str, options: str) -> bool:
        singular, gender, plural, english = noun
        if ("d" in options and shape[0] not in "dot@") or ("i" in options and shape[0] != "i"):
            return False
        if set(options) & set("sp") and shape[1] not in options:
            return False
        if gender.endswith("1"):
            return shape == "ds"
        if shape[0] == "o" and ("b" in options or kind not in self.owners):
            return False
        if shape[0] == "m" and kind not in _MANY:
            return False
        if (shape[0] in "qfm" or shape[1] == "d") and ("-" in (plural, singular) or english.endswith("/-")):
            return False
        if kind in _ABSTRACT and shape == "is" and english.endswith("/-"):
            return False
        return (plural if shape[1] == "p" else singular) != "-"

    def _adjectives(self, kind: str, rng: random.Random) -> list[list[str]]:
        """Draw at most two adjectives in the Arabic order: the one of relation first."""
        found = self.adjectives[kind]
        chosen = [rng.choice(found)] if found and rng.random() < 0.33 else []
        qualities = [row for row in found if row[4] == "q"]
        if chosen and chosen[0][4] == "r" and qualities and rng.random() < 0.3:
            chosen.append(rng.choice(qualities))
        return chosen

    def _built(self, kind: str, noun: list[str], shape: str, options: str, rng: random.Random) -> Phrase:
        singular, sign, plural, english = noun
        human, gender, collective = sign[0].isupper(), sign[0].lower(), english.startswith("&")
        one, _, many = english.lstrip("&").partition("/")
        mass, many = many == "-", many if many.strip("-") else one if many == "-" else _plural(one)
        many = one if singular == "-" else many
        adjectives = [] if "b" in options or shape[0] in "qm" else self._adjectives(kind, rng)
        owner = self.phrase(rng.choice(self.owners[kind]), "b", rng, "ds ds dp") if shape[0] == "o" else None

        def arabic(number: str, state: str, case: str, agreement: str) -> str:
            head, *own = (plural if number == "p" else singular).split(" ")
            first, *others = head.split("+")
            words = [inflected(first, number, case, "c" if others or state == "@" else state), *others[:-1]]
            words += [inflected(word, "s", "g", "c" if state == "@" else state) for word in others[-1:]]
            words += [owned(words.pop(), "g" if others else case)] if state == "@" else []
            words += [owner.arabic["g"]] if owner else []
            after = "i" if state == "i" else "d"
            words += [inflected(word, number, case, after) for word in own]
            return " ".join([*words, *(agreeing(row, agreement, case, after) for row in adjectives)])

        both = gender + "p" if human else "fs"
        before = after = gender + "s"
        person = "mf".find(gender) if human else 3 if collective else 2
        if shape[1] == "p" or shape[0] == "m":
            before, after = (gender + "s" if human or shape[0] in "fm" else "fs"), both
            person = 2 if mass else 3
        elif shape[1] == "d":
            after, person = gender + "d", 3
        state = {"o": "c", "t": "d", "q": "d", "f": "i", "m": "i"}.get(shape[0], shape[0])
        described = " ".join(row[3] for row in sorted(adjectives, key=lambda row: row[4]))
        words = f"{described} {one if shape[1] == 's' and shape[0] != 'm' else many}".strip()
        generic = (mass and not adjectives) or ("b" in options and singular == "-")
        article = {"d": "" if generic else "the ", "@": "@his "}.get(shape[0], "")
        if shape[0] == "i" and shape[1] == "s" and not mass and not collective:
            article = "a "
        if shape[1] == "d":
            article += "two "
        texts: dict[str, str] = {}
        if shape[0] == "q":
            quantifier, article, form, agrees = rng.choice(
                [row for row in self.quantifiers if row[3] != "c" or kind in _MANY]
            )
            word, article = quantifier.split("/")[-1 if gender == "f" else 0], article + " "
            number, state = ("s", "i") if form == "is" else ("p", "d")
            first, _, after_it = word.partition(" ")
            for case in "nag":
                counting = inflected(first, "s", case, "i") if first == "عدد" else first
                texts[case] = f"{counting} {after_it} {arabic(number, state, 'g', both)}"
            if agrees == "s":
                before, after, person = gender + "s", gender + "s", "mf".find(gender) if human else 2
                words = one if number == "s" else many
            before = {"m": "ms", "f": "fs"}.get(agrees, before)
        elif shape[0] == "f":
            masculine, feminine, digits, article = rng.choice(self.numbers)
            word = feminine if gender == "f" else masculine
            if digits and rng.random() < 0.3:
                word = article = digits
            texts, article = {case: f"{word} {arabic('p', 'i', 'g', both)}" for case in "nag"}, article + " "
        elif shape[0] == "m":
            value = rng.choice((rng.randint(11, 99), rng.randint(11, 99), rng.randint(2, 9) * 100))
            counted = arabic("s", "i", "a" if value < 100 else "g", gender + "s")
            texts, article = dict.fromkeys("nag", f"{value} {counted}"), f"{value} "
        elif shape[0] == "t":
            article = "this " if person != 3 else "these "
            word = _THIS[after]
            order = f"{{1}} {word}" if "+" in singular else f"{word} {{1}}"
            texts = {case: order.format("", arabic(shape[1], "d", case, after)) for case in "nag"}
        else:
            texts = {case: arabic(shape[1], state, case, after) for case in "nag"}
        if owner:
            article = owner.english + ("' " if owner.english.endswith("s") and owner.person == 3 else "'s ")
        simple = article.strip() if shape in ("ds", "dp", "is") else ""
        return Phrase(texts, article + words, before, after, person, kind, simple)

    def phrases(self, text: str, rng: random.Random, subject: Phrase | None = None) -> dict[str, Phrase]:
        """Draw the noun phrases of a pattern; none of them is the subject again, nor another."""
        slots: dict[str, Phrase] = {}
        taken = {subject.english.split()[-1]} if subject else set()
        for name, options in _NAMED.findall(text):
            for _ in range(9):
                slots[name] = self.phrase(name, options[1:].strip(), rng)
                if slots[name].english.split()[-1] not in taken:
                    break
            taken.add(slots[name].english.split()[-1])
        return slots
