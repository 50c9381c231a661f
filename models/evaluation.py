"""What a score or a table model answers: one shape for every door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from models.band import Band
from models.clinical_input import Input, Value
from models.scope import Reason
from models.terms import Text

Status = Literal["complete", "data-required", "abstained"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one input, or one row of a points table, adds.

    Attributes:
        name: of the item (a score) or of the input (a model).
        inputs: the inputs it reads.
        amount: points of a score; log-odds of a model, where `base` + all amounts = logit of the probability.
    """

    name: str
    display: Text
    inputs: tuple[str, ...]
    amount: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The answer.

    Attributes:
        status: `complete`; `data-required` when a required input is missing and could still move a score;
            `abstained` with a `reason`.
        score: the value of a score in its unit, or a model's calibrated probability; only when complete.
        lower, upper: bounds of `score` over every plausible value of what is missing; equal to it when nothing is.
        probability: 0–1, where the score's publication or the model gives one.
        conformal_set: of a model: subset of `("positive", "negative")`.
        band: where the value falls; also without a value when both bounds fall into the same band.
        base: log-odds before any input speaks (models), 0 for scores.
        missing: names of the inputs that were not given, required ones first.
        reason: why it abstained.
        inputs_used: canonical values that were used.
    """

    status: Status
    score: float | None = None
    lower: float | None = None
    upper: float | None = None
    probability: float | None = None
    conformal_set: tuple[str, ...] = ()
    band: Band | None = None
    base: float = 0.0
    contributions: tuple[Contribution, ...] = ()
    missing: tuple[str, ...] = ()
    reason: Reason | None = None
    inputs_used: Mapping[str, Value] | None = None


def missing_of(inputs: tuple[Input, ...], values: Mapping[str, Value]) -> tuple[str, ...]:
    """Names of the inputs without a value, required ones first."""
    absent = [asked for asked in inputs if asked.name not in values]
    return tuple(asked.name for asked in sorted(absent, key=lambda asked: not asked.is_required))
