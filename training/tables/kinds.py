"""The two kinds of model behind one shape: the simple one and the strong one, each with a small grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from training.recipe import Array
from training.tables.boosting import Boosting, fit_boosting
from training.tables.cases import Cases
from training.tables.feature import Numbers
from training.tables.spline_graph import spline_graph
from training.tables.splines import Splines, fit_splines
from training.tables.tree_graph import tree_graph

Parameters = Mapping[str, float]


class Model(Protocol):
    """A fitted model."""

    @property
    def base(self) -> float:
        """Log-odds before any column speaks."""

    def logits(self, x: Array) -> Numbers:
        """`(n,)` raw log-odds."""

    def contributions(self, x: Array) -> Numbers:
        """`(n, columns)`; with `base` they sum to the log-odds."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to fit, with what may be tried."""

    name: str
    grid: tuple[Parameters, ...]
    fit: Callable[[Cases, Parameters, int], Model]


def _fit_simple(cases: Cases, parameters: Parameters, seed: int) -> Model:
    del seed
    return fit_splines(cases, parameters["strength"])


SIMPLE = Kind("splines", ({"strength": 0.003}, {"strength": 0.03}, {"strength": 0.3}), _fit_simple)
STRONG = Kind(
    "boosting",
    (
        {"leaves": 3, "rounds": 150, "rate": 0.06},
        {"leaves": 6, "rounds": 150, "rate": 0.06},
        {"leaves": 16, "rounds": 250, "rate": 0.05},
    ),
    fit_boosting,
)
KINDS = (SIMPLE, STRONG)
MANY_ROWS, MANY_EVENTS = 20_000, 500


def grid_for(kind: Kind, cases: Cases) -> tuple[Parameters, ...]:
    """What is tried: where rows and events are many, only the least restrained, which then does best."""
    is_large = len(cases) >= MANY_ROWS and int(cases.truth.sum()) >= MANY_EVENTS
    return kind.grid[-1:] if is_large else kind.grid


def write_graph(model: Model) -> bytes:
    """ONNX with the outputs `logits` and `contributions`."""
    if isinstance(model, Splines):
        return spline_graph(model)
    if isinstance(model, Boosting):
        return tree_graph(model)
    raise TypeError(f"expected a model of training/tables, got {type(model).__name__}")
