"""How well `translator glossary suggest` finds names: `python -m benchmarks.suggest`.

The names of the shipped glossary are hidden, one half after the other, and looked for in the Arabic
news of training/data/news (the subjects that the list of ordinary words was not made from) and in
articles/. Printed are:

- recall: of the hidden names that occur twice or more, how many are suggested; also of those that are
  in no table of places, which a table makes easy;
- precision: of all that is suggested, how much is a name, whole and nothing but it, by the glossary and
  by benchmarks/judged-names.tsv, which was judged by hand;
- how often the proposed spelling is the glossary's, to the letter or within one letter, and the same
  for single words of people's names.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from training.data import NEWS, read_pairs
from training.ordinary_words import MEASURED
from translator.glossary import Glossary, Match, Matcher, Term, read_glossary
from translator.glossary.normalise import normal_form
from translator.glossary.suggest import Suggestion, suggest
from translator.glossary.suggest.known import is_place
from translator.reading import read
from translator.units import units_of

_ROOT = Path(__file__).parent.parent
_JUDGED = Path(__file__).with_name("judged-names.tsv")
_SEED = 1
_OFTEN = 2
Words = tuple[str, ...]


@dataclass(frozen=True)
class Half:
    """The hidden half of the glossary's names and what was suggested without it."""

    hidden: Sequence[Term]
    suggestions: Sequence[Suggestion]

    def found(self) -> dict[str, Suggestion]:
        """The suggestion for each hidden term, by its source, under a spelling or the family name."""
        by_words = {normal_form(each.source): each for each in self.suggestions}
        found = {}
        for term in self.hidden:
            spelled = next((by_words[words] for words in _spelled(term) if words in by_words), None)
            if spelled:
                found[term.source] = spelled
        return found


def _spelled(term: Term) -> list[Words]:
    return [normal_form(s) for s in (*term.spellings, *(short for short, _ in term.short_forms()))]


def texts() -> list[str]:
    """The sentences in which names are looked for."""
    news = [path for path in sorted((_ROOT / NEWS).glob("*.tsv")) if path.name.split("-")[0] in MEASURED]
    sentences = [pair.arabic for path in news for pair in read_pairs(path, "news")]
    for path in sorted((_ROOT / "articles").glob("*.*")):
        sentences += [unit.segment.text for unit in units_of(read(path), Matcher(Glossary()))]
    return list(dict.fromkeys(sentences))


def halves(terms: Sequence[Term], sentences: Sequence[str], minimum: int) -> list[Half]:
    """Hide one half of the names, then the other."""
    shuffled = sorted(terms, key=lambda term: term.source)
    random.Random(_SEED).shuffle(shuffled)
    middle = len(shuffled) // 2
    made = []
    for hidden, kept in ((shuffled[:middle], shuffled[middle:]), (shuffled[middle:], shuffled[:middle])):
        glossary = Glossary(tuple(kept))
        matcher = Matcher(glossary)
        found: Iterable[tuple[str, Sequence[Match]]] = ((text, matcher.find(text)) for text in sentences)
        made.append(Half(hidden, suggest(found, glossary, minimum=minimum)))
    return made


def recall(made: Sequence[Half], often: set[str]) -> tuple[int, int]:
    """How many of the hidden names of `often` are suggested, and how many there are."""
    found = sum(len(half.found().keys() & often) for half in made)
    return found, sum(term.source in often for half in made for term in half.hidden)


def precision(made: Sequence[Half], terms: Sequence[Term]) -> tuple[int, int, int]:
    """How many suggestions are names, how many are judged, and how many are not."""
    names = {words for term in terms for words in _spelled(term)}
    verdicts = judged()
    everything = {each.source for half in made for each in half.suggestions}
    right = Counter(
        True if normal_form(source) in names else verdicts.get(normal_form(source)) for source in everything
    )
    return right[True], right[True] + right[False], right[None]


def judged() -> dict[Words, bool]:
    """What a person said of suggestions that the glossary lacks: whether each is a whole name."""
    lines = _JUDGED.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {normal_form(source): verdict == "yes" for source, verdict in rows}


def spelling(made: Sequence[Half], kind: str) -> tuple[int, int, int]:
    """Of suggested names of a kind with a proposal: how many, how many exact, how many within a letter."""
    pairs = [
        (term.target, found[term.source].target)
        for half in made
        for found in [half.found()]
        for term in half.hidden
        if term.kind == kind and term.source in found and found[term.source].target
        if normal_form(found[term.source].source) in map(normal_form, term.spellings)
    ]
    near = sum(Levenshtein.distance(right, proposed) <= 1 for right, proposed in pairs)
    return len(pairs), sum(right == proposed for right, proposed in pairs), near


def word_spelling(made: Sequence[Half]) -> tuple[int, int, int]:
    """The same for the words of people's names."""
    words = [
        pair
        for half in made
        for found in [half.found()]
        for term in half.hidden
        if term.kind == "person" and term.source in found
        for right, proposed in [(term.target.split(), found[term.source].target.split())]
        if len(right) == len(proposed)
        for pair in zip(right, proposed, strict=True)
    ]
    near = sum(Levenshtein.distance(right, proposed) <= 1 for right, proposed in words)
    return len(words), sum(right == proposed for right, proposed in words), near


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--unjudged", action="store_true", help="list what nobody judged, for judging")
    options = parser.parse_args()
    start = time.perf_counter()
    terms = read_glossary([_ROOT / "glossaries" / "ar-en"]).terms
    sentences = texts()
    matcher = Matcher(Glossary(terms))
    counts = Counter(match.term.source for text in sentences for match in matcher.find(text))
    often = {source for source, count in counts.items() if count >= _OFTEN}
    in_no_table = {term.source for term in terms if not any(map(is_place, _spelled(term)))}
    made = {minimum: halves(terms, sentences, minimum) for minimum in (1, 2)}
    if options.unjudged:
        _print_unjudged(made[1], terms)
        return
    print(f"{len(sentences):,} sentences, {len(terms)} terms, {len(often)} of them twice or more\n")
    print("| `--min-count` | suggested | recall | recall outside tables | precision | not judged |")
    print("|---|---|---|---|---|---|")
    for minimum, both in made.items():
        right, known, unknown = precision(both, terms)
        print(
            f"| {minimum} | {right_of(known + unknown)} | {share(*recall(both, often))}"
            f" | {share(*recall(both, often & in_no_table))} | {share(right, known)} | {unknown} |"
        )
    print("\n| proposed spelling | names | exact | within one letter |")
    print("|---|---|---|---|")
    for kind in ("person", "place", "organisation"):
        count, exact, near = spelling(made[1], kind)
        print(f"| {kind} | {count} | {share(exact, count)} | {share(near, count)} |")
    count, exact, near = word_spelling(made[1])
    print(f"| words of people | {count} | {share(exact, count)} | {share(near, count)} |")
    print(f"\n{time.perf_counter() - start:.0f} s")


def right_of(count: int) -> str:
    """A number for a table."""
    return f"{count:,}"


def share(part: int, whole: int) -> str:
    """A share for a table, with its numbers."""
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


def _print_unjudged(made: Sequence[Half], terms: Sequence[Term]) -> None:
    known = {words for term in terms for words in _spelled(term)} | judged().keys()
    for source, each in sorted({each.source: each for half in made for each in half.suggestions}.items()):
        if normal_form(source) not in known:
            print(f"{source}\t{each.marked}")


if __name__ == "__main__":
    main()
