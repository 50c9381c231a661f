"""Which conditions look alike, and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from models.inference.engine import Engine
from models.knowledge.tables import Tables

SHOWN = 5
TELLING = 4
LEAST_DIFFERENCE = 0.15


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding, and its probability in this condition and in the other."""

    finding: str
    here: float
    there: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A condition that looks alike.

    Attributes:
        likeness: cosine of the probabilities above background, 0–1.
        apart: what tells them apart, the strongest first.
    """

    condition: str
    likeness: float
    apart: tuple[Difference, ...]


def neighbours_of(engine: Engine, condition: str, most: int = SHOWN) -> tuple[Neighbour, ...]:
    """The nearest conditions, by what they show above the background."""
    tables = engine.tables
    row = tables.condition_index[condition]
    likeness = _directions(engine) @ _directions(engine)[row]
    likeness[row] = -1.0
    names = tuple(tables.condition_index)
    order = np.argsort(-likeness, kind="stable")[:most]
    return tuple(Neighbour(names[one], float(likeness[one]), _apart(tables, row, int(one))) for one in order)


@lru_cache(maxsize=2)
def _directions(engine: Engine) -> NDArray[np.float64]:
    """(C, F), what each condition shows above the background, of length 1."""
    lifted = np.maximum(engine.tables.probability - engine.tables.background, 0.0)
    found: NDArray[np.float64] = lifted / np.maximum(np.linalg.norm(lifted, axis=1, keepdims=True), 1e-9)
    return found


def _apart(tables: Tables, row: int, other: int) -> tuple[Difference, ...]:
    here, there = tables.probability[row], tables.probability[other]
    difference: NDArray[np.float64] = np.abs(here - there)
    names = tuple(tables.finding_index)
    order = np.argsort(-difference, kind="stable")[:TELLING]
    return tuple(
        Difference(names[place], float(here[place]), float(there[place]))
        for place in order
        if difference[place] >= LEAST_DIFFERENCE
    )
