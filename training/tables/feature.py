"""One input of a model and the column of the data it is read from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.card import Column
from models.clinical_input import Input

Frame: TypeAlias = Any  # a pandas DataFrame; pandas ships no types
Numbers = NDArray[np.float64]
Values = NDArray[np.float64] | NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Feature:
    """What is read, from where, and what medicine is sure of.

    Attributes:
        input: as the card will hold it.
        columns: of the frame that it uses up.
        values: from a frame: `(n,)` of numbers (quantity; flag as 0 and 1; NaN missing) or of options (choice; None).
        direction: 1 or −1 where risk can only rise or only fall with the value; 0 unknown.
        is_absence_told: may the model learn from the value being missing? Not where it was left out because of what
            happened to the patient afterwards, or by the habit of a hospital.
    """

    input: Input
    columns: tuple[str, ...]
    values: Callable[[Frame], Values]
    direction: int = 0
    is_absence_told: bool = True

    def silent(self) -> Feature:
        """The same feature, whose absence says nothing."""
        return replace(self, is_absence_told=False)


def quantity(
    asked: Input,
    column: str,
    *,
    factor: float = 1.0,
    direction: int = 0,
    missing: Sequence[float] = (),
    required: bool = False,
) -> Feature:
    """A number times `factor`; the values of `missing` (as in the data) stand for nothing known."""

    def values(frame: Frame) -> Values:
        found = numbers(frame, column)
        found[np.isin(found, missing)] = np.nan
        return found * factor

    return Feature(_asked(asked, required), (column,), values, direction)


def flag(
    asked: Input,
    column: str,
    *,
    yes: Sequence[object] = (1,),
    no: Sequence[object] = (0,),
    direction: int = 0,
    required: bool = False,
) -> Feature:
    """Yes or no; every other value is missing."""

    def values(frame: Frame) -> Values:
        found = frame[column]
        return np.where(found.isin(list(yes)), 1.0, np.where(found.isin(list(no)), 0.0, np.nan))

    return Feature(_asked(asked, required), (column,), values, direction)


def choice(asked: Input, column: str, options: Mapping[Any, str], *, required: bool = False) -> Feature:
    """One of the input's options; a value that `options` does not name is missing."""
    unknown = set(options.values()) - {option.value for option in asked.options}
    if unknown:
        raise ValueError(f"input {asked.name} has no option {sorted(unknown)}")

    def values(frame: Frame) -> Values:
        return np.array([options.get(value) for value in frame[column]], dtype=np.object_)

    return Feature(_asked(asked, required), (column,), values)


def derived(
    asked: Input,
    columns: tuple[str, ...],
    values: Callable[[Frame], Values],
    *,
    direction: int = 0,
    required: bool = False,
) -> Feature:
    """What one column alone does not say."""
    return Feature(_asked(asked, required), columns, values, direction)


def numbers(frame: Frame, column: str) -> Numbers:
    """A column as numbers; what is none is NaN."""
    found = pd.to_numeric(frame[column], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.array(found, dtype=np.float64)


def _asked(asked: Input, required: bool) -> Input:
    return asked if required else asked.optional()


def columns_of(features: Sequence[Feature]) -> tuple[Column, ...]:
    """The tensor's columns: one for a quantity or flag, one for each option of a choice."""
    made = []
    for feature in features:
        asked = feature.input
        if asked.kind == "choice":
            made += [Column(input=asked.name, option=option.value) for option in asked.options]
        else:
            made.append(Column(input=asked.name))
    return tuple(made)


def encode(features: Sequence[Feature], frame: Frame) -> tuple[NDArray[np.float32], Mapping[str, int]]:
    """`(n, columns)` float32 with NaN for what is missing, and how many values of each input were not plausible."""
    parts, refused = [], {}
    for feature in features:
        values = feature.values(frame)
        if feature.input.kind == "choice":
            parts += [_is_option(values, option.value) for option in feature.input.options]
            continue
        told = np.array(values, dtype=np.float64)
        if feature.input.kind == "quantity":
            bad = ~np.isnan(told) & ~_is_plausible(feature.input, told)
            refused[feature.input.name] = int(bad.sum())
            told[bad] = np.nan
        parts.append(told)
    stacked = np.stack(parts, axis=1).astype(np.float32)
    return stacked, {name: count for name, count in refused.items() if count}


def _is_option(values: Values, option: str) -> Numbers:
    return np.array([np.nan if value is None else float(value == option) for value in values])


def _is_plausible(asked: Input, values: Numbers) -> NDArray[np.bool_]:
    low, high = asked.plausible.minimum, asked.plausible.maximum
    above = np.ones(len(values), dtype=bool) if low is None else values >= low
    inside: NDArray[np.bool_] = above if high is None else above & (values <= high)
    return inside
