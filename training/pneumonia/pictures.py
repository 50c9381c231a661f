"""Figures for the tracking server: ROC, calibration, confusion, and where the network looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from models.card import Card
from models.metrics import auroc, confusion, reliability, roc_curve
from training.pneumonia.measure import Scored


def draw_all(
    card: Card, scored: Mapping[str, Scored], pictures: NDArray[np.float32], heat_maps: NDArray[np.float32]
) -> dict[str, Figure]:
    """Every figure by file stem.

    Args:
        card: with thresholds.
        scored: the test films, by finding.
        pictures: a few films `(n, size, size)`.
        heat_maps: theirs `(n, h, w)`.
    """
    return {
        "roc": _roc(scored),
        "calibration": _calibration(scored),
        "confusion": _confusion(card, scored),
        "saliency": _saliency(pictures, heat_maps),
    }


def _roc(scored: Mapping[str, Scored]) -> Figure:
    figure, axes = _square("false positive rate", "true positive rate")
    for name, one in scored.items():
        false, true = roc_curve(one.truth, one.probability)
        axes.plot(false, true, label=f"{name}, AUROC {auroc(one.truth, one.probability):.3f}")
    axes.legend(loc="lower right")
    return figure


def _calibration(scored: Mapping[str, Scored]) -> Figure:
    figure, axes = _square("probability told", "share that has the finding")
    for name, one in scored.items():
        told, seen, counts = reliability(one.truth, one.probability)
        filled = counts > 0
        axes.plot(told[filled], seen[filled], marker="o", label=name)
    axes.legend(loc="lower right")
    return figure


def _square(x: str, y: str) -> tuple[Figure, Axes]:
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="gray", linewidth=0.8, linestyle=":")
    axes.set(xlabel=x, ylabel=y, xlim=(0, 1), ylim=(0, 1))
    return figure, axes


def _confusion(card: Card, scored: Mapping[str, Scored]) -> Figure:
    figure, all_axes = plt.subplots(1, len(card.findings), figsize=(4 * len(card.findings), 4), squeeze=False)
    for axes, finding in zip(all_axes[0], card.findings, strict=True):
        one = scored[finding.name]
        found = confusion(one.truth, one.probability >= finding.threshold)
        table = [[found.true_negative, found.false_positive], [found.false_negative, found.true_positive]]
        axes.imshow(table, cmap="Blues")
        for row, column in np.ndindex(2, 2):
            axes.text(column, row, str(table[row][column]), ha="center", va="center")
        axes.set(title=finding.name, xlabel="answer", ylabel="reference", xticks=[0, 1], yticks=[0, 1])
    return figure


def _saliency(pictures: NDArray[np.float32], heat_maps: NDArray[np.float32]) -> Figure:
    figure, all_axes = plt.subplots(2, max(1, len(pictures)), figsize=(2.5 * max(1, len(pictures)), 5), squeeze=False)
    for column, (picture, heat) in enumerate(zip(pictures, heat_maps, strict=True)):
        side = picture.shape[0]
        all_axes[0][column].imshow(picture, cmap="gray", vmin=0, vmax=1)
        all_axes[1][column].imshow(picture, cmap="gray", vmin=0, vmax=1)
        all_axes[1][column].imshow(
            heat, cmap="inferno", vmin=0, vmax=1, alpha=0.45, extent=(0, side, side, 0), interpolation="bicubic"
        )
    _without_ticks(all_axes.ravel().tolist())
    return figure


def _without_ticks(all_axes: Sequence[Axes]) -> None:
    for axes in all_axes:
        axes.axis("off")
