"""The fits of a lung-field run: one on every source, and one leaving each source out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import torch
from monai.losses.dice import DiceCELoss
from numpy.typing import NDArray
from torch import Tensor, nn

from models.overlap import dice
from training.augment import Strength
from training.loop import Figures, Job
from training.recipe import Plan
from training.segmentation.films import Films, is_shippable, normalised
from training.segmentation.network import EfficientUNet
from training.segmentation.training_set import FilmTrainingSet
from training.workbench import Workbench

STRENGTH = Strength(flip=0.25)
CLASSES = 3
MAIN = "all_sources"


def fit_titles(films: Films) -> Mapping[str, tuple[str, ...]]:
    """Title of each fit, to the sources it learns from."""
    sources = films.sources
    titles = {MAIN: sources}
    if len(sources) > 1:
        titles |= {f"without_{left_out}": tuple(s for s in sources if s != left_out) for left_out in sources}
    return titles


def fit_all(films: Films, plan: Plan, workbench: Workbench) -> Mapping[str, nn.Module]:
    """Every fit by title; those that are finished already are read from their checkpoints."""
    shorter = replace(plan, epochs=min(plan.epochs, int(str(plan.options["epochs_without_a_source"]))))
    return {
        title: workbench.fit(lung_job(films, title, sources, plan), plan if title == MAIN else shorter)
        for title, sources in fit_titles(films).items()
    }


def lung_job(films: Films, title: str, sources: tuple[str, ...], plan: Plan) -> Job:
    """One fit on the training films of some sources that may train a shipped model."""
    torch.manual_seed(plan.seed)
    network = EfficientUNet(CLASSES, is_pretrained=bool(plan.options["is_pretrained"]))
    criterion = DiceCELoss(include_background=False, to_onehot_y=True, softmax=True, lambda_dice=1.0, lambda_ce=1.0)

    def loss(module: nn.Module, batch: Mapping[str, Tensor]) -> Tensor:
        found: Tensor = criterion(module(batch["input"]), batch["labels"])
        return found

    training_set = FilmTrainingSet(films, _balanced(films, sources, plan), STRENGTH, title)
    return Job(title, network, training_set, loss, _tune(films, sources), watch="tune_dice")


def _balanced(films: Films, sources: tuple[str, ...], plan: Plan) -> NDArray[np.int64]:
    """Training films, small sources repeated until an epoch has enough of each."""
    least = int(str(plan.options["least_per_source" if len(sources) > 1 else "least_of_one_source"]))
    chosen = []
    for source in sources:
        indices = np.array([i for i in films.where("train", [source]) if is_shippable(films.rows[i])], dtype=np.int64)
        chosen.append(np.tile(indices, max(1, round(least / max(1, len(indices))))))
    return np.concatenate(chosen)


def _tune(films: Films, sources: tuple[str, ...]) -> Callable[[nn.Module], Figures]:
    """Mean Dice of both lungs on the tune films, at the network's size, each source alike."""

    def figures(network: nn.Module) -> Figures:
        by_source: dict[str, list[float]] = {}
        for source in sources:
            indices = films.where("tune", [source])
            found = predict_classes(network, films, indices)
            scores = [dice(found[k] > 0, films.labels[i] > 0) for k, i in enumerate(indices)]
            sides = [dice(found[k] == c, films.labels[i] == c) for k, i in enumerate(indices) for c in (1, 2)]
            by_source |= {f"tune_dice_{source}": scores, f"tune_sides_{source}": sides} if scores else {}
        means = {name: float(np.mean(values)) for name, values in by_source.items()}
        whole = [value for name, value in means.items() if name.startswith("tune_dice_")]
        return {"tune_dice": float(np.mean(whole)) if whole else 0.0, **means}

    return figures


def predict_classes(network: nn.Module, films: Films, indices: NDArray[np.int64], batch: int = 16) -> NDArray[np.uint8]:
    """`(n, size, size)` classes 0, 1, 2 by the greater logit."""
    device = next(network.parameters()).device
    found = [np.zeros((0, *films.labels.shape[1:]), dtype=np.uint8)]
    for start in range(0, len(indices), batch):
        inputs = torch.from_numpy(normalised(films.pictures[indices[start : start + batch]])).to(device)
        found.append(network(inputs).argmax(dim=1).to(torch.uint8).cpu().numpy())
    return np.concatenate(found)


def source_counts(films: Films) -> Mapping[str, tuple[int, int]]:
    """Films and patients of each part and source, keyed `part/source`."""
    counts: dict[str, tuple[int, int]] = {}
    for part in ("train", "tune", "test", "excluded"):
        for source in films.sources:
            rows = [films.rows[i] for i in films.where(part, [source])]
            counts[f"{part}/{source}"] = (len(rows), len({row.patient_id for row in rows}))
    return counts
