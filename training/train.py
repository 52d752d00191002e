"""Train the model: `python -m training.train --hours 3`. The same command resumes."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import time
from datetime import datetime, timezone
from pathlib import Path

import torch

from training import alignment, data, evaluate, packaging, speed
from training.batching import encoded
from training.loading import Stream, loader
from training.mixture import GRAMMAR, Mixture, tokenizer_text
from training.tokenizer import Codec, train_tokenizer
from training.trainer import Trainer


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=data.DEFAULT_CORPUS, help="folder of *.tsv.xz files")
    parser.add_argument(
        "--work", type=Path, default=Path("training/run"), help="folder for all that is large"
    )
    end = parser.add_mutually_exclusive_group(required=True)
    end.add_argument("--hours", type=float, help="hours of training; those before an interruption count")
    end.add_argument("--stop-at", help="end of training, UTC, YYYY-MM-DDTHH:MM")
    parser.add_argument(
        "--patience", type=int, default=6, help="scorings without a better one before the cool-down begins"
    )
    parser.add_argument(
        "--cool-down", type=float, default=40.0, help="minutes of falling learning rate at the end"
    )
    parser.add_argument("--peak", type=float, default=7e-4, help="learning rate after the warm-up")
    parser.add_argument("--warm-up", type=int, default=1200, help="steps of warm-up")
    parser.add_argument("--tokens", type=int, default=2048, help="padded tokens in a batch")
    parser.add_argument("--dropout", type=float, default=0.1, help="share of features dropped")
    parser.add_argument(
        "--guided-steps", type=int, default=5000, help="steps until the guidance is at its least"
    )
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="cores, on a CPU")
    parser.add_argument(
        "--device", default="cuda" if torch.cuda.is_available() else "cpu", help="cpu or cuda"
    )
    parser.add_argument("--workers", type=int, default=0, help="processes that draw batches, for a GPU")
    parser.add_argument("--flores", type=Path, help="folder of flores-dev.ar and flores-dev.en, to score by")
    parser.add_argument("--score-every", type=float, default=15.0, help="minutes between two scorings")
    parser.add_argument("--seed", type=int, default=17, help="two runs to be averaged need two")
    parser.add_argument("--start-from", type=Path, help="Marian folder of an earlier model to begin with")
    parser.add_argument("--news", type=int, help="only so many pairs of news, for learning curves")
    parser.add_argument("--grammar", type=float, default=GRAMMAR, help="share of the grammar, for tuning")
    parser.add_argument("--keep-pieces", action="store_true", help="use the pieces of --start-from")
    options = parser.parse_args()
    if options.flores and not (options.flores / "flores-dev.ar").exists():
        parser.error(f"no flores-dev.ar in {options.flores}: name another folder, or leave --flores out")
    return options


def mean(losses: list[torch.Tensor]) -> float:
    """Return the mean of the last steps' losses, waiting for a GPU to have reckoned them."""
    return float(torch.stack(losses).mean())


def report(trainer: Trainer, losses: list[torch.Tensor], pace: float) -> str:
    """Return a line on how the training goes; the pace is in target tokens a second."""
    return (
        f"step {trainer.step} loss {mean(losses):.3f} guidance {float(trainer.last_guidance):.2f} "
        f"lr {trainer.rate():.2e} {pace:.0f} target tokens/s {trainer.left():.0f} min left"
    )


def log_scores(trainer: Trainer, loss: float) -> None:
    """Score the averaged weights on small sets and add a line to log.tsv; keep the best checkpoint apart."""
    options = trainer.options
    folder: Path = options.work / "scored"
    random_state = torch.get_rng_state()
    packaging.write_model(
        packaging.model_of(trainer.average, trainer.codec.size), options.work / "tokenizer", folder
    )
    torch.set_rng_state(random_state)
    flores = evaluate.read_flores(options.flores)[:200] if options.flores else []
    scores, total = evaluate.evaluate(folder, flores, 1)
    stamp = datetime.now(timezone.utc).isoformat(timespec="seconds")
    line = f"{stamp}\tstep {trainer.step}\tloss {loss:.3f}\t{scores}"
    print(line, flush=True)
    with (options.work / "log.tsv").open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    better = trainer.judge(total)
    trainer.save()
    if better:
        shutil.copyfile(trainer.path, options.work / "best.pt")


def pieces(options: argparse.Namespace) -> Codec:
    """Return the tokenizer of the work folder, made first where there is none."""
    folder: Path = options.work / "tokenizer"
    if not (folder / "vocab.json").exists() and options.start_from and options.keep_pieces:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("source.spm", "target.spm", "vocab.json"):
            shutil.copyfile(options.start_from / name, folder / name)
    elif not (folder / "vocab.json").exists():
        train_tokenizer(tokenizer_text(options.corpus), folder)
    return Codec(folder)


def prepared(options: argparse.Namespace) -> tuple[Trainer, Mixture]:
    """Make what is made once, and take up the checkpoint if there is one."""
    codec = pieces(options)
    lexicon: Path = options.work / "lexicon.pt"
    data.hold_out_news(150)
    mixture = Mixture(options.corpus, codec, options.news, options.grammar)
    rows = encoded(mixture.epoch(random.Random(options.seed)), codec) if not lexicon.exists() else []
    trainer = Trainer(options, codec, alignment.load_or_estimate(lexicon, rows, codec.size))
    trainer.model.train()
    trainer.resume()
    size = sum(parameter.numel() for parameter in trainer.parameters) / 1e6
    print(f"{size:.1f} M parameters, on {trainer.device.type}", flush=True)
    return trainer, mixture


def train(options: argparse.Namespace) -> None:
    """Train until the deadline."""
    speed.keep_memory()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    trainer, mixture = prepared(options)
    if trainer.left() <= 0:
        print("its time is over: give it more, or delete the work folder to begin anew", flush=True)
        return
    torch.manual_seed(options.seed + trainer.step)
    stream = Stream(mixture, trainer.codec, options.tokens, f"{options.seed} {trainer.step}")
    saved = scored = reported = time.time()
    losses: list[torch.Tensor] = []
    tokens = 0
    for drawn in loader(stream, options.workers):
        batch = drawn.to(trainer.device)
        if trainer.half is None:
            trainer.choose_number_type(batch)
        losses = [*losses[-99:], trainer.update(batch)]
        tokens += int((drawn.target != drawn.pad).sum())
        if trainer.step % 100 == 0:
            print(report(trainer, losses, tokens / (time.time() - reported)), flush=True)
            tokens, reported = 0, time.time()
        if time.time() - saved > 300:
            trainer.save()
            saved = time.time()
        if time.time() - scored > 60 * options.score_every:
            log_scores(trainer, mean(losses))
            scored = time.time()
        if trainer.left() <= 0:
            break
    log_scores(trainer, mean(losses))


if __name__ == "__main__":
    train(arguments())
