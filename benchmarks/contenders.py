"""The ways to run a model that are raced, each in a process of its own.

`python -m benchmarks.contenders SPECIFICATION` (JSON, see `Contender`) loads one of them, translates
`first`, and says so with a line of JSON. It then answers every line of sentences, a JSON list, with a
line of figures: seconds, target tokens, and the memory of the process in MB, now and at its most.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

Tokens = Sequence[Sequence[Any]]


class Contender(ABC):
    """One way to run a model.

    A specification has `kind` (a key of `KINDS`), `folder` (of the model) and `beam`; `length` fixes the
    number of tokens of each output, for a model that never ends by itself. Other keys are options of a kind.
    """

    def __init__(self, wanted: dict[str, Any]) -> None:
        self.wanted = wanted
        self.folder = Path(wanted["folder"])
        self.beam: int = wanted["beam"]
        self.length: int | None = wanted.get("length")

    def ready(self, texts: Sequence[str]) -> Sequence[Any]:
        """What is done with the texts before the clock runs."""
        return texts

    @abstractmethod
    def run(self, work: Sequence[Any]) -> Tokens:
        """Translate what `ready` gave; return the target tokens of each output, without marks."""


class Ours(Contender):
    """The engine of this project: texts in, hypotheses out."""

    def __init__(self, wanted: dict[str, Any]) -> None:
        from translator.engines.ct2 import CTranslate2Engine
        from translator.models.folder import open_folder

        super().__init__(wanted)
        length = self.length

        class Engine(CTranslate2Engine):
            def _decode(self, requests: Any, longest: int, attention: bool) -> Any:
                return super()._decode(requests, length or longest, attention)

        self.engine = Engine(open_folder(self.folder, self.folder.name, "ar", "en"), beam=self.beam)

    def run(self, work: Sequence[str]) -> Tokens:
        """All texts in one call, as users of the engine do it."""
        return [hypothesis.tokens for hypothesis in self.engine.translate(work)]


class Raw(Contender):
    """CTranslate2 by itself, on pieces made before the clock runs and never made into text.

    Options: `quantization`, `workers` (batches at once), `threads` (for each), `batch` (tokens) and
    `map` (a vocabulary map lies in `converted`, the folder that is used then).
    """

    def __init__(self, wanted: dict[str, Any]) -> None:
        import ctranslate2

        from translator.engines.batching import penalties
        from translator.engines.tokenizer import Tokenizer
        from translator.models.convert import ctranslate2_folder
        from translator.models.folder import open_folder

        super().__init__(wanted)
        model = open_folder(self.folder, self.folder.name, "ar", "en")
        self.tokenizer = Tokenizer(model)
        self.settings: dict[str, Any] = {
            "beam_size": self.beam,
            "max_decoding_length": self.length or 256,
            **penalties(model),
            "use_vmap": wanted.get("map", False),
        }
        quantization = wanted.get("quantization", "int8")
        converted = wanted.get("converted") or ctranslate2_folder(model, quantization)
        self.translator: Any = ctranslate2.Translator(
            str(converted),
            compute_type=quantization,
            inter_threads=wanted.get("workers", 1),
            intra_threads=wanted.get("threads", 0),
        )

    def ready(self, texts: Sequence[str]) -> Sequence[Any]:
        """The pieces, the longest text first."""
        pieces = [self.tokenizer.model_input(self.tokenizer.source_pieces(text)) for text in texts]
        return sorted(pieces, key=len, reverse=True)

    def run(self, work: Sequence[Any]) -> Tokens:
        """All in one call."""
        results = self.translator.translate_batch(
            work, max_batch_size=self.wanted["batch"], batch_type="tokens", **self.settings
        )
        return [result.hypotheses[0] for result in results]


class SentenceBySentence(Raw):
    """CTranslate2, one sentence after the other, from text to text."""

    def ready(self, texts: Sequence[str]) -> Sequence[Any]:
        """Nothing: a script has texts."""
        return texts

    def run(self, work: Sequence[str]) -> Tokens:
        """A call for each sentence."""
        outputs = []
        for text in work:
            pieces = self.tokenizer.model_input(self.tokenizer.source_pieces(text))
            (result,) = self.translator.translate_batch([pieces], **self.settings)
            self.tokenizer.text(result.hypotheses[0])
            outputs.append(result.hypotheses[0])
        return outputs


class Transformers(Contender):
    """The usual script: MarianTokenizer, `generate`, `batch_decode`.

    Options: `batch` (sentences; the longest come first when there are several) and `dtype`.
    """

    def __init__(self, wanted: dict[str, Any]) -> None:
        import torch
        from transformers import MarianMTModel, MarianTokenizer
        from transformers.utils import logging

        logging.disable_progress_bar()
        super().__init__(wanted)
        kind = getattr(torch, wanted.get("dtype", "float32"))
        self.tokenizer: Any = MarianTokenizer.from_pretrained(self.folder)
        self.model: Any = MarianMTModel.from_pretrained(self.folder, dtype=kind).eval()
        self.bound = {"max_new_tokens": self.length} if self.length else {}

    def run(self, work: Sequence[str]) -> Tokens:
        """A call of `generate` for each batch."""
        size = self.wanted["batch"]
        ordered = sorted(work, key=len, reverse=True) if size > 1 else work
        batches = (ordered[start : start + size] for start in range(0, len(ordered), size))
        return [tokens for batch in batches for tokens in self._translated(batch)]

    def _translated(self, batch: Sequence[str]) -> Iterator[list[int]]:
        import torch

        inputs = self.tokenizer(list(batch), return_tensors="pt", padding=True)
        with torch.inference_mode():
            rows = self.model.generate(**inputs, num_beams=self.beam, **self.bound)
        self.tokenizer.batch_decode(rows, skip_special_tokens=True)
        marks = set(self.tokenizer.all_special_ids) - {self.tokenizer.unk_token_id}
        for row in rows[:, 1:].tolist():  # without the start mark
            yield [token for token in row if token not in marks]


KINDS: dict[str, type[Contender]] = {
    "ours": Ours,
    "raw": Raw,
    "sentence by sentence": SentenceBySentence,
    "transformers": Transformers,
}


def memory() -> tuple[float, float]:
    """The memory of this process in MB, now and at its most; elsewhere than on Linux twice the most."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        now, most = (int(re.findall(rf"{key}:\s+(\d+)", status)[0]) / 1024 for key in ("VmRSS", "VmHWM"))
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2 ** (
            20 if sys.platform == "darwin" else 10
        )
        now = most
    return round(now, 1), round(most, 1)


def _timed(contender: Contender, texts: Sequence[str]) -> dict[str, float]:
    work = contender.ready(texts)
    start = time.perf_counter()
    outputs = contender.run(work)
    seconds = time.perf_counter() - start
    now, most = memory()
    return {"seconds": seconds, "tokens": sum(map(len, outputs)), "memory": now, "peak": most}


def main() -> None:
    """Load the contender of the command line; race while there are lines to read."""
    wanted = json.loads(sys.argv[1])
    contender = KINDS[wanted["kind"]](wanted)
    for texts in chain([[wanted["first"]]], map(json.loads, sys.stdin)):
        print(json.dumps(_timed(contender, texts)), flush=True)


if __name__ == "__main__":
    main()
