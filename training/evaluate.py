"""Scores of an exported folder: BLEU, chrF2 and exact copying, translated by CTranslate2.

`python -m training.evaluate FOLDER --flores DIR` prints them.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import sacrebleu
from ctranslate2.converters import TransformersConverter
from transformers import MarianTokenizer

from training import data
from training.data import Pair
from training.packaging import AGAINST_REPETITION

COPY_SET = Path("training/data/dev-copy.tsv")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\w'’\-]*")

SAMPLES = (
    "قال وزير الخارجية الروسي سيرغي لافروف، الثلاثاء، إن موسكو مستعدة لاستئناف المفاوضات دون شروط مسبقة.",
    "قُتل 12 شخصاً وأصيب 30 آخرون في غارة جوية على سوق شعبي شمال المدينة، بحسب وزارة الصحة.",
    "أعلن البنك المركزي رفع أسعار الفائدة إلى 5.5 في المئة لمواجهة التضخم.",
    "من المتوقع أن يصل Witkoff إلى Kremlin يوم الخميس حاملاً رسالة من الرئيس الأمريكي.",
    "ولم يصدر أي تعليق رسمي من الحكومة على هذه الأنباء حتى الآن.",
    "حذرت الأمم المتحدة من أن آلاف العائلات النازحة في شمال البلاد تواجه خطر المجاعة مع اقتراب فصل الشتاء.",
    "وأشار المحللون إلى أن الاتفاق، إن تم توقيعه، قد يغير ميزان القوى في المنطقة لسنوات مقبلة.",
    "تظاهر آلاف الطلاب في العاصمة احتجاجاً على رفع الرسوم الدراسية، فيما انتشرت قوات الأمن حول البرلمان.",
)


class Engine:
    """An exported folder, converted to int8 and ready to translate."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self._tokenizer: Any = MarianTokenizer.from_pretrained(folder)
        wished = json.loads((folder / "generation_config.json").read_text(encoding="utf-8"))
        self._penalties = {name: wished[name] for name in AGAINST_REPETITION if wished.get(name)}
        converted = folder.with_name(folder.name + "-ct2")
        TransformersConverter(str(folder)).convert(str(converted), quantization="int8_float32", force=True)
        self._translator: Any = ctranslate2.Translator(str(converted), device="cpu", intra_threads=threads)

    def translate(self, texts: list[str], beams: int = 4) -> list[str]:
        """Translate the texts."""
        to_tokens = self._tokenizer.convert_ids_to_tokens
        sources = [to_tokens(self._tokenizer.encode(text, truncation=True)) for text in texts]
        results = self._translator.translate_batch(
            sources,
            beam_size=beams,
            max_batch_size=1024,
            batch_type="tokens",
            max_decoding_length=220,
            **self._penalties,
        )
        to_ids = self._tokenizer.convert_tokens_to_ids
        return [
            self._tokenizer.decode(to_ids(result.hypotheses[0]), skip_special_tokens=True).strip()
            for result in results
        ]


@dataclass(frozen=True)
class Score:
    """BLEU and chrF2 of a set."""

    bleu: float
    chrf: float

    def __str__(self) -> str:
        return f"BLEU {self.bleu:.1f} chrF2 {self.chrf:.1f}"


def score(outputs: list[str], references: list[str]) -> Score:
    """Score outputs against one reference each."""
    return Score(
        sacrebleu.corpus_bleu(outputs, [references]).score, sacrebleu.corpus_chrf(outputs, [references]).score
    )


def read_flores(folder: Path) -> list[Pair]:
    """Read the parallel development files `flores-dev.ar` and `flores-dev.en`."""
    sides = [
        (folder / f"flores-dev.{code}").read_text(encoding="utf-8").splitlines() for code in ("ar", "en")
    ]
    return [Pair(arabic, english, "flores-dev") for arabic, english in zip(*sides, strict=True)]


def copied(sources: list[str], outputs: list[str]) -> float:
    """Return the share of the Latin words of the sources that stand in the outputs exactly, in percent."""
    hits = total = 0
    for source, output in zip(sources, outputs, strict=True):
        present = _LATIN.findall(output)
        for word in _LATIN.findall(source):
            total += 1
            stripped = [other.removesuffix("'s").removesuffix("’s") for other in present]
            hits += word in present or word in stripped
    return 100 * hits / max(total, 1)


def evaluate(folder: Path, flores: list[Pair], beams: int) -> tuple[str, float]:
    """Return a line of scores and the sum of the chrF2 scores, by which checkpoints are compared."""
    engine = Engine(folder)
    parts: list[str] = []
    total = 0.0
    for name, pairs in (("flores", flores), ("dev-news", data.read_pairs(data.HELD_OUT, "dev-news"))):
        if pairs:
            result = score(engine.translate([p.arabic for p in pairs], beams), [p.english for p in pairs])
            parts.append(f"{name}({len(pairs)}) {result}")
            total += result.chrf
    sources = [pair.arabic for pair in data.read_pairs(COPY_SET, "dev-copy")] if COPY_SET.exists() else []
    if sources:
        parts.append(f"copied {copied(sources, engine.translate(sources, beams)):.1f}%")
    for source, output in zip(SAMPLES, engine.translate(list(SAMPLES), beams), strict=True):
        print(f"  {source}\n  = {output}", flush=True)
    return "\t".join(parts), total


def main() -> None:
    """Print the scores of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--flores", type=Path, help="folder of flores-dev.ar and flores-dev.en")
    parser.add_argument("--beams", type=int, default=4)
    options = parser.parse_args()
    line, _ = evaluate(options.folder, read_flores(options.flores) if options.flores else [], options.beams)
    print(line)


if __name__ == "__main__":
    main()
