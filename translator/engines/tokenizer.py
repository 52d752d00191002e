"""Text to the pieces of a Marian vocabulary and back, over SentencePiece alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translator.errors import ModelError
from translator.models.folder import Model, read_json

END = "</s>"
UNKNOWN = "<unk>"
PADDING = "<pad>"
_UNDERLINE = "▁"  # SentencePiece's space


class Tokenizer:
    """The tokenizer of a model's folder.

    It gives the ids that transformers' MarianTokenizer gives for normalised text. Unlike that one
    it normalises punctuation itself: OPUS-MT models were trained on text that had been through the
    Moses normaliser and know no typographic quotes or dashes.
    """

    def __init__(self, model: Model) -> None:
        """Read the tokenizer's files; raise ModelError when one is damaged."""
        # Only normalize is used of sacremoses, but importing it any other way loads no less.
        from sacremoses import MosesPunctNormalizer

        self._vocabulary: dict[str, int] = read_json(model.folder / "vocab.json")
        for token in (END, UNKNOWN, PADDING):
            if token not in self._vocabulary:
                raise ModelError(
                    f"the vocabulary has no {token}",
                    where=str(model.folder / "vocab.json"),
                    remedy="get the model again",
                )
        self._pieces = {index: piece for piece, index in self._vocabulary.items()}
        self._start = (model.language_token,) if model.language_token else ()
        self._source = _sentencepiece(model.folder / "source.spm")
        self._target = _sentencepiece(model.folder / "target.spm")
        self._normalise_source = MosesPunctNormalizer(model.source).normalize
        self._normalise_target = MosesPunctNormalizer(model.target).normalize

    def source_pieces(self, text: str) -> tuple[str, ...]:
        """Return the pieces of a source text, without language token and end mark."""
        return self._known(self._source.encode(self._normalise_source(text), out_type=str))

    def target_pieces(self, text: str) -> tuple[str, ...]:
        """Return the pieces of a target text, without end mark."""
        return self._known(self._target.encode(self._normalise_target(text), out_type=str))

    def model_input(self, pieces: Sequence[str]) -> list[str]:
        """Return what the encoder reads for the pieces of a source: language token, pieces, end mark."""
        return [*self._start, *pieces, END]

    @property
    def extra(self) -> int:
        """How many tokens `model_input` adds."""
        return len(self._start) + 1

    @property
    def leading(self) -> int:
        """How many tokens `model_input` puts before the pieces."""
        return len(self._start)

    def ids(self, pieces: Sequence[str]) -> list[int]:
        """Return the vocabulary's numbers for pieces that it holds."""
        return [self._vocabulary[piece] for piece in pieces]

    def pieces(self, ids: Sequence[int]) -> tuple[str, ...]:
        """Return the pieces with these numbers."""
        return tuple(self._pieces[index] for index in ids)

    def text(self, pieces: Sequence[str]) -> str:
        """Return the target text that the pieces stand for."""
        return str(self._target.decode_pieces(list(pieces))).replace(_UNDERLINE, " ").strip()

    def _known(self, pieces: Sequence[str]) -> tuple[str, ...]:
        # SentencePiece hands back what it does not know as it stands, which may look like a mark.
        marks = (END, PADDING)
        return tuple(p if p in self._vocabulary and p not in marks else UNKNOWN for p in pieces)


def _sentencepiece(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelError(
            "cannot be read as a SentencePiece model", where=str(path), remedy="get the model again"
        ) from error
