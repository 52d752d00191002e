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

    def translate(self, sources, *, prefixes=None, attention=False, progress=None):
        self.asked += sources
        return [self._hypothesis(source, self.answer(source), attention) for source in sources]

    def _hypothesis(self, source, text, attention):
        tokens, source_tokens = tuple(text.split()), tuple(source.split())
        rows = None
        if attention:  # word for word, in order
            last = len(source_tokens) - 1
            rows = tuple(
                tuple(float(j == min(i, last)) for j in range(len(source_tokens))) for i in range(len(tokens))
            )
        return Hypothesis(text, tokens, source_tokens, -0.5, rows)
