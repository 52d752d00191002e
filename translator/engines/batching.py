"""What all engines do around the model: order, batches, pieces to text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from sys import intern

from translator.engines.hypothesis import Hypothesis, Pieces
from translator.engines.tokenizer import Tokenizer
from translator.models.folder import Model, read_json

_PORTION = 256  # sources that begin at once; the next ones begin before they are finished
_STEP = 16  # source lengths within one step share a batch and the bound of their output


@dataclass(frozen=True)
class Request:
    """One text to translate, in pieces: the output begins with `prefix`, without the runs `suppressed`."""

    source: tuple[str, ...]
    prefix: tuple[str, ...] = ()
    suppressed: Pieces = ()


@dataclass(frozen=True, order=True)
class _Order:
    """What was asked for, in texts."""

    source: str
    prefix: str = ""
    suppressed: Pieces = ()


@dataclass(frozen=True)
class Decoded:
    """The model's answer: pieces without end mark, score, and attention to the whole model input."""

    pieces: tuple[str, ...]
    score: float
    attention: Sequence[Sequence[float]] | None = None


Finish = Callable[[], list[Decoded]]
"""Waits for the answers to a batch."""


class BatchedEngine(ABC):
    """An engine whose subclasses only decode batches of similar lengths."""

    name: str

    def __init__(self, model: Model, beam: int) -> None:
        """Read the tokenizer and the limits of the model; `beam` is the number of beams."""
        self._tokenizer = Tokenizer(model)
        self._beam = beam
        self.limit = _limit(model)
        self._penalties = penalties(model)

    @abstractmethod
    def _decode(self, requests: Sequence[Request], longest: int, attention: bool) -> Finish:
        """Begin to translate a batch, of which all suppress the same, into at most `longest` pieces each."""

    def length(self, source: str) -> int:
        """Return how many tokens the model reads for `source`, language token and end mark included."""
        return len(self._tokenizer.source_pieces(source)) + self._tokenizer.extra

    def translate(
        self,
        sources: Sequence[str],
        *,
        prefixes: Sequence[str] | None = None,
        suppressed: Sequence[Pieces] | None = None,
        attention: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[Hypothesis]:
        """Translate `sources`, in their order; see `Engine.translate`."""
        if prefixes is not None and len(prefixes) != len(sources):
            raise ValueError(f"{len(prefixes)} prefixes for {len(sources)} sources")
        if suppressed is not None and len(suppressed) != len(sources):
            raise ValueError(f"{len(suppressed)} suppressed runs for {len(sources)} sources")
        places: defaultdict[_Order, list[int]] = defaultdict(list)
        for index, source in enumerate(sources):
            prefix = prefixes[index] if prefixes else ""
            places[_Order(source, prefix, suppressed[index] if suppressed else ())].append(index)
        # Longest first: texts of like length share a batch, and what is too long fails at once.
        ordered = sorted(places, key=lambda order: (-len(order.source), order))
        results: dict[int, Hypothesis] = {}
        for order, hypothesis in self._translate_all(ordered, attention):
            results.update(dict.fromkeys(places[order], hypothesis))
            if progress:
                progress(len(places[order]))
        return [results[index] for index in range(len(sources))]

    def _translate_all(
        self, ordered: Sequence[_Order], attention: bool
    ) -> Iterator[tuple[_Order, Hypothesis]]:
        """Translate portion after portion; two are in work, so that no processor waits for the other."""
        portions = deque[Iterator[tuple[_Order, Hypothesis]]]()
        for start in range(0, len(ordered), _PORTION):
            portions.append(self._begin(ordered[start : start + _PORTION], attention))
            if len(portions) > 1:
                yield from portions.popleft()
        for portion in portions:
            yield from portion

    def _begin(self, portion: Sequence[_Order], attention: bool) -> Iterator[tuple[_Order, Hypothesis]]:
        """Begin all batches of a portion; what is returned waits for their answers, one by one."""
        requests = {order: self._request(order) for order in portion}
        filled = sorted(
            (order for order in portion if requests[order].source), key=lambda o: _likeness(requests[o])
        )
        batches: list[tuple[list[_Order], Finish]] = []
        # The bound of an output follows from its own source alone: a text is translated alike in any company.
        for (steps, begun, _), group in groupby(filled, key=lambda order: _likeness(requests[order])):
            batch = list(group)
            longest = min(self.limit, 3 * steps * _STEP + 20 + begun)
            batches.append((batch, self._decode([requests[order] for order in batch], longest, attention)))

        def finish() -> Iterator[tuple[_Order, Hypothesis]]:
            for order, request in requests.items():
                if not request.source:
                    yield order, Hypothesis("", (), (), 0.0, () if attention else None)
            for batch, answers in batches:
                for order, answer in zip(batch, answers(), strict=True):
                    yield order, self._hypothesis(requests[order], answer, order.prefix)

        return finish()

    def _request(self, order: _Order) -> Request:
        pieces = tuple(map(intern, self._tokenizer.source_pieces(order.source)))
        if len(pieces) + self._tokenizer.extra > self.limit:
            raise ValueError(
                f"a source of {len(pieces) + self._tokenizer.extra} tokens; the limit is {self.limit}"
            )
        begun = self._tokenizer.target_pieces(order.prefix) if order.prefix.strip() else ()
        if len(begun) >= self.limit:
            raise ValueError(f"a prefix of {len(begun)} tokens; the limit is {self.limit - 1}")
        return Request(pieces, begun, order.suppressed)

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


def _likeness(request: Request) -> tuple[int, int, Pieces]:
    """What requests of one batch have in common: steps of length, pieces of prefix, suppressed runs."""
    return -(-len(request.source) // _STEP), len(request.prefix), request.suppressed


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
