"""Pneumonia, and bacterial v viral, on frontal AP chest films of children of 1 to 5 years.

EfficientNet-lite0 from ImageNet, early blocks frozen; first on small pictures, then at full size; balanced batches
that are strongly changed, because the official test differs from the training films; the average of the weights of
the epoch that does best on the tune split. The official test is measured once, after everything is chosen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from torch import nn

from models.card import Card, Result
from training.loop import Job
from training.pneumonia.films import Films, read_films
from training.pneumonia.fitting import FilmTrainingSet, fitting_job, tune_figures
from training.pneumonia.network import PneumoniaNetwork, pretrained_network
from training.recipe import Plan, Predict, Product
from training.workbench import Workbench

NAME = "paediatric_pneumonia"

PLAN = Plan(
    epochs=3,
    batch_size=24,
    learning_rate=4e-4,
    weight_decay=0.02,
    warmup=0.08,
    ema_decay=0.995,
    size=224,
    options={
        "tune_share": 0.12,
        "frozen_blocks": 5,
        "per_epoch": 4400,
        "coarse_size": 160,
        "coarse_epochs": 4,
        "coarse_learning_rate": 8e-4,
        "compare_size": 128,
        "compare_per_epoch": 1200,
        "compare_epochs": 2,
    },
)


class PaediatricPneumonia:
    """The recipe; see the module."""

    name = NAME
    version = "1.0.0"
    plan = PLAN
    floors: Mapping[tuple[str, str], float] = {
        ("auroc_pneumonia", "kermany"): 0.96,
        ("balanced_accuracy_pneumonia", "kermany"): 0.88,
        ("auroc_bacterial", "kermany"): 0.90,
    }

    def prepare(self, data: Path, plan: Plan) -> Films:
        """Read, version, split, refuse on leakage, decode."""
        return read_films(data, plan.size, plan.seed, _number(plan, "tune_share"))

    def train(self, prepared: Films, plan: Plan, workbench: Workbench) -> nn.Module:
        """Fit coarse and fine, then compare the two starts."""
        frozen = int(_number(plan, "frozen_blocks"))
        coarse = replace(plan, epochs=int(_number(plan, "coarse_epochs")))
        coarse = replace(coarse, learning_rate=_number(plan, "coarse_learning_rate"))
        size, per_epoch = int(_number(plan, "coarse_size")), int(_number(plan, "per_epoch"))
        first = workbench.fit(_job("coarse", pretrained_network(frozen), prepared, plan, size, per_epoch), coarse)
        network = PneumoniaNetwork(frozen)
        network.load_state_dict(first.state_dict())
        fitted = workbench.fit(_job("fine", network, prepared, plan, plan.size, per_epoch), plan)
        self._compare_starts(prepared, plan, workbench)
        return fitted

    def finish(self, prepared: Films, network: nn.Module, plan: Plan, workbench: Workbench) -> Product:
        """Calibrate, set limits and the gate on the tune split, measure, write the card."""
        from training.pneumonia.finish import finish_model

        return finish_model(self, prepared, network, plan, workbench)

    def measure(self, prepared: Films, card: Card, predict: Predict) -> Sequence[Result]:
        """The official test, through any runtime."""
        from training.pneumonia.measure import measure_films

        return measure_films(prepared, prepared.where("test"), "test", card, predict)

    def _compare_starts(self, films: Films, plan: Plan, workbench: Workbench) -> None:
        """ImageNet weights against random ones under one small budget, judged on the tune split."""
        size, per_epoch = int(_number(plan, "compare_size")), int(_number(plan, "compare_per_epoch"))
        small = replace(plan, epochs=int(_number(plan, "compare_epochs")), ema_decay=0.9)
        found = {}
        for title, network in (("imagenet", pretrained_network(0)), ("scratch", PneumoniaNetwork(0))):
            job = _job(f"start_{title}", network, films, plan, size, per_epoch)
            found[title] = dict(job.tune(workbench.fit(job, small)))
        if workbench.processes.is_first:
            (workbench.folder / "starts.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def _job(title: str, network: nn.Module, films: Films, plan: Plan, size: int, per_epoch: int) -> Job:
    cases = FilmTrainingSet(films, films.where("train"), per_epoch, size)
    return fitting_job(title, network, cases, tune_figures(films, films.where("tune"), size, plan.seed))


def _number(plan: Plan, name: str) -> float:
    """An option of the plan, by the recipe's default where the plan does not say."""
    value = plan.options.get(name, PLAN.options[name])
    return float(value) if isinstance(value, int | float) else float(str(value))


RECIPE = PaediatricPneumonia()
