"""The loop: same seed, same weights; killed and resumed, as if it had not been; two processes as one."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.checkpoint import load_checkpoint, save_checkpoint
from training.errors import UnsafeCheckpoint
from training.loop import Figures, Job, fit, learning_rate_at
from training.processes import ALONE, join_processes
from training.recipe import Plan
from training.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]


class Points:
    """Learn to tell whether two numbers sum above zero."""

    fingerprint = "points"

    def order(self, rng: np.random.Generator) -> NDArray[np.int64]:
        return rng.permutation(24)

    def batch(self, indices: NDArray[np.int64], rng: np.random.Generator) -> Mapping[str, Tensor]:
        points = np.random.default_rng(1).standard_normal((24, 2), dtype=np.float32)[indices]
        noisy = points + 0.01 * rng.standard_normal(points.shape, dtype=np.float32)
        truth = (points.sum(axis=1, keepdims=True) > 0).astype(np.float32)
        return {"input": torch.from_numpy(noisy), "truth": torch.from_numpy(truth)}


def toy_job() -> Job:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(2, 8, 1), nn.BatchNorm2d(8), nn.ReLU(), nn.Dropout(0.1), nn.Conv2d(8, 1, 1))
    points = Points()

    def loss(module: nn.Module, batch: Mapping[str, Tensor]) -> Tensor:
        answer = module(batch["input"][:, :, None, None])[:, :, 0, 0]
        return nn.functional.binary_cross_entropy_with_logits(answer, batch["truth"])

    def tune(module: nn.Module) -> Figures:
        batch = points.batch(np.arange(24), np.random.default_rng(0))
        return {"minus_loss": -float(loss(module, batch))}

    return Job("toy", network, points, loss, tune, watch="minus_loss")


def silent(title: str, figures: Figures, epoch: int) -> None:
    """Reports nothing."""


def weights(network: nn.Module) -> Tensor:
    return torch.cat([tensor.float().flatten() for tensor in network.state_dict().values()])


def test_two_seeded_runs_end_with_the_same_weights(toy_plan: Plan, tmp_path: Path) -> None:
    one = fit(toy_job(), toy_plan, tmp_path / "a", ALONE, silent)
    other = fit(toy_job(), toy_plan, tmp_path / "b", ALONE, silent)
    assert torch.equal(weights(one), weights(other))


def test_another_seed_ends_elsewhere(toy_plan: Plan, tmp_path: Path) -> None:
    one = fit(toy_job(), toy_plan, tmp_path / "a", ALONE, silent)
    other = fit(toy_job(), replace(toy_plan, seed=4), tmp_path / "b", ALONE, silent)
    assert not torch.equal(weights(one), weights(other))


def test_the_loss_falls(toy_plan: Plan, tmp_path: Path) -> None:
    losses = []
    fit(toy_job(), replace(toy_plan, epochs=8), tmp_path, ALONE, lambda _, figures, __: losses.append(figures["loss"]))
    assert losses[-1] < 0.8 * losses[0]


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {here!r}]
import torch
torch.set_num_threads(1)
from test_loop import toy_job
from training.loop import fit
from training.processes import ALONE
from training.recipe import Plan
def report(title, figures, epoch):
    if epoch == 2:
        os.kill(os.getpid(), signal.SIGKILL)
plan = Plan(epochs=3, batch_size=4, learning_rate=0.05, size=8, seed=3, ema_decay=0.5)
fit(toy_job(), plan, Path(sys.argv[1]), ALONE, report)
"""


def test_a_killed_run_resumes_to_where_an_undisturbed_one_ends(toy_plan: Plan, tmp_path: Path) -> None:
    code = KILLED.format(root=str(ROOT), here=str(Path(__file__).parent))
    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path / "killed")], capture_output=True, timeout=120)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    epochs: list[int] = []
    resumed = fit(toy_job(), toy_plan, tmp_path / "killed", ALONE, lambda _, __, epoch: epochs.append(epoch))
    assert epochs == [2, 3]  # the second was reported and not yet kept: told again, never lost
    undisturbed = fit(toy_job(), toy_plan, tmp_path / "undisturbed", ALONE, silent)
    assert torch.equal(weights(resumed), weights(undisturbed))


def test_a_checkpoint_of_another_plan_is_refused(toy_plan: Plan, tmp_path: Path) -> None:
    fit(toy_job(), toy_plan, tmp_path, ALONE, silent)
    with pytest.raises(UnsafeCheckpoint, match="another plan"):
        fit(toy_job(), replace(toy_plan, seed=9), tmp_path, ALONE, silent)


def test_a_checkpoint_that_would_run_code_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.pt"
    torch.save({"fingerprint": "x", "path": Path("/")}, path)
    with pytest.raises(UnsafeCheckpoint, match="plain tensors"):
        load_checkpoint(path, "x")


def test_a_torn_checkpoint_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "torn.pt"
    save_checkpoint({"fingerprint": "x", "tensor": torch.zeros(100)}, path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UnsafeCheckpoint, match="plain tensors"):
        load_checkpoint(path, "x")


def test_the_rate_rises_and_falls() -> None:
    plan = Plan(learning_rate=1.0, warmup=0.1)
    rates = [learning_rate_at(step, 100, plan) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert max(rates) == pytest.approx(1.0)
    assert rates[-1] < 0.001


DISTRIBUTED = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}, {here!r}]
import torch
torch.set_num_threads(1)
from test_loop import toy_job, weights
from training.loop import fit
from training.processes import join_processes
from training.recipe import Plan
from training.settings import read_settings
plan = Plan(epochs=2, batch_size=4, learning_rate=0.05, size=8, seed=3, ema_decay=0.5)
settings = read_settings()
with join_processes(settings) as processes:
    job = toy_job()
    fit(job, plan, Path(sys.argv[1]), processes, lambda *_: None)
    parameters = torch.cat([p.detach().flatten() for p in job.network.parameters()])
    torch.save(parameters, Path(sys.argv[1]) / f"rank{{settings.rank}}.pt")
"""


def test_two_processes_keep_the_same_weights_and_one_writes(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(DISTRIBUTED.format(root=str(ROOT), here=str(Path(__file__).parent)), encoding="utf-8")
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2", "--standalone", str(script)]
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, timeout=240)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    ranks = [torch.load(tmp_path / f"rank{rank}.pt", weights_only=True) for rank in (0, 1)]
    assert torch.equal(*ranks)
    assert (tmp_path / "toy.pt").is_file()


def test_alone_without_torchrun() -> None:
    with join_processes(read_settings({})) as processes:
        assert processes.is_first
        network = nn.Linear(1, 1)
        assert processes.wrap(network) is network
