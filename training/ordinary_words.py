"""Write translator/glossary/data/ordinary-words.txt: Arabic words that are no names.

A word is ordinary when parallel text does not show it as a name: its English sentences hold no
capitalised word that sounds like it (واشنطن, Washington) or that keeps company with it (القاهرة,
Cairo). Words that an ordinary one explains by a prefix or an ending are left out. Of the news, the
subjects that benchmarks/suggest.py measures on are not read.

Run: .venv/bin/python -m training.ordinary_words
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from training.data import DEFAULT_CORPUS, NEWS, Pair, read_corpus, read_pairs
from training.names import skeleton_of_arabic, skeleton_of_latin
from translator.glossary.normalise import normal_words
from translator.glossary.suggest.ordinary import is_explained

OUTPUT = Path("translator/glossary/data/ordinary-words.txt")
MEASURED = ("diplomacy", "politics", "war")
_HEADER = """\
# Ordinary Arabic words, by which `translator glossary suggest` knows what is no name. Without those that
# follow from another by a prefix or an ending. Written by training/ordinary_words.py from parallel text.
"""
_ARABIC = re.compile("[\u0621-\u064a]{2,}")
_LATIN = re.compile(r"[A-Za-zÀ-ž]+(?:['’-][A-Za-z]+)*")
_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_SEEN_AT_LEAST = 2
_SOUNDS_ALIKE = 0.75
_SHARE_OF_NAMES = 0.4
_COMPANY = 0.25
_TOO_FREQUENT = 3000


def read_all(corpus: Path) -> list[Pair]:
    """The parallel text, but for the subjects that the benchmark measures on."""
    news = [path for path in sorted(NEWS.glob("*.tsv")) if path.name.split("-")[0] not in MEASURED]
    return read_corpus(corpus) + [pair for path in news for pair in read_pairs(path, "news")]


def ordinary_words(pairs: Iterable[Pair]) -> dict[str, str]:
    """Words in normal form that are seen and are no names, each as it is mostly written."""
    read = [(normal_words(pair.arabic), pair.arabic, _LATIN.findall(pair.english)) for pair in pairs]
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for words, text, _ in read:
        for word in words:
            if _ARABIC.fullmatch(word.normal):
                written[word.normal][text[word.start : word.end]] += 1
    arabic = [{word.normal for word in words} & written.keys() for words, _, _ in read]
    english = [latin for _, _, latin in read]
    names = _named_by_sound(arabic, english) | _named_by_company(arabic, english)
    return {
        word: max(forms.items(), key=lambda form: (form[1], form[0]))[0]
        for word, forms in written.items()
        if forms.total() >= _SEEN_AT_LEAST and word not in names
    }


def _named_by_sound(arabic: list[set[str]], english: list[list[str]]) -> set[str]:
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    skeletons: dict[str, list[str]] = {}
    for words, latin in zip(arabic, english, strict=True):
        capitals = {skeleton_of_latin(word) for word in latin[1:] if word[0].isupper()}
        for word in words:
            seen[word] += 1
            if word not in skeletons:
                skeletons[word] = [s for s in map(skeleton_of_arabic, _stems(word)) if len(s) > 1]
            named[word] += any(
                Levenshtein.normalized_similarity(own, other) >= _SOUNDS_ALIKE
                for own in skeletons[word]
                for other in capitals
            )
    return {word for word, count in seen.items() if named[word] / count >= _SHARE_OF_NAMES}


def _stems(word: str) -> list[str]:
    """A word as it is, and without prefixes where two letters and more remain."""
    return [word, *(word[len(p) :] for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 2)]


def _named_by_company(arabic: list[set[str]], english: list[list[str]]) -> set[str]:
    """Words whose best companion in English (by the Dice coefficient) is always capitalised."""
    inside = Counter(word for latin in english for word in latin[1:])
    lower: Counter[str] = Counter()
    for word, count in inside.items():
        lower[word.lower()] += count
    capitalised = {word for word, count in lower.items() if inside[word.capitalize()] / count > 0.8}
    of_arabic = Counter(word for words in arabic for word in words)
    of_english: Counter[str] = Counter()
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for words, latin in zip(arabic, english, strict=True):
        companions = {word.lower() for word in latin}
        of_english.update(companions)
        for word in words:
            if 1 < of_arabic[word] < _TOO_FREQUENT:
                together[word].update(companions)
    names = set()
    for word, counts in together.items():
        best: dict[bool, tuple[float, int]] = {True: (0.0, 0), False: (0.0, 0)}
        for companion, count in counts.items():
            dice = 2 * count / (of_arabic[word] + of_english[companion])
            name = companion in capitalised
            best[name] = max(best[name], (dice, count))
        if best[True][0] > best[False][0] and best[True][0] >= _COMPANY and best[True][1] > 1:
            names.add(word)
    return names


def without_explained(words: dict[str, str]) -> list[str]:
    """The written forms that the shorter ones do not explain, in order."""
    kept: set[str] = set()
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not is_explained(word, kept):
            kept.add(word)
    return sorted(words[word] for word in kept)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DEFAULT_CORPUS)
    words = without_explained(ordinary_words(read_all(parser.parse_args().corpus)))
    OUTPUT.write_text(_HEADER + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words):,} words in {OUTPUT}")


if __name__ == "__main__":
    main()
