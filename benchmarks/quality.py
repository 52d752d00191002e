"""How good the translations are: `python -m benchmarks.quality`.

FLORES dev, beside the published outputs of other systems, and our own news: pairs that were held out
from everything, by subject, and those by which checkpoints were chosen; all of them without and with
the shipped glossary. The tables go to
benchmarks/results/quality.json, and from there into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import data, results, tables
from benchmarks.data import Pair
from benchmarks.passes import models_here, translate_segments
from translator.engines import Engine, load_engine
from translator.evaluation import count_terms, score
from translator.glossary import Glossary, Matcher, read_glossary
from translator.models import Model

_EVERY = "all"


class Scorer:
    """Pairs translated by one model, without and with the glossary, to be scored whole and in part."""

    def __init__(self, pairs: Sequence[Pair], model: Model, engine: Engine, *, beam: int) -> None:
        glossary = read_glossary([data.GLOSSARY])
        self._pairs = pairs
        self._matcher = Matcher(glossary)
        sources = [pair.source for pair in pairs]
        self._passes = {
            way: translate_segments(sources, model, engine, used, beam=beam)
            for way, used in (("without", Glossary()), ("with", glossary))
        }

    def scores(self, subject: str = _EVERY) -> dict[str, Any]:
        """The scores of the pairs of one subject, or of all."""
        chosen = [i for i, pair in enumerate(self._pairs) if subject in (_EVERY, pair.subject)]
        sources = [self._pairs[i].source for i in chosen]
        references = [self._pairs[i].reference for i in chosen]
        record: dict[str, Any] = {"subject": subject, "segments": len(chosen)}
        for way, made in self._passes.items():
            every = made.hypotheses
            hypotheses = [every[i] for i in chosen]
            scores = score(hypotheses, references)
            counted = count_terms(sources, hypotheses, self._matcher)
            record[way] = {
                "bleu": round(scores.bleu, 2),
                "chrf2": round(scores.chrf2, 2),
                "occurrences": counted.occurrences,
                "present": counted.present,
                "signature": f"{scores.signature} {made.signature}",
            }
        return record


def measure(
    flores: Sequence[Pair],
    held_out: Sequence[Pair],
    development: Sequence[Pair],
    model: Model,
    engine: Engine,
    *,
    beam: int,
) -> dict[str, Any]:
    """All figures of one model."""
    size = sum(file.stat().st_size for file in model.folder.iterdir())
    figures: dict[str, Any] = {"model": model.name, "bytes": size}
    figures["flores"] = Scorer(flores, model, engine, beam=beam).scores()
    subjects = sorted({pair.subject for pair in held_out})
    scorer = Scorer(held_out, model, engine, beam=beam)
    figures["news"] = [scorer.scores(subject) for subject in (*subjects, _EVERY)]
    figures["development"] = Scorer(development, model, engine, beam=beam).scores()
    return figures


def run(options: argparse.Namespace) -> results.Results | None:
    """Measure all models; None when FLORES is not here."""
    flores = data.read_flores(options.eval, options.limit)
    if not flores:
        print(f"Skipped: there is no flores-dev at {options.eval}; name its folder with --eval.")
        return None
    held_out, development = (data.read_news(path)[: options.limit] for path in (data.HELD_OUT, data.DEV_NEWS))
    measured = []
    for model in models_here(options.model):
        print(f"Measuring {model.name}", file=sys.stderr)
        engine = load_engine(model, beam=options.beam)
        measured.append(measure(flores, held_out, development, model, engine, beam=options.beam))
    return {"segments": len(flores), "models": measured}


def main() -> None:
    """Measure, print the tables, and write the results when the whole sets were measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--eval", type=Path, default=data.EVAL, help="folder of flores-dev.ar and .en")
    parser.add_argument("--limit", type=int, help="only so many pairs; nothing is written then")
    parser.add_argument("--model", action="append", default=[], help="repeatable; default: all that are here")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--output", type=Path, help="default: benchmarks/results/quality.json")
    options = parser.parse_args()
    measured = run(options)
    if measured is None:
        return
    print(tables.quality(measured))
    if options.output or options.limit is None:
        results.write(options.output or results.RESULTS / "quality.json", measured)


if __name__ == "__main__":
    main()
