"""The default engine: CTranslate2, in 8-bit integers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from translator.engines.batching import BatchedEngine, Decoded, Finish, Request
from translator.errors import ModelError
from translator.models import Model
from translator.models.convert import ctranslate2_folder

_BATCH_TOKENS = {"cpu": 256, "cuda": 1024}  # of the sources; on a processor small batches stay in its cache
_OPTIONS = {
    "batch_type": "tokens",
    "max_input_length": 0,  # nothing is cut off
    "disable_unk": True,
    "return_scores": True,
}
_WORKERS = 16  # batches at once; up to here a thread gains more with a batch of its own than by helping


class CTranslate2Engine(BatchedEngine):
    """Runs a converted copy of the model, which is made on first use."""

    def __init__(
        self,
        model: Model,
        *,
        device: str = "cpu",
        beam: int = 4,
        threads: int = 0,
        quantization: str = "int8",
    ) -> None:
        """Load the model; `threads` 0 stands for all that this process may use.

        Raises:
            ModelError: the model cannot be converted or loaded.
        """
        import ctranslate2

        super().__init__(model, beam)
        self.name = ct2_name(device, quantization)
        self._batch_tokens = _BATCH_TOKENS[device]
        folder = ctranslate2_folder(model, quantization)
        parallel, each = split_threads(threads or available_threads()) if device == "cpu" else (1, 0)
        try:
            self._translator: Any = ctranslate2.Translator(
                str(folder),
                device=device,
                compute_type=_compute_type(device, quantization),
                inter_threads=parallel,
                intra_threads=each,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(
                f"CTranslate2 cannot load the model on {device} ({error})",
                where=str(folder),
                remedy="delete that folder, so that it is converted again, or use the torch engine",
            ) from error

    def _decode(self, requests: Sequence[Request], longest: int, attention: bool) -> Finish:
        inputs = [self._tokenizer.model_input(request.source) for request in requests]
        prefixes = [list(request.prefix) for request in requests]
        begun = self._translator.translate_batch(
            inputs,
            target_prefix=prefixes if any(prefixes) else None,
            beam_size=self._beam,
            max_decoding_length=longest,
            return_attention=attention,
            suppress_sequences=[list(run) for run in requests[0].suppressed] or None,
            asynchronous=True,
            max_batch_size=self._batch_tokens,
            **self._penalties,
            **_OPTIONS,
        )
        first_rows = self._first_rows(inputs) if attention and self._beam > 1 else []

        def finish() -> list[Decoded]:
            results = [answer.result() for answer in begun]
            pieces = [tuple(result.hypotheses[0]) for result in results]
            scores = [result.scores[0] for result in results]
            if any(prefixes):
                scores = self._scores(inputs, pieces, longest)
            weights: list[Any] = [result.attention[0] if attention else None for result in results]
            if first_rows:
                firsts = [answer.result().attention[0][0] for answer in first_rows]
                weights = [[first, *rows[1:]] for first, rows in zip(firsts, weights, strict=True)]
            return [Decoded(*answer) for answer in zip(pieces, scores, weights, strict=True)]

        return finish

    def _scores(self, inputs: list[list[str]], outputs: list[tuple[str, ...]], longest: int) -> list[float]:
        """Score outputs afresh: with a prefix, CTranslate2 counts the pieces of the prefix as certain."""
        results = self._translator.score_batch(
            inputs,
            [list(output) for output in outputs],
            max_batch_size=self._batch_tokens,
            batch_type="tokens",
            max_input_length=0,
        )
        # An output that reached its bound has no end mark to count.
        chances = [result.log_probs[:longest] for result in results]
        return [sum(some) / len(some) for some in chances]

    def _first_rows(self, inputs: list[list[str]]) -> list[Any]:
        """Begin to find the attention of each first target token, which depends on the source alone.

        When CTranslate2 searches a batch with several beams, it gives the first tokens the rows of
        other sources of the batch; without beams it does not.
        """
        begun: list[Any] = self._translator.translate_batch(
            inputs,
            beam_size=1,
            max_decoding_length=1,
            return_attention=True,
            asynchronous=True,
            max_batch_size=self._batch_tokens,
            **_OPTIONS,
        )
        return begun


def ct2_name(device: str, quantization: str = "int8") -> str:
    """Return the engine's name as the signature shows it."""
    compute = _compute_type(device, quantization)
    return f"ctranslate2 {compute}" + ("" if device == "cpu" else f" {device}")


def _compute_type(device: str, quantization: str) -> str:
    # Graphics cards calculate the rest of an 8-bit model in 16 bits.
    return "int8_float16" if (device, quantization) == ("cuda", "int8") else quantization


def available_threads() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def split_threads(threads: int) -> tuple[int, int]:
    """Split `threads` into batches at once and threads for each of them."""
    parallel = max(1, min(threads, _WORKERS))
    return parallel, threads // parallel
