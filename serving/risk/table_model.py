"""What a trained model says of a batch of a table's rows: all through the network at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.band import Band, band_of
from models.calibration import sigmoid
from models.table import TableModel
from models.terms import Range
from serving.risk.columns import Column

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


class Answer(NamedTuple):
    """One row's answer, in the order of the columns that it becomes."""

    status: str
    score: float | None = None
    lower: float | None = None
    upper: float | None = None
    probability: float | None = None
    band: str | None = None
    missing: str = ""
    error: str | None = None

    @classmethod
    def invalid(cls, wrong: str) -> Answer:
        """Of a row with a value that is not what its input declares."""
        return cls("invalid", error=wrong)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Of each row: probability, its bounds (NaN where there are none), whether the answer stands, and is firm."""

    probability: list[float]
    lower: list[float]
    upper: list[float]
    is_complete: list[bool]
    is_firm: list[bool]


def answer_by_model(
    model: TableModel, columns: Mapping[str, Column], count: int, wrong: Mapping[int, str]
) -> list[Answer]:
    """All rows through the network at once, and the bounds of all rows together.

    A row in which only inputs are missing that the model can do without has no bounds where the model's inputs do not
    add up (trees): they would cost a hundred times the answer. `POST /v1/risk/{name}` gives them.
    """
    is_missing = np.ones((count, len(model.inputs)), dtype=np.bool_)
    for place, asked in enumerate(model.inputs):
        if asked.name in columns:
            is_missing[:, place] = columns[asked.name].is_missing
    numbers = _numbers(model, encode_columns(model, columns, count), is_missing)
    refused, missing = _refused(model, columns, count), _missing_names(model, is_missing)
    answered = []
    for row in range(count):
        if row in wrong:
            answered.append(Answer.invalid(wrong[row]))
        elif refused[row] is not None:
            answered.append(Answer("abstained", missing=missing[row], error=refused[row]))
        else:
            answered.append(_answer(model, numbers, row, missing[row]))
    return answered


def _numbers(model: TableModel, batch: NDArray[np.float32], is_missing: Flags) -> _Numbers:
    lacks = is_missing[:, [asked.is_required for asked in model.inputs]].any(axis=1)
    usual = [asked.name in model.usual for asked in model.inputs]
    is_firm = 2 * (~is_missing[:, usual]).sum(axis=1) >= sum(usual)
    has_gap = is_missing.any(axis=1)
    needs_bounds = has_gap if model.has_quick_bounds else lacks | ~is_firm
    answers = model.run(batch)
    lower, upper = (np.where(has_gap, np.nan, answers.log_odds) for _ in range(2))
    if needs_bounds.any():
        ends = model.bounds(batch[needs_bounds], answers.log_odds[needs_bounds])
        lower[needs_bounds], upper[needs_bounds] = ends
    return _Numbers(
        answers.probability.tolist(),
        sigmoid(lower).tolist(),
        sigmoid(upper).tolist(),
        np.logical_not(lacks).tolist(),
        is_firm.tolist(),
    )


def _answer(model: TableModel, numbers: _Numbers, row: int, missing: str) -> Answer:
    probability, lower, upper = numbers.probability[row], numbers.lower[row], numbers.upper[row]
    is_complete = numbers.is_complete[row]
    is_known = is_complete and numbers.is_firm[row]
    band = band_of(model.bands, probability) if is_known else _common_band(model.bands, lower, upper)
    return Answer(
        "complete" if is_complete else "data-required",
        score=probability if is_complete else None,
        lower=None if isnan(lower) else lower,
        upper=None if isnan(upper) else upper,
        probability=probability if is_complete else None,
        band=None if band is None else band.name,
        missing=missing,
    )


def _common_band(bands: Sequence[Band], lower: float, upper: float) -> Band | None:
    low = band_of(bands, lower)
    return low if low == band_of(bands, upper) else None


def _missing_names(model: TableModel, is_missing: Flags) -> list[str]:
    """Of each row, what is missing, required inputs first."""
    order = sorted(range(len(model.inputs)), key=lambda place: not model.inputs[place].is_required)
    known: dict[bytes, str] = {}
    found = []
    for row in np.ascontiguousarray(is_missing[:, order]):
        key = row.tobytes()
        if key not in known:
            known[key] = " ".join(model.inputs[order[place]].name for place in np.flatnonzero(row))
        found.append(known[key])
    return found


def encode_columns(model: TableModel, columns: Mapping[str, Column], count: int) -> NDArray[np.float32]:
    """`(count, columns of the model)` with NaN for what is missing or wrong."""
    batch = np.full((count, len(model.card.input.columns)), np.nan, dtype=np.float32)
    for place, declared in enumerate(model.card.input.columns):
        column = columns.get(declared.input)
        if column is None:
            continue
        if declared.option is None:
            batch[:, place] = column.numbers
        else:
            batch[:, place] = [np.nan if word is None else float(word == declared.option) for word in column.words]
    return batch


def _refused(model: TableModel, columns: Mapping[str, Column], count: int) -> list[str | None]:
    """Of each row, why the model does not speak of it: its age first, then the first value that is out of scope."""
    codes = np.full(count, None, dtype=object)
    for asked in reversed(model.inputs):
        if asked.name in columns and asked.kind == "quantity" and asked.scope is not None:
            is_age = asked.name == "age"
            outside = _is_outside(columns[asked.name].numbers, asked.scope)
            codes[outside] = "age-not-supported" if is_age else "value-not-supported"
    if "age" in columns and model.ages is not None:
        codes[_is_outside(columns["age"].numbers, model.ages)] = "age-not-supported"
    told: list[str | None] = codes.tolist()
    return told


def _is_outside(numbers: Numbers, scope: Range) -> Flags:
    low = -np.inf if scope.minimum is None else scope.minimum
    high = np.inf if scope.maximum is None else scope.maximum
    outside: Flags = (numbers < low) | (numbers > high)
    return outside
