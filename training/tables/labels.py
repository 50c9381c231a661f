"""Subgroups, sites and groups of rows, as labels."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from training.tables.declare import Labels
from training.tables.feature import Frame, numbers


def column_labels(column: str, words: Mapping[Any, str] | None = None) -> Callable[[Frame], Labels]:
    """A column as text, by `words` where given; what is missing or has no word is empty."""

    def labels(frame: Frame) -> Labels:
        if words is not None:
            return np.array([words.get(value, "") for value in frame[column]], dtype=np.object_)
        return np.array(frame[column].astype("string").fillna("").tolist(), dtype=np.object_)

    return labels


def age_bands(column: str, limits: Sequence[float]) -> Callable[[Frame], Labels]:
    """Bands between the limits, such as `under 50`, `50 to 60`, `60 and over`."""
    names = [f"under {limits[0]:g}"]
    names += [f"{low:g} to under {high:g}" for low, high in itertools.pairwise(limits)]
    names.append(f"{limits[-1]:g} and over")

    def labels(frame: Frame) -> Labels:
        ages = numbers(frame, column)
        places = np.searchsorted(np.asarray(limits, dtype=np.float64), ages, side="right")
        told = [names[place] if not np.isnan(age) else "" for place, age in zip(places, ages, strict=True)]
        return np.array(told, dtype=np.object_)

    return labels
