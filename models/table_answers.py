"""What a table model says of many rows at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.card import Conformal
from models.runtime import Array, Network

ROWS_FOR_A_CORE = 1000
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


def run_side_by_side(network: Network, batch: Array) -> Mapping[str, Array]:
    """The network's outputs; a large batch in as many parts as there are cores, since a run holds no lock."""
    if len(batch) < ROWS_FOR_A_CORE:
        return network.run(batch)
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        parts = list(pool.map(network.run, np.array_split(batch, cores)))
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
