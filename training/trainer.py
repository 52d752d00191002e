"""One training: weights, optimiser, average and schedule, and how they are saved and taken up again."""

from __future__ import annotations

import argparse
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import torch

from training import alignment, speed
from training.batching import Batch
from training.model import new_model
from training.tokenizer import Codec
from training.warm_start import grown

SMOOTHING = 0.1
EMA_DECAY = 0.9985


class Trainer:
    """The state of a training; a second one in the same work folder resumes."""

    def __init__(self, options: argparse.Namespace, codec: Codec, lexicon: torch.Tensor) -> None:
        self.options, self.codec = options, codec
        self.began, self.trained_before = time.time(), 0.0
        self.stopping_at: float | None = None  # seconds of training, once it is being stopped early
        self.path: Path = options.work / "checkpoint.pt"
        self.device = torch.device(options.device)
        if options.start_from and not self.path.exists():
            self.model = grown(codec.size, options.dropout, options.start_from, options.work / "tokenizer")
        else:
            self.model = new_model(codec.size, options.dropout)
        self.model.to(self.device)
        self.parameters = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            self.parameters, lr=0.0, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01, fused=True
        )
        self.average = [p.detach().clone() for p in self.parameters]
        self.lexicon, self.last_guidance = lexicon.to(self.device), torch.zeros(())
        self.on_cpu = self.device.type == "cpu"
        if self.on_cpu:
            self.dropout = speed.install_dropout(options.dropout)
            self.neighbours = speed.Neighbours(options.threads)
        self.half: bool | None = None
        self.step, self.best, self.stale = 0, 0.0, 0

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
        with torch.autocast(self.device.type, torch.bfloat16, enabled=half):
            outputs = self.model.model(
                input_ids=batch.source,
                attention_mask=batch.mask,
                decoder_input_ids=batch.shifted,
                use_cache=False,
                output_attentions=True,
            )
        rows, gold = outputs.last_hidden_state.flatten(0, 1), batch.target.flatten()
        weight = self.model.lm_head.weight
        smoothed_loss = speed.smoothed_loss if self.on_cpu else speed.stock_loss
        loss = smoothed_loss(rows, weight, gold, batch.pad, SMOOTHING, half)
        return loss, alignment.guidance_loss(outputs.cross_attentions[-1], batch, self.lexicon)

    def clear_start(self) -> None:
        """Keep the start mark's embedding (the padding's) at zero, as CTranslate2 has it."""
        with torch.no_grad():
            self.model.model.shared.weight[self.codec.pad].zero_()

    def update(self, batch: Batch) -> torch.Tensor:
        """Do one step and return its loss, which may not be reckoned yet: a GPU runs behind."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        loss, guidance = self.losses(batch, bool(self.half))
        (loss + self.guided() * guidance).backward()
        self.last_guidance = guidance.detach()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.clear_start()
        self.optimizer.zero_grad(set_to_none=False)
        self.step += 1
        if self.step % 5 == 0:
            decay = min(EMA_DECAY**5, self.step / (self.step + 50))
            with torch.no_grad():
                torch._foreach_lerp_(self.average, self.parameters, 1 - decay)
        if self.on_cpu and self.step % 10 == 0:
            self.neighbours.adapt()
        if self.on_cpu and self.step % 200 == 0:
            self.dropout.refresh()
        return loss.detach()

    def choose_number_type(self, batch: Batch) -> None:
        """Measure bf16 against fp32; on a GPU it is known."""
        if not self.on_cpu:
            self.half = torch.cuda.is_bf16_supported(including_emulation=False)
            return

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
        state = torch.load(self.path, map_location=self.device, weights_only=True)
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
        self.step = state["step"]
        self.best, self.stale = state.get("best", 0.0), state.get("stale", 0)
        self.trained_before = state.get("trained", 0.0)
        self.stopping_at = state.get("stopping_at")
        if self.stopping_at is not None and self.stopping_at <= self.trained_before:
            self.stopping_at, self.stale = None, 0  # it has ended; whoever goes on wants more
        print(f"resumed at step {self.step}", flush=True)
