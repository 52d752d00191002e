"""Inflection and agreement in Arabic and English, and clauses that show both sides of one verb frame."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

AGREEMENTS = "ms fs md fd mp fp".split()
RELATIVES = dict(zip(AGREEMENTS, "الذي التي - - الذين اللواتي".split(), strict=True))
_SUFFIXES = dict(zip(AGREEMENTS, "ه ها هما هما هم هن".split(), strict=True))
_IS_NOT = dict(zip(AGREEMENTS, "ليس ليست ليسا ليستا ليسوا لسن".split(), strict=True))
_FORMS = {"!past": ("لم ", "juss"), "!fut": ("لن ", "subj"), "fut": ("س", "pres"), "may": ("قد ", "pres")}
_FORMS |= {"!pres": ("لا ", "pres"), "prog": ("", "pres")}
_PERSONS = "he she it they,him her it them,his her its their,himself herself itself themselves"
_PERSONS += ",is is is are,was was was were,has has has have,does does does do"
_ENGLISH = {words.split()[0]: words.split() for words in _PERSONS.split(",")}
_MODALS = {word: word for word in "to would may might can could should must".split()} | {
    "fut": "will",
    "base": "",
}
_SHIFTED = {"past": "plup", "pres": "past", "prog": "pprog", "fut": "would", "may": "might"}
_OWNED = {"ة": "ت", "ى": "ا"}
_SLOT = re.compile(r"(?:(?<!\S)([وف]?ل))?\[([^\]]+)\]")


def inflected(word: str, number: str, case: str, state: str) -> str:
    """Return a noun or an adjective in a case (n, a, g) and a state (d definite, i indefinite, c construct).

    The word's last sign may be ~ (sound masculine plural), * (no tanwin) or % (محامٍ, المحامي).
    """
    stem, sign = word.rstrip("~*%"), word[-1]
    if number == "d" or sign == "~":
        stem = stem[:-1] + {"ة": "ت", "ى": "ي"}.get(stem[-1], stem[-1])
        stem += ("ا" if number == "d" else "و") if case == "n" else "ي"
        stem += "" if state == "c" else "ن"
    elif sign == "%" and state == "i":
        stem = stem[:-1] + "ٍ" if case != "a" else stem + ("اً" if number == "s" else "")
    elif state == "i" and case == "a" and sign != "*":
        bare = "(اء|[ةىاأ])" if number == "s" else "(ات|اء|[ةىاأ])"
        diptote = number == "p" and re.fullmatch("..ا.ي?.", stem)
        stem = stem if diptote or re.search(f"{bare}$", stem) else re.sub("يء$", "يئ", stem) + "اً"
    if state == "d":
        return "ال" + ("مرأة" if stem == "امرأة" else stem)
    return stem


def agreeing(adjective: list[str], agreement: str, case: str, state: str) -> str:
    """Return an adjective (masculine, feminine, plural) that agrees with ms, fs, md, fd, mp or fp."""
    masculine, feminine, plural = adjective[:3]
    feminine = feminine or masculine.rstrip("*%") + "ة"
    if agreement == "fp":
        return inflected(feminine.removesuffix("ة") + "ات", "p", case, state)
    word = feminine if agreement[0] == "f" else masculine
    if agreement == "mp":
        word = plural or masculine + "~"
    return inflected(word, agreement[1], case, state)


def owned(noun: str, case: str) -> str:
    """Return a noun in the construct state, with @ in the place of a possessive pronoun."""
    if noun.endswith("اء"):
        return noun[:-1] + {"n": "ؤ", "a": "ء", "g": "ئ"}[case] + "@"
    return noun[:-1] + _OWNED.get(noun[-1], noun[-1]) + "@"


def english_forms(verb: str) -> tuple[str, ...]:
    """Return base, third person, past, participle and -ing of a verb base[/past/participle[/ing]]."""
    base, *given = verb.split("/") if verb != "be" else ["be", "was", "been", "being"]
    third = re.sub("([^aeiou])ys$", r"\1ies", base + ("es" if re.search("(s|x|z|ch|sh|o)$", base) else "s"))
    past = re.sub("([^aeiou])yed$", r"\1ied", base + ("d" if base.endswith("e") else "ed"))
    ing = re.sub("([^eoy])e$", r"\1", base) + "ing"
    return (base, third, *given, *[past, past, ing][len(given) :])


def attached(particle: str, noun: str) -> str:
    """Attach the preposition ل, with or without a conjunction, to a noun."""
    if particle and re.match("ال(?!ت[زحقهف]ا)", noun):
        return particle + "ل" + noun[2:].removeprefix("ل")
    return particle + noun


@dataclass
class Phrase:
    """A noun phrase: Arabic by case, English, and the agreement of a verb before it and after it."""

    arabic: dict[str, str]
    english: str
    before: str
    after: str
    person: int  # he, she, it, they
    kind: str
    article: str = ""


def filled_arabic(text: str, slots: dict[str, Phrase], predicate: str = "") -> str:
    """Fill the slots `[name case ...]` and `[= class]` of a pattern."""

    def slot(match: re.Match[str]) -> str:
        name, *options = match[2].split()
        return attached(match[1] or "", predicate if name == "=" else slots[name].arabic[options[0][0]])

    return _SLOT.sub(slot, text)


def filled_english(text: str, slots: dict[str, Phrase]) -> str:
    """Fill the slots `[name]` of a pattern."""
    return re.sub(r"\[([^\]]+)\]", lambda match: slots[match[1]].english, text)


@dataclass
class Clause:
    """A filled verb frame: topic, kinds, subjects, verb, English verb, complement, English complement."""

    row: list[str]
    verbs: dict[str, dict[str, str]]
    subject: Phrase
    slots: dict[str, Phrase]
    predicate: list[str] = field(default_factory=list)
    tense: str = ""
    adverb: tuple[str, str] = ("", "")
    early: bool = False  # the Arabic adverb comes before the complement

    def _verb(self, tense: str, agreement: str) -> str:
        past, present, *_ = self.row[3].split("/")
        if past == "كان" and tense in ("pres", "!pres"):
            return _IS_NOT[agreement] if tense == "!pres" else ""
        particle, form = _FORMS.get(tense, ("", tense))
        return particle + self.verbs[f"{past}/{present}"][form + agreement]

    def _rest(self, case: str) -> str:
        predicate = agreeing(self.predicate, self.subject.after, case, "i") if self.predicate else ""
        text = filled_arabic(self.row[5], self.slots, predicate).replace("@", _SUFFIXES[self.subject.after])
        return f"{self.adverb[0]} {text}" if self.early else f"{text} {self.adverb[0]}"

    def arabic(self, what: str) -> str:
        """Return the text of a token: `vs TENSE`, `sv TENSE CASE`, `v TENSE`, `m`, `S CASE`, `his`, ...

        `x VERB TENSE` is another verb that agrees with the subject, `X VERB TENSE` one before it, and
        `adj WORD` a circumstantial participle.
        """
        order, tense, case, *_ = [*what.replace("T", self.tense).split(), "n", "n"]
        subject = self.subject
        agreement = subject.before if order in ("vs", "X") else subject.after
        if order in ("vs", "sv", "v"):
            verb = self._verb(tense, agreement)
            rest = self._rest("a" if verb else "n")
            words = {"vs": [verb, subject.arabic["n"]], "sv": [subject.arabic[case], verb], "v": [verb]}[
                order
            ]
            return " ".join([*words, rest])
        if order == "m":
            self.early = False
            return f"{self.row[3].split('/')[2]} {subject.arabic['g']} {self._rest('a')}"
        if order == "adj":
            return agreeing([tense, "", ""], agreement, "a", "i")
        if order in ("Y", "obj"):
            return self._of_object(order, tense, case)
        if order == "his":
            return _SUFFIXES[agreement]
        return subject.arabic[tense] if order == "S" else self.verbs[tense][case + agreement]

    def _of_object(self, order: str, what: str, tense: str) -> str:
        """Return a verb that agrees with the object (`Y VERB TENSE`), or the object and its clause."""
        noun = next(iter(self.slots.values()))
        if order == "Y":
            return self.verbs[what][tense + noun.before]
        self.adverb = ("", "")
        verb = re.sub("ى$", "ا", self._verb("past", self.subject.before)) + _SUFFIXES[noun.after]
        rest = filled_arabic(self.row[5].partition("]")[2], self.slots)
        rest = rest.replace("@", _SUFFIXES[self.subject.after])
        return f"{noun.arabic[what]} {RELATIVES[noun.after]} {verb} {self.subject.arabic['n']} {rest}"

    def english(self, what: str) -> str:
        """Return the text of a token: `TENSE [ADVERB]`, `-TENSE` without subject, `S`, `he`, `is`, ..."""
        shifted = re.sub(r"\w+", lambda match: _SHIFTED.get(match[0], ""), self.tense)
        tense, adverb, *_ = [*what.replace("T'", shifted).replace("T", self.tense).split(), ""]
        if tense in _ENGLISH:
            return _ENGLISH[tense][self.subject.person]
        if tense == "S":
            return self.subject.english
        if tense == "obj":
            name, noun = next(iter(self.slots.items()))
            link = "whom" if noun.person < 2 or noun.after[1] == "p" else "that"
            self.row = [*self.row[:6], self.row[6].replace(f"[{name}]", "")]
            return f"the {noun.english.removeprefix('the ')} {link} {self.english('past')}"
        text = self.row[6].replace("[=]", self.predicate[3] if self.predicate else "")
        text = re.sub(r"@(\w+)", lambda match: self.english(match[1]), filled_english(text, self.slots))
        rest = (self.adverb[1], text) if self.row[1][0] in "rt" else (text, self.adverb[1])
        return " ".join((self._group(tense, adverb), *rest))

    def _group(self, tense: str, adverb: str) -> str:
        alone, ask, negated, tense = tense[0] == "-", tense[0] == "?", "!" in tense, tense.lstrip("-?!")
        base, third, past, participle, ing = english_forms(self.row[4])
        present, was, do, have = (_ENGLISH[word][self.subject.person] for word in "is was does has".split())
        third = present if base == "be" else base if self.subject.person == 3 else third
        simple = (was if base == "be" else past) if tense == "past" else third
        groups = {"perf": (have, participle), "plup": ("had", participle), "wouldhave": ("would", participle)}
        groups |= {"prog": (present, ing), "pprog": (was, ing), "ing": ("", ing)}
        aux, main = groups.get(tense) or (("", simple) if base != "be" else (simple, ""))
        if tense in _MODALS:
            aux, main = _MODALS[tense], base
        elif (negated or ask) and base != "be" and tense in ("past", "pres"):
            aux, main = "did" if tense == "past" else do, base
        denial = "not" if negated else ""
        order = ["" if alone else self.subject.english, aux, denial]
        if ask:
            order = [aux, self.subject.english, denial]
        elif tense == "to":
            order = [denial, aux]
        return " ".join([*order, "have" if tense == "wouldhave" else "", adverb.replace("_", " "), main])
