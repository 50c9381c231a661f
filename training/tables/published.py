"""A published score on every row of a frame, by its own declaration in `models/scores`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from models.clinical_input import Input, Value
from models.score import Score
from training.tables.feature import Feature, Frame, Numbers, Values


def score_of(score: Score, features: Sequence[Feature]) -> Callable[[Frame], Numbers]:
    """How to value a frame by a score; NaN where the score asks for what is missing or does not apply.

    Args:
        score: of `models/scores`.
        features: how the frame's columns say the score's inputs; the scope of an input is the score's own.

    Raises:
        ValueError: an input of the score is not among the features.
    """
    known = {feature.input.name: feature for feature in features}
    absent = sorted({asked.name for asked in score.inputs} - set(known))
    if absent:
        raise ValueError(f"score {score.name} needs {', '.join(absent)}")

    def values(frame: Frame) -> Numbers:
        told = {asked: known[asked.name].values(frame) for asked in score.inputs}
        return np.array([_value(score, told, row) for row in range(len(frame))])

    return values


def _value(score: Score, told: Mapping[Input, Values], row: int) -> float:
    given: dict[str, Value] = {}
    for asked, column in told.items():
        value = _as_value(asked, column[row])
        if value is not None:
            given[asked.name] = value
    found = score.evaluate(given).score
    return np.nan if found is None else float(found)


def _as_value(asked: Input, raw: object) -> Value | None:
    if raw is None or raw != raw:
        return None
    if asked.kind == "choice":
        return str(raw)
    number = float(str(raw))
    if asked.kind == "flag":
        return number > 0
    return number if asked.plausible.has(number) else None
