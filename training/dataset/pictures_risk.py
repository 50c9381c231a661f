"""Pictures of a version's privacy: how many people are alike, and the risks before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from datasets.privacy.risk import Risk
from training.dataset.pictures_svg import ALARM, FIRST, SECOND

GROUPS = ((1, 1), (2, 4), (5, 9), (10, 19), (20, 49), (50, 99), (100, None))
"""Sizes of classes, from and to; the last is open."""


def group_shares(risk: Risk) -> list[float]:
    """Share of people in classes of each group of sizes, 0 to 1."""
    people = max(risk.people, 1)
    return [
        sum(count for size, count in risk.sizes.items() if low <= size and (high is None or size <= high)) / people
        for low, high in GROUPS
    ]


def group_names() -> list[str]:
    """As `1` and `2–4`."""
    return [f"{low}" if low == high else f"{low}–{high}" if high else f"≥ {low}" for low, high in GROUPS]


def sizes_figure(risks: Mapping[str, Risk], k: int, words: tuple[str, str]) -> Figure:
    """People by the size of their class, before and after.

    Args:
        risks: what it is called → risk; one or two.
        k: the goal, drawn as a line.
        words: names of the axes.
    """
    figure = Figure(figsize=(7, 3.4), layout="constrained")
    axes = figure.add_subplot()
    width = 0.8 / len(risks)
    for place, (name, risk) in enumerate(risks.items()):
        at = np.arange(len(GROUPS)) + (place - (len(risks) - 1) / 2) * width
        bars = axes.bar(
            at, [100 * share for share in group_shares(risk)], width, color=(FIRST, SECOND)[place], label=name
        )
        axes.bar_label(bars, fmt=lambda value: f"{value:.0f}" if value >= 1 else "", fontsize=7)
    first_safe = next((place for place, (low, _) in enumerate(GROUPS) if low >= k), len(GROUPS))
    axes.axvline(first_safe - 0.5, color=ALARM, linestyle="--", label=f"k = {k}")
    axes.set_xticks(range(len(GROUPS)), group_names())
    axes.set_xlabel(words[0])
    axes.set_ylabel(words[1])
    axes.legend()
    return figure


def risk_figure(risks: Mapping[str, Risk], names: Sequence[str], label: str) -> Figure:
    """Risks in percent, before and after; `names` are those of the five measures, `label` that of the axis."""
    figure = Figure(figsize=(7, 3.2), layout="constrained")
    axes = figure.add_subplot()
    width = 0.8 / len(risks)
    for place, (name, risk) in enumerate(risks.items()):
        values = [100 * value for value in measures(risk)]
        bars = axes.barh(
            np.arange(len(values)) + (place - 0.5) * width, values, width, color=(FIRST, SECOND)[place], label=name
        )
        axes.bar_label(bars, fmt=" %.1f", fontsize=8)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlim(0, 112)
    axes.set_xlabel(label)
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2)
    return figure


def measures(risk: Risk) -> tuple[float, ...]:
    """The five that are drawn and listed, 0 to 1."""
    return risk.prosecutor_max, risk.prosecutor_mean, risk.unique, risk.below_5, risk.below_10
