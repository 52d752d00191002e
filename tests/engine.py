"""Engines that do as a test tells them."""

from collections.abc import Callable

from translator.engines import Hypothesis


class StubEngine:
    """Translates with a function from source to target; one token a word, no attention."""

    name = "stub"
    limit = 500

    def __init__(self, answer: Callable[[str], str]):
        self.answer = answer
        self.asked: list[str] = []

    def length(self, source):
        return len(source.split()) + 1

    def translate(self, sources, *, prefixes=None, suppressed=None, attention=False, progress=None):
        self.asked += sources
        return [
            self._hypothesis(source, self._begun(source, prefix), attention)
            for source, prefix in zip(sources, prefixes or [""] * len(sources), strict=True)
        ]

    def _begun(self, source, prefix):
        """The answer behind a prefix: the prefix, then the words of the answer that come after as many."""
        return " ".join([*prefix.split(), *self.answer(source).split()[len(prefix.split()) :]])

    def _hypothesis(self, source, text, attention):
        tokens, source_tokens = tuple(text.split()), tuple(source.split())
        rows = None
        if attention:  # word for word, in order
            last = len(source_tokens) - 1
            rows = tuple(
                tuple(float(j == min(i, last)) for j in range(len(source_tokens))) for i in range(len(tokens))
            )
        return Hypothesis(text, tokens, source_tokens, -0.5, rows)


class DisobedientEngine(StubEngine):
    """Drops, doubles, misspells, translates and cuts off the names that it should say.

    `names` are target spellings by source spelling. It keeps to a prefix, as all engines do, and does
    not always keep away from what is suppressed.
    """

    def __init__(self, names, rng):
        super().__init__(self._disobey)
        self.names = sorted(names.items(), key=lambda name: -len(name[0]))
        self.rng = rng

    def _disobey(self, source):
        for name, target in self.names:
            source = source.replace(name, f" {target} ")
        words = [self._word(word) for word in source.split()]
        if self.rng.random() < 0.1:
            words = words[: self.rng.randint(0, len(words))]  # truncated
        return " ".join(word for word in words if word)

    def _word(self, word):
        if not word.isascii() or word.isdigit():
            return self.rng.choice(
                ["said", "the", "on", "a plan", "Minister", "of", "to", word if word.isdigit() else ""]
            )
        draw = self.rng.random()
        if draw < 0.2:
            return ""  # dropped
        if draw < 0.3:
            return f"{word} {word}"  # doubled
        if draw < 0.5:
            return self.rng.choice([self._misspelled(word), f"{self._misspelled(word)} {word}"])
        if draw < 0.6:
            return self.rng.choice(["the envoy", "Witness", "his office", "Kiev", "Zelensky", f"{word}sky"])
        return word

    def _misspelled(self, word):
        for right, wrong in (
            ("W", "V"),
            ("ff", "v"),
            ("gg", "g"),
            ("y", "i"),
            ("ll", "l"),
            ("u", "oo"),
            ("e", "a"),
        ):
            if right in word and self.rng.random() < 0.5:
                word = word.replace(right, wrong)
        return word
