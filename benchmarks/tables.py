"""Results as Markdown, for the terminal and for the docs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.results import Results
from translator.models import DOWNLOADS

PUBLISHED = (
    ("Argos Translate", 30.0, 57.2),
    ("OPUS-MT (opus-mt-ar-en)", 33.9, 60.8),
    ("NLLB-200, distilled, 600 M", 37.5, 63.1),
    ("Firefox base-memory (31 M)", 38.3, 64.2),
    ("Firefox base", 39.6, 65.2),
    ("Microsoft", 44.0, 67.7),
    ("Google", 46.0, 70.4),
)
"""BLEU and chrF2 of other systems on FLORES dev.

Their published outputs (github.com/mozilla/firefox-translations-models, commit e7957fc, evaluation/ar-en),
scored again by sacrebleu 2 with the same signatures as ours.
"""

_MODELS = {
    "best": (
        "[Helsinki-NLP/opus-mt-tc-big-ar-en](https://huggingface.co/Helsinki-NLP/opus-mt-tc-big-ar-en)",
        f"about {DOWNLOADS['best']} MB",
    ),
    "fast": (
        "[Helsinki-NLP/opus-mt-ar-en](https://huggingface.co/Helsinki-NLP/opus-mt-ar-en)",
        f"about {DOWNLOADS['fast']} MB",
    ),
    "embedded": ("inside the package", "{:.0f} MB"),
}
_SETS = {"flores-dev": "FLORES dev", "articles": "Sample articles"}
_ROWS = {
    "without": "without a glossary",
    "plain": "plain: nothing but a check",
    "annotated": "annotated, by itself",
    "prefix": "prefix, by itself",
    "spliced": "spliced, by itself",
    "ladder": "**the whole ladder**",
}
_WAYS = ("natural", "annotated", "prefix", "spliced", "missing")


def terms(results: Results) -> str:
    """The tables of the benchmark of terms."""
    parts = []
    for measured in results["models"]:
        for figures in measured["sets"]:
            parts.append(_set(measured["model"], figures))
        parts.append(_matching(measured["matching"]))
    return "\n\n".join(parts)


def _set(model: str, figures: dict[str, Any]) -> str:
    about = (
        f"**{_SETS[figures['set']]}, model `{model}`**: {figures['sentences']:,} sentences, a glossary of"
        f" {figures['terms']:,} terms, {figures['sentences_with_terms']:,} sentences that have some."
    )
    return "\n\n".join(
        [about, _rungs(figures["rungs"]), _with_and_without(figures["whole"]), _uses(figures["uses"])]
    )


def _rungs(rungs: dict[str, dict[str, Any]]) -> str:
    rows = [
        (
            _ROWS[name],
            f"{row['present']:,} of {row['occurrences']:,}",
            _percent(row["present"], row["occurrences"]),
            f"{row['doubled']:,}",
            f"{row['asked_per_sentence']:.2f}",
        )
        for name, row in rungs.items()
    ]
    return table(("rungs", "terms present", "share", "doubled", "engine calls per sentence"), rows)


def _with_and_without(whole: dict[str, dict[str, Any]]) -> str:
    """The whole way of the articles, which users take, without and with the glossary."""
    scored = "bleu" in whole["with"]
    rows = []
    for name, row in whole.items():
        quality = (f"{row['bleu']:.1f}", f"{row['chrf2']:.1f}") if scored else ()
        present = _percent(row["present"], row["occurrences"])
        time = row["seconds"] / whole["without"]["seconds"]
        rows.append((name, present, *quality, f"{row['asked_per_sentence']:.2f}", f"{time:.1f}"))
    quality = ("BLEU", "chrF2") if scored else ()
    return table(("glossary", "terms present", *quality, "engine calls per sentence", "time"), rows)


def _uses(uses: dict[str, int]) -> str:
    every = sum(uses.values())
    shares = [f"{way} {_percent(uses[way], every)}" for way in _WAYS if uses.get(way)]
    return f"How the {every:,} uses of terms came about: {', '.join(shares)}."


def _matching(figures: dict[str, Any]) -> str:
    every = figures["opening"] + figures["finding"]
    shares = " and ".join(
        f"{100 * share:.1f}% of the {figures['translating'][way]:.0f} s that translating them takes"
        f" {way} a glossary"
        for way, share in reversed(figures["share"].items())
    )
    return (
        f"What {figures['terms']:,} terms cost: opening the glossary {figures['opening']:.2f} s"
        f" ({figures['first']:.2f} s when it has changed), finding terms in {figures['sentences']:,} segments"
        f" {figures['finding']:.2f} s; together {every:.2f} s, {shares}."
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, texts: int = 1) -> str:
    """A Markdown table with text in its first `texts` columns and figures in the others."""
    lines = [head, [*["---"] * texts, *["---:"] * (len(head) - texts)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _percent(part: int, whole: int) -> str:
    """A percentage that says 100.0% of nothing less than all."""
    if not whole:
        return "–"
    if part == whole:
        return "100.0%"
    return f"{min(100 * part / whole, 99.9):.1f}%"


def _share(part: int, whole: int) -> str:
    return f"{_percent(part, whole)} of {whole:,}" if whole else _percent(part, whole)


def quality(results: Results) -> str:
    """The tables of the benchmark of quality."""
    models = results["models"]
    news = [_news(measured["model"], measured["news"], measured["development"]) for measured in models]
    return "\n\n".join([_beside_others(results), *news])


def models(results: Results) -> str:
    """The models of README with their scores on FLORES dev; the embedded one's on held-out news too."""
    published = {system: _scores(bleu, chrf2) for system, bleu, chrf2 in PUBLISHED}
    (embedded,) = (measured for measured in results["models"] if measured["model"] == "embedded")
    flores = embedded["flores"]["without"]
    (news,) = (row["without"] for row in embedded["news"] if row["subject"] == "all")
    scores = {
        "best": ("", ""),  # its output is not among the published ones
        "fast": published["OPUS-MT (opus-mt-ar-en)"],
        "embedded": _scores(flores["bleu"], flores["chrf2"]),
    }
    mega = embedded["bytes"] / 1e6
    rows = [(f"`{name}`", where, size.format(mega), *scores[name]) for name, (where, size) in _MODELS.items()]
    argos, google = (" / ".join(published[system]) for system in ("Argos Translate", "Google"))
    held_out = " / ".join(_scores(news["bleu"], news["chrf2"]))
    return f"""{table(("name", "model", "size", "BLEU", "chrF2"), rows, texts=3)}

On FLORES dev, {results["segments"]} sentences, by sacrebleu 2; Argos Translate has {argos} there, Google
{google}; `best`, a larger model by the makers of `fast`, was not measured. On news sentences held out
from its training, but of the same kind, the embedded model has {held_out}: on other news expect less."""


