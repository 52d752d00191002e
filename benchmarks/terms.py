"""What the glossary's enforcement is worth and what it costs: `python -m benchmarks.terms`.

Two sets: FLORES dev with the names that it shares with a list of names, and the sample articles with
the shipped glossary. For each: how many terms stand in the translation without a glossary, on each
rung of the ladder by itself and on all of them; BLEU and chrF2, engine calls and time with and
without. The table goes to benchmarks/results/terms.json, and from there into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks import data, results, tables
from benchmarks.counting import CountingEngine, doubles
from benchmarks.drawing import as_csv, draw_terms
from benchmarks.passes import Pass, models_here, translate_set
from translator.article import Article
from translator.enforcement import Sentence, translate
from translator.enforcement.presence import missing
from translator.engines import Engine, load_engine
from translator.evaluation import as_article, count_terms, score
from translator.glossary import Glossary, Matcher, read_glossary
from translator.models import Model
from translator.translation import How
from translator.units import units_of

_MANY = 50_000  # terms of the glossary whose matching is timed
_PARTS = ("opening", "finding")
_RUNGS: dict[str, Collection[How] | None] = {
    "without": None,
    "plain": (),
    "annotated": (How.ANNOTATED,),
    "prefix": (How.PREFIX,),
    "spliced": (How.SPLICED,),
    "ladder": (How.ANNOTATED, How.PREFIX, How.SPLICED),
}
"""The rows of the table: the rungs above the plain one that may be climbed, None without terms."""


@dataclass(frozen=True)
class Corpus:
    """Articles, the glossary that they are translated with, and references when there are some."""

    name: str
    articles: Sequence[Article]
    glossary: Glossary
    references: Sequence[str] = ()


def measure(test: Corpus, model: Model, engine: Engine, *, beam: int, rounds: int) -> dict[str, Any]:
    """All figures of one set with one model; the passes take turns, and the fastest of each counts."""
    passes = [
        tuple(
            translate_set(test.articles, model, engine, glossary, beam=beam)
            for glossary in (Glossary(), test.glossary)
        )
        for _ in range(rounds)
    ]
    without, enforced = (min(same, key=lambda made: made.seconds) for same in zip(*passes, strict=True))
    sentences = _sentences(test, engine)
    return {
        "set": test.name,
        "sentences": enforced.sentences,
        "terms": len(test.glossary),
        "sentences_with_terms": len(sentences),
        "rungs": {name: _climb(engine, sentences, name) for name in _RUNGS},
        "whole": {"without": _whole(without, test), "with": _whole(enforced, test)},
        "uses": dict(sorted(enforced.rungs.items())),
    }


def _whole(made: Pass, test: Corpus) -> dict[str, Any]:
    """What comes of the articles on the way that users take."""
    translations = list(made.translations())
    counted = count_terms(
        [t.segment.text for t in translations], [t.target for t in translations], Matcher(test.glossary)
    )
    figures: dict[str, Any] = {
        "occurrences": counted.occurrences,
        "present": counted.present,
        "asked_per_sentence": round(made.asked_per_sentence, 3),
        "seconds": round(made.seconds, 4),
        "signature": str(made.signature),
    }
    if test.references:
        scores = score(made.hypotheses, test.references)
        figures |= {
            "bleu": round(scores.bleu, 2),
            "chrf2": round(scores.chrf2, 2),
            "scores": scores.signature,
        }
    return figures


def _sentences(test: Corpus, engine: Engine) -> list[Sentence]:
    """The different sentences that have terms; those that are nothing but a term need no rung."""
    matcher = Matcher(test.glossary)
    units = [unit for article in test.articles for unit in units_of(article, matcher)]
    sentences = {unit.segment.text: Sentence(unit.segment.text, unit.matches) for unit in units}
    return [
        sentence
        for sentence in sentences.values()
        if sentence.matches and _has_more(sentence) and engine.length(sentence.text) <= engine.limit
    ]


def _has_more(sentence: Sentence) -> bool:
    """Whether a sentence has letters outside its terms."""
    covered = {place for match in sentence.matches for place in range(match.start, match.end)}
    return any(c.isalnum() for place, c in enumerate(sentence.text) if place not in covered)


def _climb(engine: Engine, sentences: Sequence[Sentence], name: str) -> dict[str, Any]:
    """What comes of the sentences when only the rungs of the row `name` may be climbed."""
    rungs = _RUNGS[name]
    counting = CountingEngine(engine)
    if rungs is None:
        enforced = translate(counting, [Sentence(sentence.text) for sentence in sentences])
    else:
        enforced = translate(counting, sentences, rungs)
    targets = [result.target for result in enforced]
    absent = sum(len(missing(text, s.matches)) for text, s in zip(targets, sentences, strict=True))
    doubled = [
        place
        for text, sentence in zip(targets, sentences, strict=True)
        for place in doubles(text, (match.target for match in sentence.matches))
    ]
    for place in doubled:
        print(f"doubled ({name}): {place}", file=sys.stderr)
    occurrences = sum(len({match.target for match in sentence.matches}) for sentence in sentences)
    return {
        "occurrences": occurrences,
        "present": occurrences - absent,
        "doubled": len(doubled),
        "asked_per_sentence": round(counting.asked / max(len(sentences), 1), 3),
    }


def time_matching(
    names: Sequence[data.Name], sources: Sequence[str], translating: Mapping[str, float], *, rounds: int
) -> dict[str, Any]:
    """What a large glossary costs beside the translation of `sources`.

    `translating` says how many seconds that took without and with a glossary. The fastest round
    counts, as it does there; `first` are the seconds of opening the glossary after a change of it.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.csv"
        path.write_text(as_csv(names, _MANY), encoding="utf-8")
        first, _ = _time_parts(path, sources)
        timed = [_time_parts(path, sources) for _ in range(rounds)]
        count = len(read_glossary([path]))
    parts = min(timed, key=sum)
    return {
        "terms": count,
        "sentences": len(sources),
        "first": round(first, 3),
        **{name: round(part, 3) for name, part in zip(_PARTS, parts, strict=True)},
        "translating": {way: round(seconds, 1) for way, seconds in translating.items()},
        "share": {way: round(sum(parts) / seconds, 4) for way, seconds in translating.items()},
    }


