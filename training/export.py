"""Export the averaged weights as the embedded model, checked before it takes its place.

`python -m training.export`
"""

from __future__ import annotations

import argparse
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from transformers import MarianMTModel, MarianTokenizer

from training import data, evaluate
from training.packaging import average_of, model_of, write_model
from training.tokenizer import Codec

DESTINATION = Path("translator/models/embedded/ar-en")
CARD = Path("training/model_card.md")
EXAMPLES = Path("training/data/examples.tsv")
"""Sentences for the card, `good` or `bad` TAB Arabic; held out from training, and judged anew after each."""


def check_in_transformers(folder: Path) -> str:
    """Translate one sentence with plain transformers, which proves that the folder loads."""
    tokenizer: Any = MarianTokenizer.from_pretrained(folder)
    model: Any = MarianMTModel.from_pretrained(folder).float().eval()
    inputs = tokenizer([evaluate.SAMPLES[0]], return_tensors="pt")
    output = tokenizer.decode(model.generate(**inputs, max_length=200)[0], skip_special_tokens=True)
    if not output.strip():
        raise SystemExit("the exported model says nothing")
    return str(output)


def examples(folder: Path, verdict: str) -> str:
    """Return the example sentences of a verdict with the model's translations, as a list."""
    rows = (line.split("\t") for line in EXAMPLES.read_text(encoding="utf-8").splitlines())
    sources = [source for judged, source in rows if judged == verdict]
    outputs = evaluate.Engine(folder).translate(sources)
    return "\n".join(f"- {source}\n  **{output}**" for source, output in zip(sources, outputs, strict=True))


def write_card(folder: Path, scores: str, parameters: int, corpus: Path) -> None:
    """Write the model card beside the weights."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    shape = (
        f"{config['encoder_layers']} encoder and {config['decoder_layers']} decoder layers, "
        f"width {config['d_model']}, feed-forward {config['encoder_ffn_dim']}, "
        f"vocabulary {config['vocab_size']}"
    )
    sources = corpus / "SOURCES.md"
    text = CARD.read_text(encoding="utf-8").format(
        shape=shape,
        parameters=parameters / 1e6,
        day=date.today().isoformat(),
        scores="\n".join(f"- {part}" for part in scores.split("\t")),
        good=examples(folder, "good"),
        bad=examples(folder, "bad"),
        news=len(data.read_news()),
        sources=sources.read_text(encoding="utf-8").replace("# ", "### ") if sources.exists() else "",
    )
    (folder / "README.md").write_text(text, encoding="utf-8")


def main() -> None:
    """Export, check, score, put in place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=data.DEFAULT_CORPUS)
    parser.add_argument("--flores", type=Path, help="folder of flores-dev.ar and flores-dev.en")
    parser.add_argument("--work", type=Path, default=Path("training/run"))
    parser.add_argument(
        "--checkpoint",
        type=Path,
        nargs="+",
        help="several are averaged; default: the last of the work folder",
    )
    parser.add_argument("--destination", type=Path, default=DESTINATION)
    options = parser.parse_args()
    tokenizer = options.work / "tokenizer"
    weights, step = average_of(options.checkpoint or [options.work / "checkpoint.pt"])
    aside: Path = options.work / "export"
    shutil.rmtree(aside, ignore_errors=True)
    write_model(model_of(weights, Codec(tokenizer).size), tokenizer, aside)
    print(f"step {step}; transformers: {check_in_transformers(aside)}", flush=True)
    scores, _ = evaluate.evaluate(aside, evaluate.read_flores(options.flores) if options.flores else [], 4)
    print(scores, flush=True)
    write_card(aside, scores, sum(weight.numel() for weight in weights), options.corpus)
    destination: Path = options.destination
    destination.parent.mkdir(parents=True, exist_ok=True)
    new, old = (destination.with_name(destination.name + suffix) for suffix in (".new", ".old"))
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(aside, new)
    for file in new.iterdir():
        file.chmod(0o644)
    if destination.exists():
        destination.rename(old)
    new.rename(destination)
    shutil.rmtree(old, ignore_errors=True)
    print(f"Read the translations in {destination / 'README.md'}: is the good still good, the bad still bad?")
    size = sum(file.stat().st_size for file in destination.iterdir()) / 1e6
    print(f"{destination}: {size:.1f} MB")


if __name__ == "__main__":
    main()
