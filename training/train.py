"""Train the model: `python -m training.train --hours 3`. The same command resumes."""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shutil
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import torch

from training import alignment, data, evaluate, packaging, speed
from training.batching import Batch, batches, encoded
from training.mixture import GRAMMAR, Mixture, tokenizer_text
from training.model import new_model
from training.tokenizer import Codec, train_tokenizer
from training.warm_start import warm_start

SMOOTHING = 0.1
EMA_DECAY = 0.9985


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
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
    parser.add_argument("--late", type=float, default=40.0, help="minutes of the late mixture at the end")
    parser.add_argument("--peak", type=float, default=7e-4, help="learning rate after the warm-up")
    parser.add_argument("--warm-up", type=int, default=1200, help="steps of warm-up")
    parser.add_argument("--tokens", type=int, default=2048, help="padded tokens in a batch")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument(
        "--guided-steps", type=int, default=5000, help="steps until the guidance is at its least"
    )
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--flores", type=Path, help="folder of flores-dev.ar and flores-dev.en, to score by")
    parser.add_argument("--score-every", type=float, default=15.0, help="minutes between two scorings")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--start-from", type=Path, help="Marian folder of an earlier model to begin with")
    parser.add_argument("--news", type=int, help="pairs of news, for learning curves; default: all")
    parser.add_argument("--grammar", type=float, default=GRAMMAR, help="share of the grammar, for tuning")
    parser.add_argument("--keep-pieces", action="store_true", help="use the pieces of --start-from")
    return parser.parse_args()


class Trainer:
    """Weights, optimiser, average and schedule, and how they are saved."""

    def __init__(self, options: argparse.Namespace, codec: Codec, lexicon: torch.Tensor) -> None:
        self.options, self.codec = options, codec
        self.began, self.trained_before = time.time(), 0.0
        self.stopping_at: float | None = None  # seconds of training, once it is being stopped early
        self.path: Path = options.work / "checkpoint.pt"
        self.model = new_model(codec.size, options.dropout)
        if options.start_from and not self.path.exists():
            warm_start(self.model, options.start_from, options.work / "tokenizer")
        self.parameters = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            self.parameters, lr=0.0, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01, fused=True
        )
        self.average = [p.detach().clone() for p in self.parameters]
        self.dropout = speed.install_dropout(options.dropout)
        self.lexicon, self.last_guidance = lexicon, 0.0
        self.neighbours = speed.Neighbours(options.threads)
        self.half: bool | None = None
        self.step, self.epoch, self.best, self.stale = 0, 0, 0.0, 0

    def trained(self) -> float:
        """Return the seconds of training so far, those before an interruption included."""
        return self.trained_before + time.time() - self.began

    def left(self) -> float:
        """Return the minutes left."""
        if self.options.hours is not None:
            seconds = 3600 * float(self.options.hours) - self.trained()
        else:
            end = datetime.fromisoformat(self.options.stop_at).replace(tzinfo=timezone.utc)
            seconds = end.timestamp() - time.time()
        if self.stopping_at is not None:
            seconds = min(seconds, self.stopping_at - self.trained())
        return seconds / 60

    def judge(self, total: float) -> bool:
        """Take in a score and return whether it is the best; begin the cool-down when none was for long."""
        better = total > self.best
        self.best, self.stale = max(self.best, total), 0 if better else self.stale + 1
        if self.stale >= self.options.patience and self.stopping_at is None:
            self.stopping_at = self.trained() + 60 * self.options.cool_down
            print(f"no better score for {self.stale} times: cooling down", flush=True)
        return better

    def rate(self) -> float:
        """Warm-up, inverse square root, and a linear fall tied to the clock."""
        step = max(self.step, 1)
        base = float(self.options.peak) * min(
            step / self.options.warm_up, (self.options.warm_up / step) ** 0.5
        )
        return float(base * max(0.02, min(1.0, self.left() / self.options.cool_down)))

    def guided(self) -> float:
        """Return the weight of the guidance, which falls with the steps."""
        return max(0.05, float(1 - self.step / self.options.guided_steps))

    def losses(self, batch: Batch, half: bool) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the mean loss over the positions that are not padding, and that of the guided heads."""
        with torch.autocast("cpu", torch.bfloat16, enabled=half):
            outputs = self.model.model(
                input_ids=batch.source,
                attention_mask=batch.mask,
                decoder_input_ids=batch.shifted,
                use_cache=False,
                output_attentions=True,
            )
        hidden = outputs.last_hidden_state
        rows, gold = hidden.reshape(-1, hidden.shape[-1]), batch.target.reshape(-1)
        loss = speed.smoothed_loss(rows, self.model.lm_head.weight, gold, batch.pad, SMOOTHING, half)
        return loss, alignment.guidance_loss(outputs.cross_attentions[-1], batch, self.lexicon)

    def clear_start(self) -> None:
        """Keep the start mark's embedding (the padding's) at zero, as CTranslate2 has it."""
        with torch.no_grad():
            self.model.model.shared.weight[self.codec.pad].zero_()

    def update(self, batch: Batch) -> float:
        """Do one step."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        loss, guidance = self.losses(batch, bool(self.half))
        (loss + self.guided() * guidance).backward()
        self.last_guidance = float(guidance.item())
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.clear_start()
        self.optimizer.zero_grad(set_to_none=False)
        self.step += 1
        if self.step % 5 == 0:
            decay = min(EMA_DECAY**5, self.step / (self.step + 50))
            with torch.no_grad():
                torch._foreach_lerp_(self.average, self.parameters, 1 - decay)
        if self.step % 10 == 0:
            self.neighbours.adapt()
        if self.step % 200 == 0:
            self.dropout.refresh()
        return float(loss.item())

    def choose_number_type(self, batch: Batch) -> None:
        """Measure bf16 against fp32."""

        def trial(half: bool) -> None:
            sum(self.losses(batch, half)).backward()
            self.optimizer.zero_grad(set_to_none=False)

        self.half = speed.bf16_pays(trial)

    def state(self) -> dict[str, Any]:
        """Return all that a resumed run needs."""
        return {
            "model": [p.detach() for p in self.parameters],
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
            "best": self.best,
            "stale": self.stale,
            "trained": self.trained(),
            "stopping_at": self.stopping_at,
        }

    def save(self) -> None:
        """Write the checkpoint aside, then put it in place."""
        aside = self.path.with_suffix(".new")
        torch.save(self.state(), aside)
        aside.replace(self.path)

    def resume(self) -> None:
        """Take up the checkpoint if there is one."""
        if not self.path.exists():
            return
        state = torch.load(self.path, weights_only=True)
        if [p.shape for p in self.parameters] != [saved.shape for saved in state["model"]]:
            raise SystemExit(f"{self.path} is of another model: delete or rename {self.options.work}")
        with torch.no_grad():
            for parameter, saved in zip(self.parameters, state["model"], strict=True):
                parameter.copy_(saved)
        self.average = state["average"]
        self.clear_start()
        for parameter, average in zip(self.parameters, self.average, strict=True):
            if parameter is self.model.model.shared.weight:
                average[self.codec.pad].zero_()
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch = state["step"], state["epoch"] + 1
        self.best, self.stale = state.get("best", 0.0), state.get("stale", 0)
        self.trained_before = state.get("trained", 0.0)
        self.stopping_at = state.get("stopping_at")
        if self.stopping_at is not None and self.stopping_at <= self.trained_before:
            self.stopping_at, self.stale = None, 0  # it has ended; whoever goes on wants more
        print(f"resumed at step {self.step}", flush=True)


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
    line = f"{stamp}\tstep {trainer.step}\tepoch {trainer.epoch}\tloss {loss:.3f}\t{scores}"
    print(line, flush=True)
    with (options.work / "log.tsv").open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    better = trainer.judge(total)
    trainer.save()
    if better:
        shutil.copyfile(trainer.path, options.work / "best.pt")


