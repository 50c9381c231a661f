"""What a table model says of many rows at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.card import Conformal

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the model says of many rows.

    Attributes:
        probability: `(n,)` calibrated, 0–1; NaN where it does not answer.
        log_odds: `(n,)`.
        contributions: `(n, inputs)` in log-odds, in the order of the card's inputs; with `base` they sum to `log_odds`.
        conformal: `(n, 2)`: is the negative label in the set, is the positive; `None` without a conformal part.
    """

    probability: Numbers
    log_odds: Numbers
    contributions: Numbers
    conformal: NDArray[np.bool_] | None


def conformal_names(answers: Answers, conformal: Conformal | None, *, is_firm: bool) -> tuple[str, ...]:
    """The labels that remain possible for the first row; both, where too little is known to rule one out."""
    if conformal is None or answers.conformal is None:
        return ()
    has_negative, has_positive = answers.conformal[0] if is_firm else (True, True)
    return ("positive",) * bool(has_positive) + ("negative",) * bool(has_negative)
