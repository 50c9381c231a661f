"""How far readers agree, by finding: kappa, alpha, share, with intervals by patient; Dice of segmentations."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.labels.errors import InvalidLabels
from datasets.labels.items import Item
from datasets.labels.label import TOLD, Told
from datasets.labels.seg import masks_of
from datasets.labels.statistics import (
    bootstrap_interval,
    cohen_kappa,
    dice,
    fleiss_kappa,
    krippendorff_alpha,
    pabak,
    percent_agreement,
)

Matrix = NDArray[np.int64]
MISSING = -1
ALWAYS: frozenset[Told] = frozenset(("present", "absent"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval by patient; `None` where it is not defined.

    Attributes:
        items, patients: that it is of; of Fleiss' kappa only those that every reader read.
    """

    value: float | None
    low: float | None
    high: float | None
    items: int
    patients: int

    def as_text(self) -> str:
        """Value, interval and number of items."""
        value = "–" if self.value is None else f"{self.value:.3f}"
        interval = "" if self.low is None else f" ({self.low:.3f} – {self.high:.3f})"
        return f"{value}{interval}; n = {self.items}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one finding, of two readers or of all.

    Attributes:
        finding: `system|code`.
        readers: whose readings were compared.
        items: with at least two readings.
        patients: that the items are of.
        contradictions: readings left out because the reader said two things of one part.
        categories: present, absent, and what else anyone said.
        figures: by name: cohen_kappa (two readers), fleiss_kappa (three and more), krippendorff_alpha, percent, pabak.
    """

    finding: str
    readers: tuple[str, ...]
    items: int
    patients: int
    contradictions: int
    categories: tuple[Told, ...]
    figures: dict[str, Figure]

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


def agreement_of(items: Sequence[Item], repeats: int = 1000, seed: int = 2026) -> Iterator[Agreement]:
    """For each finding: all readers together, and each two of them where there are more."""
    by_finding: dict[str, list[Item]] = {}
    for item in items:
        by_finding.setdefault(str(item.finding), []).append(item)
    for finding, own in sorted(by_finding.items()):
        readers = tuple(sorted({reader for item in own for reader in item.said}))
        if len(readers) < 2:
            continue
        yield _agreement(finding, own, readers, (repeats, seed))
        if len(readers) > 2:
            yield from (_agreement(finding, own, pair, (repeats, seed)) for pair in combinations(readers, 2))


def dice_between(first: Dataset, second: Dataset) -> dict[str, float]:
    """Dice by property code over the instances that both segmentations lie on; `nan` where both are empty.

    Raises:
        InvalidLabels: they lie on no instance together, or their masks differ in shape.
        UnreadableInstance: pixels are damaged.
    """
    found: dict[str, float] = {}
    ours, theirs = _by_code(first), _by_code(second)
    for code in sorted(ours.keys() & theirs.keys()):
        shared = sorted(ours[code].keys() & theirs[code].keys())
        if any(ours[code][key].shape != theirs[code][key].shape for key in shared):
            raise InvalidLabels("expected segmentations of one size, got masks of another shape")
        if shared:
            pairs = [(ours[code][key].ravel(), theirs[code][key].ravel()) for key in shared]
            found[code] = dice(np.concatenate([a for a, _ in pairs]), np.concatenate([b for _, b in pairs]))
    if not found:
        raise InvalidLabels("expected segmentations of the same structure on the same images, got none in common")
    return found


def _by_code(dataset: Dataset) -> dict[str, dict[str, NDArray[np.bool_]]]:
    found: dict[str, dict[str, NDArray[np.bool_]]] = {}
    for (code, _), masks in masks_of(dataset).items():
        own = found.setdefault(code, {})
        for key, mask in masks.items():
            own[key] = own[key] | mask if key in own else mask
    return found


def _agreement(finding: str, items: Sequence[Item], readers: tuple[str, ...], drawing: tuple[int, int]) -> Agreement:
    used = {value for item in items for told in item.said.values() for value in told}
    categories = tuple(value for value in TOLD if value in used | ALWAYS)
    matrix = np.asarray([[_code(item, reader, categories) for reader in readers] for item in items], dtype=np.int64)
    kept = (matrix != MISSING).sum(axis=1) > 1
    matrix, own = matrix[kept], [item for item, is_kept in zip(items, kept, strict=True) if is_kept]
    patients = sorted({item.patient for item in own})
    groups = np.asarray([patients.index(item.patient) for item in own], dtype=np.int64)
    contradictions = sum(len(item.said.get(reader, ())) > 1 for item in items for reader in readers)
    figures = _figures(matrix, groups, len(categories), drawing)
    return Agreement(finding, readers, len(own), len(patients), contradictions, categories, figures)


def _code(item: Item, reader: str, categories: Sequence[Told]) -> int:
    said = item.said.get(reader, frozenset())
    return categories.index(next(iter(said))) if len(said) == 1 else MISSING


def _figures(matrix: Matrix, groups: Matrix, categories: int, drawing: tuple[int, int]) -> dict[str, Figure]:
    repeats, seed = drawing
    counts = np.stack([(matrix == each).sum(axis=1) for each in range(categories)], axis=1).astype(np.float64)
    everything, is_full = np.arange(len(matrix)), (matrix != MISSING).all(axis=1)
    statistics: dict[str, Callable[[Matrix], float]] = {
        "krippendorff_alpha": lambda rows: krippendorff_alpha(counts[rows]),
        "percent": lambda rows: percent_agreement(counts[rows]),
        "pabak": lambda rows: pabak(counts[rows]),
    }
    if matrix.shape[1] == 2:
        statistics["cohen_kappa"] = lambda rows: cohen_kappa(_table(matrix[rows], categories))
    else:
        statistics["fleiss_kappa"] = lambda rows: fleiss_kappa(counts[rows[is_full[rows]]])
    figures = {}
    for name, statistic in sorted(statistics.items()):
        value, low, high = map(_told, (statistic(everything), *bootstrap_interval(groups, statistic, repeats, seed)))
        own = groups[is_full] if name == "fleiss_kappa" else groups
        figures[name] = Figure(value, low, high, len(own), len(set(own.tolist())))
    return figures


def _table(matrix: Matrix, categories: int) -> NDArray[np.float64]:
    table = np.zeros((categories, categories))
    np.add.at(table, (matrix[:, 0], matrix[:, 1]), 1)
    return table


def _told(value: float) -> float | None:
    return round(value, 6) if math.isfinite(value) else None