def _time_parts(path: Path, sources: Sequence[str]) -> list[float]:
    """Seconds for opening a glossary, ready to find terms, and for finding them in all sources."""
    times = [time.perf_counter()]
    matcher = Matcher(read_glossary([path]))
    times.append(time.perf_counter())
    for source in sources:
        matcher.find(source)
    times.append(time.perf_counter())
    return [later - earlier for earlier, later in pairwise(times)]


def run(options: argparse.Namespace) -> results.Results | None:
    """Measure all models on all sets; None when the data are not here."""
    pairs = data.read_flores(options.eval, options.limit)
    names = data.read_names(options.names)
    if not pairs or not names:
        where = options.eval if not pairs else options.names
        print(f"Skipped: there are no data at {where}; name them with --eval and --names.")
        return None
    sources = [pair.source for pair in pairs]
    drawn = draw_terms(names, pairs)
    sets = [
        Corpus("flores-dev", [as_article(sources)], drawn, [pair.reference for pair in pairs]),
        Corpus("articles", data.read_articles(), read_glossary([data.GLOSSARY])),
    ]
    measured = []
    for model in models_here(options.model):
        print(f"Measuring {model.name}", file=sys.stderr)
        engine = load_engine(model, beam=options.beam)
        engine.translate(sources[:1])  # so that no pass pays for the first use
        figures = [measure(test, model, engine, beam=options.beam, rounds=options.rounds) for test in sets]
        translating = {way: whole["seconds"] for way, whole in figures[0]["whole"].items()}
        matching = time_matching(names, sources, translating, rounds=options.rounds)
        measured.append({"model": model.name, "sets": figures, "matching": matching})
    return {"segments": len(pairs), "names": drawn.hash, "models": measured}


def main() -> None:
    """Measure, print the tables, and write the results when the whole set was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--eval", type=Path, default=data.EVAL, help="folder of flores-dev.ar and .en")
    parser.add_argument("--names", type=Path, default=data.NAMES, help="list of names (tsv.xz)")
    parser.add_argument("--limit", type=int, help="only so many sentences; nothing is written then")
    parser.add_argument("--model", action="append", default=[], help="repeatable; default: all that are here")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=2, help="how often each pass is timed")
    parser.add_argument("--output", type=Path, help="default: benchmarks/results/terms.json")
    options = parser.parse_args()
    measured = run(options)
    if measured is None:
        return
    print(tables.terms(measured))
    if options.output or options.limit is None:
        results.write(options.output or results.RESULTS / "terms.json", measured)


if __name__ == "__main__":
    main()
