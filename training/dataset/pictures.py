"""Pictures of a version's quality: what is missing when, each test's values, how many rows each month brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

import numpy as np
import pyarrow as pa
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from datasets.quality.columns import months, numbers, texts
from datasets.quality.drift import TIMES
from datasets.quality.presence import missing_by_bin
from datasets.quality.ranges import Range, plausible_ranges
from training.dataset.pictures_svg import ALARM, FIRST, INK, MUTED

MOST_BINS, MOST_TESTS, FEWEST_VALUES, ACROSS = 24, 24, 30, 4
BLUE = (0.23, 0.51, 0.77)
"""Of the heat map, seen on light and on dark; the share is its opacity."""


def missing_figure(tables: Mapping[str, pa.Table], words: tuple[str, str]) -> Figure:
    """Missing values, column by month; the first stripe is of all rows. `words`: what `all` and `month` are called."""
    labels, stripes, bins = _stripes(tables)
    shares = np.array(stripes, dtype=float).reshape(len(labels), -1)
    picture = np.zeros((*shares.shape, 4))
    picture[..., :3], picture[..., 3] = BLUE, np.nan_to_num(shares)
    figure = Figure(figsize=(8, 0.19 * len(labels) + 1), layout="constrained")
    axes = figure.add_subplot()
    axes.imshow(picture, aspect="auto", interpolation="nearest")
    for place, share in enumerate(shares[:, 0]):
        axes.text(0, place, f"{100 * share:.0f}", ha="center", va="center", fontsize=7)
    axes.set_yticks(range(len(labels)), labels, fontsize=7)
    every = range(1, shares.shape[1], max(1, (shares.shape[1] - 1) // 8))
    axes.set_xticks([0, *every], [f"{words[0]}, %", *(bins[place - 1] for place in every)], fontsize=7, rotation=30)
    axes.axvline(0.5, color=MUTED, linewidth=0.8)
    axes.set_xlabel(words[1])
    return figure


def _stripes(tables: Mapping[str, pa.Table]) -> tuple[list[str], list[list[float]], list[str]]:
    """Labels, shares (all rows, then each bin) and the names of the bins of months."""
    when = {name: months(tables[name], column) for name, column in TIMES.items() if name in tables}
    known = [times[~np.isnat(times)] for times in when.values()]
    every = np.concatenate(known).astype(np.int64) if known else np.zeros(0, dtype=np.int64)
    first, last = (int(every.min()), int(every.max())) if len(every) else (0, 0)
    width = max(1, -(-(last - first + 1) // MOST_BINS))
    count = (last - first) // width + 1
    labels: list[str] = []
    stripes: list[list[float]] = []
    for name, table in tables.items():
        times = when.get(name, np.full(len(table), np.datetime64("NaT"), dtype="datetime64[M]"))
        bins = np.where(np.isnat(times), -1, (times.astype(np.int64) - first) // width)
        for column, shares in missing_by_bin(name, table, bins, count).items():
            labels.append(f"{name}.{column}")
            stripes.append([table[column].null_count / max(len(table), 1), *shares.tolist()])
    return labels, stripes, [str(np.datetime64(first + place * width, "M")) for place in range(count)]


def values_figure(table: pa.Table, words: tuple[str, str]) -> Figure | None:
    """Each test's values in its unit with the bounds of what is plausible; `None` when no test has 30 values.

    Args:
        table: of observations.
        words: what `results` and `beyond the plausible` are called.
    """
    tests, units, values = texts(table, "test"), texts(table, "unit"), numbers(table, "value")
    loincs, good = texts(table, "loinc"), ~np.isnan(values)
    chosen = _commonest(tests[good])
    if not chosen:
        return None
    down = -(-len(chosen) // ACROSS)
    figure = Figure(figsize=(9, 1.9 * down), layout="constrained")
    for axes, test in zip_longest(figure.subplots(down, ACROSS, squeeze=False).flat, chosen):
        if test is None:
            axes.set_axis_off()
            continue
        here = good & (tests == test)
        _values(axes, values[here], plausible_ranges().get(test), words)
        axes.set_title(f"{test}\n{loincs[here][0] or '–'}, {units[here][0] or '–'}", fontsize=8)
    return figure


def _commonest(tests: NDArray[np.object_]) -> list[str]:
    names, counts = np.unique(np.array([one for one in tests if one is not None], dtype=np.str_), return_counts=True)
    ranked = sorted(zip((-counts).tolist(), names.tolist(), strict=True))
    return [name for count, name in ranked if -count >= FEWEST_VALUES][:MOST_TESTS]


def _values(axes: Axes, values: NDArray[np.float64], wide: Range | None, words: tuple[str, str]) -> None:
    low, high = np.quantile(values, [0.002, 0.998])
    margin = 0.05 * (high - low) or 1.0
    axes.hist(values, bins=30, range=(low - margin, high + margin), color=FIRST)
    told = f"{len(values)} {words[0]}"
    if wide is not None:
        beyond = int(((values < wide.low) | (values > wide.high)).sum())
        told += f"\n{beyond} {words[1]}"
        for bound in (wide.low, wide.high):
            if low - margin <= bound <= high + margin:
                axes.axvline(bound, color=ALARM, linestyle="--")
    axes.text(0.98, 0.97, told, transform=axes.transAxes, ha="right", va="top", fontsize=7)
    axes.set_yticks([])
    axes.tick_params(labelsize=7)


def months_figure(counts: Mapping[str, Mapping[str, int]], names: Mapping[str, str]) -> Figure | None:
    """Rows of each table by month; `None` when no table has a month."""
    if not counts:
        return None
    figure = Figure(figsize=(9, 1.2 * len(counts) + 0.4), layout="constrained")
    every = sorted({month for table in counts.values() for month in table})
    for axes, (table, told) in zip(figure.subplots(len(counts), 1, squeeze=False).flat, counts.items(), strict=True):
        axes.bar(range(len(every)), [told.get(month, 0) for month in every], color=FIRST)
        axes.set_xticks(*_ticks(every), fontsize=7)
        axes.tick_params(labelsize=7)
        axes.set_title(names[table], loc="left", fontsize=8, color=INK)
    return figure


def _ticks(every: Sequence[str]) -> tuple[list[int], list[str]]:
    step = max(1, len(every) // 8)
    return list(range(0, len(every), step)), [every[place] for place in range(0, len(every), step)]
