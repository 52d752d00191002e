"""The examples of one epoch: which files, how often, annotated, joined."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from training import data
from training.data import Pair
from training.grammar import Grammar
from training.names import Obedience, good_names, name_lines
from training.synthetic import Synthesiser
from training.tokenizer import Codec

ANNOTATED = 0.45  # of the pairs with a name on both sides
NAMES = 0.12
JOINED = 0.08  # so many further examples are two or three pairs joined
SYNTHETIC = 0.04
GRAMMAR = 0.04  # sentences of the synchronous grammar


@dataclass(frozen=True)
class Weights:
    """How often the pairs of an origin come in an epoch; an origin not named comes `other` times."""

    by_origin: dict[str, float]
    other: float = 1.0

    def of(self, origin: str) -> float:
        """Return the number of copies for an origin."""
        return self.by_origin.get(origin, self.other)


WEIGHTS = Weights(
    {
        "news": 4.0,
        "lexicon": 0.8,
        "tico-19": 2.0,
        "xquad": 2.0,
        "azd": 0.3,
        "edgeai": 0.4,
        "react": 0.6,
    }
)


def repeated(pairs: list[Pair], weights: Weights, rng: random.Random, part: float = 1.0) -> list[Pair]:
    """Repeat each pair by the weight of its origin times `part`, a fraction being a chance."""
    chosen: list[Pair] = []
    for pair in pairs:
        copies = part * weights.of(pair.origin)
        chosen.extend([pair] * (int(copies) + (rng.random() < copies % 1)))
    return chosen


def joined(pairs: list[Pair], share: float, rng: random.Random) -> list[Pair]:
    """Join a share of the pairs with another of the same origin, so that texts of several sentences occur."""
    by_origin: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_origin[pair.origin].append(pair)
    extra: list[Pair] = []
    for origin, group in by_origin.items():
        for _ in range(int(share * len(group))):
            parts = [rng.choice(group) for _ in range(rng.choice((2, 2, 3)))]
            extra.append(Pair(" ".join(p.arabic for p in parts), " ".join(p.english for p in parts), origin))
    return extra


class Mixture:
    """Draws the pairs of an epoch, reading the pairs anew each time; of the news at most `news` pairs.

    For each pair that is read there are `grammar` sentences of the grammar.
    """

    def __init__(self, corpus: Path, codec: Codec, news: int | None = None, grammar: float = GRAMMAR) -> None:
        self.corpus, self.codec, self.news, self.grammar_share = corpus, codec, news, grammar
        common = frozenset(
            word for pair in data.read_corpus(corpus) for word in pair.english.split() if word.islower()
        )
        self.grammar = Grammar()
        self.names = good_names(data.read_names(corpus), common)
        self.obedience = Obedience(self.names)
        self._punctuated: dict[str, str] = {}

    def _clean(self, text: str) -> str:
        """Apply the Moses normalisation to a target, remembering it."""
        if text not in self._punctuated:
            self._punctuated[text] = self.codec.punctuation(text, "en")
        return self._punctuated[text]

    def epoch(self, rng: random.Random, part: float = 1.0) -> list[Pair]:
        """Return the shuffled pairs of one epoch, or of a `part` of one."""
        news = data.read_news(at_most=self.news)
        pairs = [*data.read_corpus(self.corpus), *news, *data.read_lexicon()]
        pairs = [Pair(pair.arabic, self._clean(pair.english), pair.origin) for pair in pairs]
        chosen = repeated(pairs, WEIGHTS, rng, part)
        chosen.extend(self.grammar.sentences(int(self.grammar_share * len(chosen)), rng))
        chosen = [
            self.obedience.annotated(pair, rng) if rng.random() < ANNOTATED else pair for pair in chosen
        ]
        chosen.extend(joined(chosen, JOINED, rng))
        synthesiser = Synthesiser(self.names)
        chosen.extend(name_lines(int(NAMES * len(chosen)), self.names, self.obedience, synthesiser, rng))
        chosen.extend(synthesiser.dates_and_numbers(int(SYNTHETIC * len(chosen)), rng))
        rng.shuffle(chosen)
        return chosen


def tokenizer_text(corpus: Path) -> list[str]:
    """Return the text for the tokenizer: the corpus, the news many times, a sample of the names."""
    rng = random.Random(1)
    weights = Weights({"news": 6.0, "lexicon": 2.0, "tico-19": 3.0, "xquad": 3.0, "tatoeba": 1.0}, other=0.3)
    pairs = repeated([*data.read_corpus(corpus), *data.read_news(), *data.read_lexicon()], weights, rng)
    names = good_names(data.read_names(corpus), frozenset())
    pairs.extend(Synthesiser(names).dates_and_numbers(1500, rng))
    sample = rng.sample(names, min(len(names), 5000))
    return [text for pair in [*pairs, *sample] for text in pair[:2]]