def train(options: argparse.Namespace) -> None:
    """Train until the deadline."""
    speed.keep_memory()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    folder = options.work / "tokenizer"
    if not (folder / "vocab.json").exists() and options.start_from and options.keep_pieces:
        folder.mkdir(exist_ok=True)
        for name in ("source.spm", "target.spm", "vocab.json"):
            shutil.copyfile(options.start_from / name, folder / name)
    elif not (folder / "vocab.json").exists():
        train_tokenizer(tokenizer_text(options.corpus), folder)
    codec = Codec(folder)
    lexicon: Path = options.work / "lexicon.pt"
    data.hold_out_news(150)
    mixture = Mixture(options.corpus, codec, options.news, options.grammar)
    rows = encoded(mixture.epoch(False, random.Random(options.seed)), codec) if not lexicon.exists() else []
    trainer = Trainer(options, codec, alignment.load_or_estimate(lexicon, rows, codec.size))
    trainer.model.train()
    trainer.resume()
    print(f"{sum(p.numel() for p in trainer.parameters) / 1e6:.1f} M parameters", flush=True)
    if trainer.left() <= 0:
        print("its time is over: give it more, or delete the work folder to begin anew", flush=True)
        return
    saved = scored = time.time()
    for epoch in itertools.count(trainer.epoch):
        trainer.epoch = epoch
        rng = random.Random(options.seed * 1000 + epoch)
        torch.manual_seed(options.seed * 1000 + epoch)
        late = trainer.left() < options.late
        pairs = mixture.epoch(late, rng)
        losses, tokens, begin = [], 0, time.time()
        for batch in batches(pairs, codec, options.tokens, rng):
            if trainer.half is None:
                trainer.choose_number_type(batch)
            losses.append(trainer.update(batch))
            tokens += int((batch.target != batch.pad).sum())
            if trainer.step % 100 == 0:
                pace = tokens / (time.time() - begin)
                loss = sum(losses[-100:]) / len(losses[-100:])
                print(
                    f"epoch {trainer.epoch} step {trainer.step} loss {loss:.3f} "
                    f"guidance {trainer.last_guidance:.2f} lr {trainer.rate():.2e} "
                    f"{pace:.0f} target tokens/s {torch.get_num_threads()} threads "
                    f"{trainer.left():.0f} min left",
                    flush=True,
                )
            if time.time() - saved > 300:
                trainer.save()
                saved = time.time()
            if time.time() - scored > 60 * options.score_every:
                log_scores(trainer, sum(losses[-100:]) / len(losses[-100:]))
                scored = time.time()
            if trainer.left() <= 0 or (not late and trainer.left() < options.late):
                break
        if trainer.left() <= 0:
            break
    log_scores(trainer, sum(losses[-100:]) / len(losses[-100:]))


if __name__ == "__main__":
    train(arguments())
