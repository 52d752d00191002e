"""The joint SentencePiece model: normalisation, training, Marian vocabulary, sampled encoding."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import sentencepiece as spm
from sacremoses import MosesPunctNormalizer

VOCAB_SIZE = 10_000
EOS, UNK = 0, 1

_REMOVED = [
    *range(0x0610, 0x061B),
    0x061C,
    0x0640,
    *range(0x064B, 0x0660),
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    0x00AD,
]
_REPLACED = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ک": "ك",
    "ی": "ي",
    "ھ": "ه",
    "ہ": "ه",
    "ۀ": "ه",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "‐": "-",
    "‑": "-",
    "−": "-",
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′´`", "'"),
    "–": "-",
    "—": " - ",
    "―": " - ",
    "…": "...",
    "\t": " ",
    "\n": " ",
    "\r": " ",
    **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
}
_REQUIRED = (
    "".join(chr(code) for code in range(0x21, 0x7F))
    + "".join(chr(code) for code in range(0xA1, 0x180) if code != 0xAD)
    + "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءؤئپچژگڤ،؛؟€£șțəḥḍṣṭẓʿʾ"
)


def _normalised(text: str) -> str:
    """NFKC, then the project's replacements and removals."""
    composed = unicodedata.normalize("NFKC", text)
    kept = (char for char in composed if ord(char) not in _REMOVED)
    return "".join(_REPLACED.get(char, char) for char in kept)


def normalisation_rules() -> str:
    """Rules in SentencePiece's TSV form (hexadecimal code points, source TAB target)."""
    codes = [*range(0x09, 0x3000), *range(0xF900, 0x10000)]
    rules: dict[str, str] = {}
    for code in codes:
        char = chr(code)
        target = _normalised(char)
        if target != char:
            rules[char] = target
        if code < 0x3000 and unicodedata.decomposition(char):
            pair = unicodedata.normalize("NFD", char)
            if len(pair) == 2 and pair != target:
                rules[pair] = target
    lines = (
        " ".join(f"{ord(char):X}" for char in source) + "\t" + " ".join(f"{ord(char):X}" for char in target)
        for source, target in sorted(rules.items())
    )
    return "\n".join(lines) + "\n"


def train_tokenizer(lines: Iterable[str], folder: Path, vocab_size: int = VOCAB_SIZE) -> None:
    """Train the joint model and write `source.spm`, `target.spm` and `vocab.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    rules, text = folder / "normalisation.tsv", folder / "tokenizer-text.txt"
    rules.write_text(normalisation_rules(), encoding="utf-8")
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    spm.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(folder / "joint"),
        vocab_size=vocab_size,
        model_type="unigram",
        normalization_rule_tsv=str(rules),
        split_digits=True,
        character_coverage=0.9999,
        required_chars=_REQUIRED,
        max_sentencepiece_length=14,
        input_sentence_size=0,
        num_threads=2,
        minloglevel=1,
    )
    text.unlink()
    model = without_paths((folder / "joint.model").read_bytes())
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(model)
    processor = spm.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    pieces = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    vocabulary = [
        "</s>",
        "<unk>",
        *(piece for piece in pieces if piece not in {"<unk>", "<s>", "</s>"}),
        "<pad>",
    ]
    table = {piece: index for index, piece in enumerate(vocabulary)}
    (folder / "vocab.json").write_text(json.dumps(table, ensure_ascii=False, indent=0), encoding="utf-8")


def without_paths(model: bytes) -> bytes:
    """Return a SentencePiece model that does not say which files it was made from."""
    from sentencepiece import sentencepiece_model_pb2

    proto = sentencepiece_model_pb2.ModelProto.FromString(model)
    proto.trainer_spec.ClearField("input")
    proto.trainer_spec.ClearField("model_prefix")
    proto.normalizer_spec.ClearField("normalization_rule_tsv")
    return bytes(proto.SerializeToString())


class Codec:
    """Encodes text into Marian ids, with sampled segmentation when asked."""

    def __init__(self, folder: Path) -> None:
        self._processor = spm.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        table: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        self.size = len(table)
        self.pad = table["<pad>"]
        size = self._processor.get_piece_size()
        self._ids = [table.get(self._processor.id_to_piece(index), UNK) for index in range(size)]
        self._punctuation = {language: MosesPunctNormalizer(language) for language in ("ar", "en")}

    def punctuation(self, text: str, language: str) -> str:
        """Apply the Moses punctuation normalisation that MarianTokenizer applies."""
        return str(self._punctuation[language].normalize(text)) if text else ""

    def encode(
        self, text: str, alpha: float = 0.0, rng: random.Random | None = None, share: float = 0.0
    ) -> list[int]:
        """Return the ids of `text` and the end mark; a `share` of the calls samples the segmentation."""
        if rng is not None and rng.random() < share:
            ids = self._processor.encode(text, enable_sampling=True, alpha=alpha, nbest_size=-1)
        else:
            ids = self._processor.encode(text)
        return [self._ids[index] for index in ids] + [EOS]