def _scores(bleu: float, chrf2: float) -> tuple[str, str]:
    return f"{bleu:.1f}", f"{chrf2:.1f}"


def _beside_others(results: Results) -> str:
    rows = [(system, bleu, chrf2) for system, bleu, chrf2 in PUBLISHED]
    for measured in results["models"]:
        for way, suffix in (("without", "no glossary"), ("with", "with the glossary")):
            scores = measured["flores"][way]
            rows.append((f"**`{measured['model']}`, {suffix}**", scores["bleu"], scores["chrf2"]))
    rows.sort(key=lambda row: row[2])
    return table(("system", "BLEU", "chrF2"), [(s, *_scores(bleu, chrf2)) for s, bleu, chrf2 in rows])


def _news(model: str, subjects: Sequence[dict[str, Any]], development: dict[str, Any]) -> str:
    rows = []
    names = [*(row["subject"] for row in subjects[:-1]), "**all subjects**", "development pairs"]
    for name, row in zip(names, (*subjects, development), strict=True):
        without, enforced = row["without"], row["with"]
        rows.append(
            (
                name,
                f"{row['segments']:,}",
                *(f"{scores[key]:.1f}" for key in ("bleu", "chrf2") for scores in (without, enforced)),
                _share(without["present"], without["occurrences"]),
                _share(enforced["present"], enforced["occurrences"]),
            )
        )
    head = (
        "subject",
        "pairs",
        "BLEU",
        "BLEU, glossary",
        "chrF2",
        "chrF2, glossary",
        "terms",
        "terms, glossary",
    )
    return f"**News held out from training, model `{model}`**\n\n{table(head, rows)}"
