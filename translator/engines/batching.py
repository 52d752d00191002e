"""What all engines do around the model: order, batches, pieces to text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from sys import intern

from translator.engines.hypothesis import Hypothesis
from translator.engines.tokenizer import Tokenizer
from translator.models.folder import Model, read_json

_PORTION = 256  # sources that are in work at once: bounds the memory, sets the pace of `progress`
_STEP = 16  # source lengths within one step share a batch and the bound of their output


@dataclass(frozen=True)
class Request:
    """One text to translate, in pieces. The output begins with `prefix`."""

    source: tuple[str, ...]
    prefix: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decoded:
    """The model's answer: pieces without end mark, score, and attention to the whole model input."""

    pieces: tuple[str, ...]
    score: float
    attention: Sequence[Sequence[float]] | None = None


class BatchedEngine(ABC):
    """An engine whose subclasses only decode one batch of similar lengths at a time."""

    name: str

    def __init__(self, model: Model, beam: int) -> None:
        """Read the tokenizer and the limits of the model; `beam` is the number of beams."""
        self._tokenizer = Tokenizer(model)
        self._beam = beam
        self.limit = _limit(model)
        self._penalties = penalties(model)

    @abstractmethod
    def _decode(self, requests: Sequence[Request], longest: int, attention: bool) -> list[Decoded]:
        """Translate a batch into at most `longest` pieces each."""

    def length(self, source: str) -> int:
        """Return how many tokens the model reads for `source`, language token and end mark included."""
        return len(self._tokenizer.source_pieces(source)) + self._tokenizer.extra

    def translate(
        self,
        sources: Sequence[str],
        *,
        prefixes: Sequence[str] | None = None,
        attention: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[Hypothesis]:
        """Translate `sources`, in their order; see `Engine.translate`."""
        if prefixes is not None and len(prefixes) != len(sources):
            raise ValueError(f"{len(prefixes)} prefixes for {len(sources)} sources")
        places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for index, source in enumerate(sources):
            places[source, prefixes[index] if prefixes else ""].append(index)
        # Longest first: texts of like length share a batch, and what is too long fails at once.
        ordered = sorted(places, key=lambda texts: (-len(texts[0]), texts))
        results: dict[int, Hypothesis] = {}
        for start in range(0, len(ordered), _PORTION):
            portion = ordered[start : start + _PORTION]
            for texts, hypothesis in self._translate_portion(portion, attention):
                results.update(dict.fromkeys(places[texts], hypothesis))
                if progress:
                    progress(len(places[texts]))
        return [results[index] for index in range(len(sources))]

    def _translate_portion(
        self, portion: Sequence[tuple[str, str]], attention: bool
    ) -> Iterator[tuple[tuple[str, str], Hypothesis]]:
        requests = {texts: self._request(*texts) for texts in portion}
        for texts, request in requests.items():
            if not request.source:
                yield texts, Hypothesis("", (), (), 0.0, () if attention else None)
        filled = sorted(
            (texts for texts in portion if requests[texts].source), key=lambda t: _size(requests[t])
        )
        # The bound of an output follows from its own source alone: a text is translated alike in any company.
        for size, group in groupby(filled, key=lambda texts: _size(requests[texts])):
            batch = list(group)
            longest = min(self.limit, 3 * size[0] * _STEP + 20 + size[1])
            answers = self._decode([requests[texts] for texts in batch], longest, attention)
            for texts, answer in zip(batch, answers, strict=True):
                yield texts, self._hypothesis(requests[texts], answer, texts[1])

    def _request(self, source: str, prefix: str) -> Request:
        pieces = tuple(map(intern, self._tokenizer.source_pieces(source)))
        if len(pieces) + self._tokenizer.extra > self.limit:
            raise ValueError(
                f"a source of {len(pieces) + self._tokenizer.extra} tokens; the limit is {self.limit}"
            )
        begun = self._tokenizer.target_pieces(prefix) if prefix.strip() else ()
        if len(begun) >= self.limit:
            raise ValueError(f"a prefix of {len(begun)} tokens; the limit is {self.limit - 1}")
        return Request(pieces, begun)

    def _hypothesis(self, request: Request, answer: Decoded, prefix: str) -> Hypothesis:
        pieces = tuple(map(intern, answer.pieces))  # a large job holds each piece of the vocabulary once
        text = self._tokenizer.text(pieces)
        begun = self._tokenizer.text(request.prefix)
        # The vocabulary may lack a character of the prefix; what was asked for stands all the same.
        if prefix.strip() != begun and text.startswith(begun):
            text = prefix.strip() + text[len(begun) :]
        weights = None
        if answer.attention is not None:
            first = self._tokenizer.leading
            last = first + len(request.source)
            rows = answer.attention[: len(pieces)]
            weights = tuple(tuple(float(weight) for weight in row[first:last]) for row in rows)
        return Hypothesis(text, pieces, request.source, answer.score, weights)


def _size(request: Request) -> tuple[int, int]:
    return -(-len(request.source) // _STEP), len(request.prefix)


def penalties(model: Model) -> dict[str, float]:
    """What the model's generation_config.json asks for against repetition, by the names of both engines."""
    path = model.folder / "generation_config.json"
    wished = read_json(path) if path.is_file() else {}
    found: dict[str, float] = {}
    if wished.get("no_repeat_ngram_size"):
        found["no_repeat_ngram_size"] = int(wished["no_repeat_ngram_size"])
    if wished.get("repetition_penalty") not in (None, 1, 1.0):
        found["repetition_penalty"] = float(wished["repetition_penalty"])
    return found


def _limit(model: Model) -> int:
    positions = int(read_json(model.folder / "config.json").get("max_position_embeddings", 512))
    path = model.folder / "tokenizer_config.json"
    longest = read_json(path).get("model_max_length") if path.is_file() else None
    return min(positions, int(longest)) if longest else positions
