"""Figures a person looks at: overlays, Dice histograms, and how the gate parts good films from the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from training.recipe import Predict
from training.segmentation.films import Films, normalised
from training.segmentation.gate_fit import KindFigures
from training.segmentation.graph import SEGMENTS
from training.segmentation.measure import FilmScore


def overlay_figure(films: Films, indices: Sequence[int], predict: Predict) -> Figure:
    """Films with the reference's outline (white) and the found lungs (blue right, orange left)."""
    figure = Figure(figsize=(12, 3 * (len(indices) + 3) // 4))
    for place, index in enumerate(indices):
        axes = figure.add_subplot((len(indices) + 3) // 4, 4, place + 1)
        found = predict(normalised(films.pictures[index : index + 1]))[SEGMENTS][0] >= 0.5
        axes.imshow(_tinted(films.pictures[index], found))
        axes.contour(films.labels[index] > 0, levels=[0.5], colors="white", linewidths=0.7)
        axes.set_axis_off()
    figure.tight_layout()
    return figure


def _tinted(picture: NDArray[np.float32], found: NDArray[np.bool_]) -> NDArray[np.float32]:
    colour = np.repeat(picture[:, :, None], 3, axis=2)
    for mask, tint in zip(found, ((0.0, 0.63, 1.0), (1.0, 0.63, 0.0)), strict=True):
        colour[mask] = 0.6 * colour[mask] + 0.4 * np.asarray(tint, dtype=np.float32)
    return colour


def dice_figure(by_source: Mapping[str, Sequence[FilmScore]]) -> Figure:
    """Histogram of Dice, one line a source."""
    figure = Figure(figsize=(6, 4))
    axes = figure.add_subplot()
    for source, scores in by_source.items():
        axes.hist([score.dice for score in scores], bins=40, range=(0.8, 1), histtype="step", label=source)
    axes.set_xlabel("Dice of both lungs, test films")
    axes.set_ylabel("films")
    axes.legend()
    return figure


def gate_figure(kinds: Sequence[KindFigures]) -> Figure:
    """AUROC of every kind that was left out, with its interval."""
    figure = Figure(figsize=(7, 0.3 * len(kinds) + 1.5))
    axes = figure.add_subplot()
    for place, one in enumerate(kinds):
        axes.plot([one.auroc.ci_low, one.auroc.ci_high], [place, place], color="tab:blue")
        axes.plot(one.auroc.value, place, "o", color="tab:blue")
    axes.set_yticks(range(len(kinds)), [one.kind for one in kinds])
    axes.axvline(0.98, color="grey", linestyle=":")
    axes.set_xlabel("AUROC against good test films; this kind was not taught")
    figure.tight_layout()
    return figure
