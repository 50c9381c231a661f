"""Figures a person looks at: ROC, calibration, decision curve, learning curve, what each input adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from models.decision_curve import decision_curve
from models.metrics import reliability, roc_curve
from training.tables.feature import Numbers
from training.tables.measure import Scored

BINS = 10


def roc_figure(scored: Scored, baselines: Mapping[str, Numbers]) -> Figure:
    """The model, and each published score."""
    figure = Figure(figsize=(5, 5))
    axes = figure.add_subplot()
    axes.plot(*roc_curve(scored.truth, scored.probability), label="model")
    for name, values in baselines.items():
        known = ~np.isnan(values)
        axes.plot(*roc_curve(scored.truth[known], values[known]), label=name)
    axes.plot([0, 1], [0, 1], color="grey", linestyle=":")
    axes.set_xlabel("1 − specificity")
    axes.set_ylabel("sensitivity")
    axes.legend()
    return figure


def calibration_figure(scored: Scored) -> Figure:
    """Observed share by told probability, tenths of the rows, and the histogram."""
    figure = Figure(figsize=(5, 6))
    above, below = figure.subplots(2, height_ratios=[3, 1], sharex=True)
    edges = np.unique(np.quantile(scored.probability, np.linspace(0, 1, BINS + 1)))
    place = np.clip(np.searchsorted(edges, scored.probability, side="right") - 1, 0, len(edges) - 2)
    told = [scored.probability[place == one].mean() for one in np.unique(place)]
    seen = [scored.truth[place == one].mean() for one in np.unique(place)]
    above.plot(told, seen, "o-", label="tenths of the rows")
    wide, share, counts = reliability(scored.truth, scored.probability)
    above.scatter(wide, share, s=4 + 60 * counts / max(counts.max(), 1), alpha=0.5, label="equal widths")
    above.plot([0, 1], [0, 1], color="grey", linestyle=":")
    above.set_ylabel("observed")
    above.legend()
    below.hist(scored.probability, bins=40, range=(0, 1))
    below.set_xlabel("told probability, test rows")
    return figure


def decision_figure(scored: Scored, threshold: float) -> Figure:
    """Net benefit against treating all and none."""
    figure = Figure(figsize=(6, 4))
    axes = figure.add_subplot()
    places = np.linspace(0.01, min(0.95, max(0.2, 3 * threshold)), 80)
    model, everybody = decision_curve(scored.truth, scored.probability, places)
    axes.plot(places, model, label="model")
    axes.plot(places, everybody, label="all")
    axes.axhline(0, color="grey", label="none")
    axes.axvline(threshold, color="grey", linestyle=":")
    axes.set_ylim(-0.05, max(0.05, 1.1 * float(model.max())))
    axes.set_xlabel("threshold probability")
    axes.set_ylabel("net benefit")
    axes.legend()
    return figure


def learning_figure(curve: Mapping[str, Sequence[tuple[int, float]]]) -> Figure:
    """Test AUROC by training rows."""
    figure = Figure(figsize=(6, 4))
    axes = figure.add_subplot()
    for name, points in curve.items():
        axes.plot([rows for rows, _ in points], [value for _, value in points], "o-", label=name)
    axes.set_xlabel("training rows")
    axes.set_ylabel("AUROC on the test rows")
    axes.legend()
    return figure


def amounts_figure(names: Sequence[str], contributions: Numbers) -> Figure:
    """Mean size of what each input adds, in log-odds."""
    sums = {name: np.zeros(len(contributions)) for name in names}
    for place, name in enumerate(names):
        sums[name] = sums[name] + contributions[:, place]
    sizes = sorted(((float(np.abs(values).mean()), name) for name, values in sums.items()), reverse=True)[:30][::-1]
    figure = Figure(figsize=(7, 0.25 * len(sizes) + 1.5))
    axes = figure.add_subplot()
    axes.barh([name for _, name in sizes], [size for size, _ in sizes])
    axes.set_xlabel("mean |contribution|, log-odds, test rows")
    figure.tight_layout()
    return figure
