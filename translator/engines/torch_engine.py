"""The reference engine, and the one for graphics cards: transformers on PyTorch, in 32-bit floats."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from translator.engines.batching import BatchedEngine, Decoded, Finish, Request
from translator.engines.tokenizer import END, PADDING, UNKNOWN
from translator.models import Model
from translator.models.convert import alignment_heads, load_network

_BATCH_TOKENS = {"cpu": 2048, "cuda": 16384}
_SCORED_TOKENS = 512  # every scored token needs the logits of the whole vocabulary, some 250 KB
_log = logging.getLogger(__name__)


class TorchEngine(BatchedEngine):
    """Runs the model's own weights."""

    def __init__(self, model: Model, *, device: str = "cpu", beam: int = 4, threads: int = 0) -> None:
        """Load the model onto `device` (cpu or cuda); `threads` 0 leaves PyTorch's own number.

        Raises:
            ModelError: the weights are damaged.
        """
        import torch
        from transformers import GenerationConfig

        super().__init__(model, beam)
        self.name = torch_name(device)
        self._device = device
        self._batch_tokens = _BATCH_TOKENS[device]
        self._heads = alignment_heads(model)
        self._network: Any = load_network(model).to(device)
        # The model's own settings would fill in what we leave out, such as an end mark at the bound.
        self._network.generation_config = GenerationConfig()
        self._end, self._unknown, self._padding = self._tokenizer.ids([END, UNKNOWN, PADDING])
        self._start = int(self._network.config.decoder_start_token_id)
        if threads and device == "cpu":
            torch.set_num_threads(threads)

    def _decode(self, requests: Sequence[Request], longest: int, attention: bool) -> Finish:
        return lambda: self._decode_all(requests, longest, attention)

    def _decode_all(self, requests: Sequence[Request], longest: int, attention: bool) -> list[Decoded]:
        import torch

        decoded: list[Decoded] = []
        while len(decoded) < len(requests):
            rest = requests[len(decoded) :]
            widest = max(len(request.source) for request in rest) + self._tokenizer.extra
            batch = rest[: max(1, self._batch_tokens // widest)]
            try:
                with torch.inference_mode():
                    decoded += self._decode_batch(batch, longest, attention)
            except (torch.OutOfMemoryError, RuntimeError) as error:
                if not _out_of_memory(error) or len(batch) == 1:
                    raise
                self._batch_tokens = widest * (len(batch) // 2)
                if self._device == "cuda":
                    torch.cuda.empty_cache()
                _log.warning("Out of memory: going on with batches of %d tokens.", self._batch_tokens)
        return decoded

    def _decode_batch(self, requests: Sequence[Request], longest: int, attention: bool) -> list[Decoded]:
        """Decode requests whose prefixes are equally long."""
        from transformers import GenerationConfig

        inputs = self._padded(
            [self._tokenizer.ids(self._tokenizer.model_input(request.source)) for request in requests]
        )
        mask = (inputs != self._padding).long()
        begun = self._padded([[self._start, *self._tokenizer.ids(request.prefix)] for request in requests])
        settings = GenerationConfig(
            num_beams=self._beam,
            early_stopping=self._beam > 1,  # as CTranslate2: with as many outputs as there are beams
            do_sample=False,
            max_length=longest + 1,  # the start token counts
            min_length=2,
            decoder_start_token_id=self._start,
            eos_token_id=self._end,
            pad_token_id=self._padding,
            suppress_tokens=[self._padding, self._unknown],
            renormalize_logits=True,
            bad_words_ids=[self._tokenizer.ids(run) for run in requests[0].suppressed] or None,
            **self._penalties,
        )
        rows = self._network.generate(
            input_ids=inputs, attention_mask=mask, decoder_input_ids=begun, generation_config=settings
        )
        outputs = [self._output(row) for row in rows[:, 1:].tolist()]
        return list(self._scored(inputs, mask, outputs, attention))

    def _output(self, row: list[int]) -> list[int]:
        """Cut a row after its end mark; an output that reached its bound has none."""
        return row[: row.index(self._end) + 1] if self._end in row else row

    def _scored(self, inputs: Any, mask: Any, outputs: list[list[int]], attention: bool) -> Iterator[Decoded]:
        """Read the outputs once more, for their log-probabilities and attention."""
        import torch

        count = max(1, _SCORED_TOKENS // max(map(len, outputs)))
        for first in range(0, len(outputs), count):
            part = outputs[first : first + count]
            labels = self._padded(part)
            start = torch.full_like(labels[:, :1], self._start)
            answer = self._network(
                input_ids=inputs[first : first + count],
                attention_mask=mask[first : first + count],
                decoder_input_ids=torch.cat([start, labels[:, :-1]], dim=1),
                output_attentions=attention,
            )
            logits = answer.logits
            # As in CTranslate2, the chances are shared by what may be written.
            logits[:, :, [self._padding, self._unknown]] = float("-inf")
            logits[:, 0, self._end] = float("-inf")
            chances = torch.log_softmax(logits, dim=-1).gather(-1, labels[:, :, None]).squeeze(-1)
            weights = self._averaged(answer.cross_attentions[-1]) if attention else [None] * len(part)
            for output, chance, weight in zip(part, chances, weights, strict=True):
                pieces = self._tokenizer.pieces([token for token in output if token != self._end])
                yield Decoded(pieces, float(chance[: len(output)].mean()), weight)

    def _averaged(self, heads: Any) -> list[list[list[float]]]:
        """Average the heads that show the alignment: batch x heads x target x source, without heads."""
        chosen = heads[:, : self._heads] if self._heads else heads
        return chosen.mean(dim=1).tolist()  # type: ignore[no-any-return]

    def _padded(self, rows: list[list[int]]) -> Any:
        import torch

        width = max(map(len, rows))
        return torch.tensor([row + [self._padding] * (width - len(row)) for row in rows], device=self._device)


def torch_name(device: str) -> str:
    """Return the engine's name as the signature shows it."""
    return "torch float32" + ("" if device == "cpu" else f" {device}")


def _out_of_memory(error: RuntimeError) -> bool:
    import torch

    return isinstance(error, torch.OutOfMemoryError) or "not enough memory" in str(error)
