"""The training loop: seeded, resumable at every epoch, on CPU or GPU, in one process or several.

What an epoch sees depends only on seed, epoch, step and rank, so a run that was killed and resumed ends where an
undisturbed one does.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.average import MovingAverage
from training.checkpoint import load_checkpoint, save_checkpoint
from training.processes import Processes
from training.progress import Progress
from training.recipe import Plan

Indices = NDArray[np.int64]
Batch = Mapping[str, Tensor]
Figures = Mapping[str, float]


class TrainingSet(Protocol):
    """What the loop draws from."""

    @property
    def fingerprint(self) -> str:
        """Changes when the cases do: the `dataset@version`s and the split's name."""

    def order(self, rng: np.random.Generator) -> Indices:
        """The cases of one epoch in the order they are seen; over-sampling repeats an index."""

    def batch(self, indices: Indices, rng: np.random.Generator) -> Batch:
        """Those cases, augmented, as tensors."""


@dataclass(frozen=True, slots=True)
class Job:
    """One fit.

    Attributes:
        title: names its checkpoint and its curves.
        network: trained in place; parameters without `requires_grad` stay.
        training_set: where batches come from.
        loss: of the network on a batch; differentiable scalar.
        tune: figures of a network on the tune split; higher `watch` is better.
        watch: the figure by which the kept epoch is chosen; empty keeps the last epoch.
    """

    title: str
    network: nn.Module
    training_set: TrainingSet
    loss: Callable[[nn.Module, Batch], Tensor]
    tune: Callable[[nn.Module], Figures]
    watch: str = ""


@dataclass(slots=True)
class State:
    """Where a fit stands, all that a checkpoint holds."""

    epoch: int
    best_epoch: int
    best_value: float
    best: dict[str, Tensor]
    history: list[dict[str, float]]


def learning_rate_at(step: int, total: int, plan: Plan) -> float:
    """Linear warm-up, then half a cosine to zero."""
    rise = max(1, round(total * plan.warmup))
    if step < rise:
        return plan.learning_rate * (step + 1) / rise
    return plan.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, total - rise)))


def fit(
    job: Job, plan: Plan, folder: Path, processes: Processes, report: Callable[[str, Figures, int], None]
) -> nn.Module:
    """Train a job to its end, resuming from `folder/<title>.pt` when it is there; return the averaged network.

    Raises:
        UnsafeCheckpoint: the checkpoint is not of this plan.
    """
    return Fit(job, plan, folder, processes, report).run()


class Fit:
    """A fit in progress; see `fit`."""

    def __init__(
        self,
        job: Job,
        plan: Plan,
        folder: Path,
        processes: Processes,
        report: Callable[[str, Figures, int], None],
    ) -> None:
        self.job, self.plan, self.processes, self.report = job, plan, processes, report
        self.path = folder / f"{job.title}.pt"
        self.network = job.network.to(processes.device, memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stub lacks the pair
        self.average = MovingAverage(self.network, plan.ema_decay)
        trained = [parameter for parameter in self.network.parameters() if parameter.requires_grad]
        self.optimizer = torch.optim.AdamW(trained, lr=plan.learning_rate, weight_decay=plan.weight_decay)
        self.state = State(0, -1, -math.inf, {}, [])
        self.steps_per_epoch = self._count_steps()

    def run(self) -> nn.Module:
        """All epochs that are left."""
        self._resume()
        wrapped = self.processes.wrap(self.network)
        total = self.plan.epochs * self.steps_per_epoch
        with Progress(self.job.title, total, self.state.epoch * self.steps_per_epoch) as progress:
            while self.state.epoch < self.plan.epochs:
                loss = self._run_epoch(wrapped, self.state.epoch, progress)
                self._close_epoch(loss, progress)
                self.processes.wait()
        if self.state.best:
            self.average.network.load_state_dict(self.state.best)
        return self.average.network

    def _count_steps(self) -> int:
        cases = len(self.job.training_set.order(np.random.default_rng([self.plan.seed, 0])))
        return max(1, cases // (self.plan.batch_size * self.processes.world_size))

    def _run_epoch(self, wrapped: nn.Module, epoch: int, progress: Progress) -> float:
        order = self.job.training_set.order(np.random.default_rng([self.plan.seed, epoch]))
        torch.manual_seed(self.plan.seed * 1000 + epoch)
        wrapped.train()
        total, losses = self.plan.epochs * self.steps_per_epoch, []
        for step in range(self.steps_per_epoch):
            rate = learning_rate_at(epoch * self.steps_per_epoch + step, total, self.plan)
            losses.append(self._run_step(wrapped, self._share(order, step), [epoch, step], rate))
            progress.advance(losses[-1])
        return float(np.mean(losses))

    def _share(self, order: Indices, step: int) -> Indices:
        size = self.plan.batch_size * self.processes.world_size
        return order[step * size : (step + 1) * size][self.processes.rank :: self.processes.world_size]

    def _run_step(self, wrapped: nn.Module, indices: Indices, at: list[int], rate: float) -> float:
        rng = np.random.default_rng([self.plan.seed, *at, self.processes.rank])
        batch = self.job.training_set.batch(indices, rng)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        loss = self.job.loss(wrapped, {name: tensor.to(self.processes.device) for name, tensor in batch.items()})
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimizer.step()
        self.average.update(self.network)
        return float(loss.detach())

    def _close_epoch(self, loss: float, progress: Progress) -> None:
        self.state.epoch += 1
        if not self.processes.is_first:
            return
        with torch.no_grad():
            figures = {"loss": loss, **self.job.tune(self.average.network.eval())}
        value = figures.get(self.job.watch, float(self.state.epoch))
        if value > self.state.best_value:
            weights = {name: tensor.detach().clone() for name, tensor in self.average.network.state_dict().items()}
            self.state.best_value, self.state.best_epoch, self.state.best = value, self.state.epoch, weights
        self.state.history.append(figures)
        self.report(self.job.title, figures, self.state.epoch)  # before the checkpoint: a kill may repeat it
        save_checkpoint(self._as_dict(), self.path)
        words = " ".join(f"{name} {value:.4f}" for name, value in figures.items())
        progress.say(f"epoch {self.state.epoch}/{self.plan.epochs} {words}")

    def _fingerprint(self) -> str:
        plan = asdict(self.plan) | {"options": dict(self.plan.options)}
        told = [self.job.title, self.job.training_set.fingerprint, plan]
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()

    def _as_dict(self) -> dict[str, Any]:
        return {
            "fingerprint": self._fingerprint(),
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "updates": self.average.updates,
            "optimizer": self.optimizer.state_dict(),
            "state": asdict(self.state),
        }

    def _resume(self) -> None:
        if not self.path.exists():
            return
        saved = load_checkpoint(self.path, self._fingerprint())
        self.network.load_state_dict(saved["network"])
        self.average.network.load_state_dict(saved["average"])
        self.average.updates = int(saved["updates"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.state = State(**saved["state"])
