"""A synchronous grammar: Arabic and English sentences made side by side from one draw of words.

The folder's files: `frames` (verbs with their subjects and complements), `verbs` (their Arabic forms),
`nouns`, `adjectives`, `quantifiers`, `numbers`, `adverbs`, `owners` (what belongs to whom), `topics` (who
speaks), and `sentences`: Arabic, English, the clauses (`1 2/e=1`: a clause, an event with the same
subject), weight.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from training.agreement import AGREEMENTS, RELATIVES, Clause, Phrase, filled_arabic, filled_english
from training.data import Pair
from training.phrases import BEFORE, NEGATED, SUBJECT, Lexicon, rows

_TENSES = {
    "e": "past " * 12 + "!past !past !past fut fut fut fut fut !fut may may",
    "s": "pres " * 8 + "!pres",
    "p": "past past past prog prog prog prog fut fut !past may",
    "n": "pres pres pres pres !pres past past fut !past",
}
_PAST = set("T past plup perf wouldhave S he is was".split())
_TIMES = {"past": "past", "fut": "future", "prog": "present"}
_TOKEN = re.compile(r"\{(\w) ([^}]*)\}")
_AN = re.compile(r"\b([Aa])(?= (?!one|uni|use|eu|Eu|U[SN]|UAE)(?:[aeiouAEIOU]|hour|honest|hono|heir))")


def _tidied(text: str) -> str:
    text = re.sub(r"(?<!\S)([وف]?[بلك]|[وف])(?=\d)", r"\1ـ", text)
    text = re.sub(r" +(?=[،,.؟?؛:;])", "", re.sub(r"\s+", " ", text).strip())
    return re.sub(r"(^|[.?] )([a-z])", lambda match: match[1] + match[2].upper(), text)


class Grammar:
    """Draws sentences from the lexicons and the patterns of a folder."""

    def __init__(self, folder: Path = Path("training/data/grammar")) -> None:
        self.lexicon = Lexicon(folder)
        self.patterns, self.frames, self.adverbs = (
            rows(folder / f"{name}.tsv") for name in ("sentences", "frames", "adverbs")
        )
        self.speakers = {topic: kinds.split(",") for topic, kinds in rows(folder / "topics.tsv")}
        forms = [tense + agreement for tense in ("past", "pres", "subj", "juss") for agreement in AGREEMENTS]
        self.verbs = {verb: dict(zip(forms, row, strict=True)) for verb, *row in rows(folder / "verbs.tsv")}
        for kind, _, arabic, english in self.adverbs:
            if kind in ("past", "future"):
                self.lexicon.nouns[kind].append([arabic, "m", "!", english])
        self._frames_found: dict[tuple[str, str, str], list[list[str]]] = {}
        self._weights = [int(row[3]) for row in self.patterns]

    def _clause(
        self, topic: str, letters: str, rng: random.Random, shapes: str, subject: Phrase | None, times: str
    ) -> Clause | None:
        found = self._found(topic, letters, subject.kind if subject else "")
        if not found:
            return None
        row = rng.choice(found)
        tense = rng.choice(_TENSES[row[1][0]].split()) if row[1][0] in _TENSES else ""
        tense = "past" if "h" in row[1] else tense
        if subject is None:
            shapes = NEGATED if tense.startswith("!") else shapes
            subject = self.lexicon.phrase(rng.choice(self._subjects(row, topic)), "", rng, shapes)
            if row[0] == topic and rng.random() < 0.08:
                self._modify(subject, topic, row[3], rng)
        tag = re.search(r"\[= (\w+)\]", row[5])
        predicate = rng.choice(self.lexicon.adjectives[f"={tag[1]}"]) if tag else []
        if predicate and predicate[3] in subject.english:
            return None
        clause = Clause(row, self.verbs, subject, self.lexicon.phrases(row[5], rng, subject), predicate)
        if "o" in letters:
            name, noun = next(iter(clause.slots.items()))
            clause.slots[name] = self.lexicon.phrase(noun.kind, "bd", rng, "ds ds dp")
        clause.tense = tense
        self._locate(clause, topic, times.replace("T", tense), rng)
        clause.early = row[1][0] in "rt" or (rng.random() < 0.35 and len(row[5]) > 3 and "=" not in row[5])
        return clause

    def _found(self, topic: str, letters: str, subject: str) -> list[list[str]]:
        """Return the frames of a topic, with the letters, that the class of the subject may have."""
        wanted, past_too = set(letters.strip("~")), "~" not in letters
        if (topic, letters, subject) not in self._frames_found:
            self._frames_found[topic, letters, subject] = [
                row
                for row in self.frames
                if row[0] in (topic, "*")
                and (wanted <= set(row[1]) if wanted else row[1][0] in "espn")
                and (past_too or "h" not in row[1])
                and (not subject or row[2] == "*" or subject in self._subjects(row, topic))
            ]
        return self._frames_found[topic, letters, subject]

    def _subjects(self, row: list[str], topic: str) -> list[str]:
        return self.speakers[topic] if row[2] == "@" else row[2].split(",")

    def _modify(self, subject: Phrase, topic: str, verb: str, rng: random.Random) -> None:
        """Add a relative clause to a phrase with an article."""
        if not subject.article:
            return
        copy = Phrase(
            subject.arabic, subject.english, subject.before, subject.after, subject.person, subject.kind
        )
        clause = self._clause(topic, "e", rng, "", copy, "")
        if clause is None or clause.row[3] == verb:
            return
        pronoun = RELATIVES[subject.after] if subject.article == "the" else ""
        text = f" {pronoun} {clause.arabic('v past')}"
        subject.arabic = {case: word + text for case, word in subject.arabic.items()}
        link = "who" if subject.person < 2 or subject.after[1] == "p" else "that"
        subject.english += f" {link} {clause.english('-past')}"

    def _locate(self, clause: Clause, topic: str, time: str, rng: random.Random) -> None:
        """Give a clause a place or a time."""
        kinds, chosen = clause.row[1], []
        if kinds[0] in "ep" and "x" not in kinds and time != "-" and rng.random() < 0.2:
            chosen.append([row for row in self.adverbs if row[0] == "place" and topic in row[1].split(",")])
        if kinds[0] in "ep" and "h" not in kinds and rng.random() < 0.3:
            chosen.append([row for row in self.adverbs if row[0] == _TIMES.get(time)])
        arabic, english = "", ""
        for places in filter(None, chosen):
            row = rng.choice(places)
            slots = self.lexicon.phrases(row[2], rng)
            arabic += " " + filled_arabic(row[2], slots)
            english += " " + filled_english(row[3], slots)
        clause.adverb = (arabic.strip(), english.strip())

    def sentence(self, rng: random.Random) -> Pair | None:
        """Draw a sentence; None if the draw of the clauses failed."""
        arabic, english, declared, _ = rng.choices(self.patterns, self._weights)[0]
        topic, clauses = rng.choice(list(self.speakers)), dict[str, Clause]()
        timed = "[past" in arabic or "[future" in arabic
        for name, letters, other in re.findall(r"(\w)(?:/(\w+))?(?:=(\w))?", declared):
            shapes = BEFORE if re.search(rf"\{{{name} (sv \S+|S n)", arabic) else SUBJECT
            shapes = NEGATED if re.search(rf"\{{{name} [-?]*!", english) else shapes
            token = re.search(rf"\{{{name} (T|past|fut)'?\}}", english)
            time = "" if timed or not token or re.search("إذا|لو |ما لم", arabic) else token[1]
            time = "-" if "[city" in arabic else time
            if not set(re.findall(rf"\{{{name} [-?!]*(\w+)", english)) <= _PAST:
                letters += "~"
            clause = self._clause(
                topic, letters, rng, shapes, clauses[other].subject if other else None, time
            )
            if clause is None or any(clause.row is known.row for known in clauses.values()):
                return None
            noun = clause.subject.english.split()[-1]
            if not other and any(noun == known.subject.english.split()[-1] for known in clauses.values()):
                return None
            clauses[name], timed = clause, timed or bool(clause.adverb[0])
            if clause.row[3].startswith("أضاف/") and "مضيف" in arabic:
                return None
            if clause.row[5] == "إن":
                arabic = arabic.replace(" وأن {", " وإن {")
        slots = self.lexicon.phrases(arabic, rng)
        arabic = _TOKEN.sub(lambda match: clauses[match[1]].arabic(match[2]), arabic)
        english = _TOKEN.sub(lambda match: clauses[match[1]].english(match[2]), english)
        arabic, english = filled_arabic(arabic, slots), filled_english(english, slots)
        return Pair(_tidied(arabic), _tidied(_AN.sub(r"\1n", english)), "grammar")

    def sentences(self, count: int, rng: random.Random) -> list[Pair]:
        """Return `count` sentences."""
        pairs: list[Pair] = []
        while len(pairs) < count:
            pair = self.sentence(rng)
            if pair:
                pairs.append(pair)
        return pairs
