"""Agreement beyond chance, of two readers and of many, with missing readings.

Every function takes `counts`, `(items, categories)`: how many readers said each category of each item. `nan` means that
the figure is not defined: fewer than two readers on every item, or only one category in all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]
Metric = Literal["nominal", "ordinal", "interval"]
NOT_DEFINED = float("nan")


def cohen_kappa(table: NDArray[np.float64]) -> float:
    """Cohen's kappa of two readers.

    Args:
        table: `(categories, categories)`, items by what the first and the second reader said.

    **Source:** Cohen 1960, Educ Psychol Meas 20:37–46, doi:10.1177/001316446002000104.
    """
    total = table.sum()
    if not total:
        return NOT_DEFINED
    observed = float(np.trace(table)) / total
    expected = float(table.sum(axis=0) @ table.sum(axis=1)) / total**2
    return _beyond(observed, expected)


def fleiss_kappa(counts: Counts) -> float:
    """Fleiss' kappa; items must have the same number of readers, so those with another number are left out.

    **Source:** Fleiss 1971, Psychol Bull 76:378–382, doi:10.1037/h0031619.
    """
    readers = counts.sum(axis=1)
    full = readers.max(initial=0)
    kept = counts[(readers == full) & (full > 1)]
    if not len(kept):
        return NOT_DEFINED
    observed = float(((kept**2).sum(axis=1) - full).mean()) / (full * (full - 1))
    shares = kept.sum(axis=0) / kept.sum()
    return _beyond(observed, float((shares**2).sum()))


def krippendorff_alpha(counts: Counts, metric: Metric = "nominal", values: Sequence[float] = ()) -> float:
    """Krippendorff's alpha; items with fewer than two readings do not count.

    Args:
        counts: `(items, categories)`.
        metric: how far two categories are from each other.
        values: of the categories, for `interval`; their order alone counts for `ordinal`.

    **Source:** Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Hayes & Krippendorff 2007,
    doi:10.1080/19312450709336664.
    """
    readers = counts.sum(axis=1)
    kept, readers = counts[readers > 1], readers[readers > 1]
    if not len(kept):
        return NOT_DEFINED
    weighted = kept / (readers - 1)[:, None]
    coincidences = weighted.T @ kept - np.diag(weighted.sum(axis=0))
    totals = coincidences.sum(axis=0)
    total = totals.sum()
    distances = _distances(metric, totals, np.asarray(values or range(counts.shape[1]), dtype=np.float64))
    expected = float((np.outer(totals, totals) * distances).sum())
    if not expected:
        return NOT_DEFINED
    return 1 - float((total - 1) * (coincidences * distances).sum()) / expected


def percent_agreement(counts: Counts) -> float:
    """Share of pairs of readings of the same item that agree, 0 to 1; of two readers simply the share of items."""
    readers = counts.sum(axis=1)
    pairs = readers * (readers - 1)
    if not pairs.sum():
        return NOT_DEFINED
    return float((counts * (counts - 1)).sum() / pairs.sum())


def pabak(counts: Counts) -> float:
    """Prevalence- and bias-adjusted kappa, `(k p − 1) / (k − 1)` of the k categories that there could be.

    **Source:** Byrt, Bishop & Carlin 1993, J Clin Epidemiol 46:423–429, doi:10.1016/0895-4356(93)90018-V
    (`2 p − 1` for two); Brennan & Prediger 1981 for more.
    """
    categories = counts.shape[1]
    return (categories * percent_agreement(counts) - 1) / (categories - 1) if categories > 1 else NOT_DEFINED


def bootstrap_interval(
    groups: NDArray[np.int64], statistic: Callable[[NDArray[np.int64]], float], repeats: int = 1000, seed: int = 2026
) -> tuple[float, float]:
    """95 % percentile interval by drawing patients, each with all of their items.

    Args:
        groups: `(items,)`, the number of each item's patient, from 0.
        statistic: of the places of the drawn items.
        repeats: how often patients are drawn.
        seed: of the draws; the same gives the same interval.

    Returns:
        Lower and upper bound; `nan` where fewer than half of the draws define the statistic, or with one patient.

    **Source:** Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13 (percentile interval).
    """
    places = [np.flatnonzero(groups == each) for each in range(int(groups.max(initial=-1)) + 1)]
    if len(places) < 2:
        return NOT_DEFINED, NOT_DEFINED
    rng = np.random.default_rng(seed)
    drawn = (
        np.concatenate([places[each] for each in rng.integers(len(places), size=len(places))]) for _ in range(repeats)
    )
    found = np.asarray([statistic(each) for each in drawn])
    found = found[np.isfinite(found)]
    if 2 * len(found) < repeats:
        return NOT_DEFINED, NOT_DEFINED
    low, high = np.percentile(found, (2.5, 97.5))
    return float(low), float(high)


def dice(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> float:
    """Dice coefficient of two masks of one shape; `nan` where both are empty.

    **Source:** Dice 1945, doi:10.2307/1932409.

    Raises:
        ValueError: the shapes differ.
    """
    if first.shape != second.shape:
        raise ValueError("expected two masks of one shape")
    total = int(first.sum()) + int(second.sum())
    return 2 * int((first & second).sum()) / total if total else NOT_DEFINED


def _beyond(observed: float, expected: float) -> float:
    return (observed - expected) / (1 - expected) if expected < 1 else NOT_DEFINED


def _distances(metric: Metric, totals: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    if metric == "interval":
        return np.asarray(np.subtract.outer(values, values) ** 2)
    if metric == "nominal":
        return 1 - np.eye(len(totals))
    until = np.cumsum(totals)
    middle = until - totals / 2
    return np.asarray(np.subtract.outer(middle, middle) ** 2)
