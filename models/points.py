"""Rows of a points table: what the page draws, what the bounds try and what is computed are one thing."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import product

from models.clinical_input import Input, Value
from models.errors import ModelError
from models.terms import Text

COMBINATIONS = 20_000


@dataclass(frozen=True, slots=True)
class Step:
    """From a bound upwards, so many points; `is_open` when the bound itself does not yet count."""

    bound: float
    points: float
    is_open: bool = False

    def has_begun(self, value: float) -> bool:
        """Does the step count for this value?"""
        return value > self.bound if self.is_open else value >= self.bound


def at_least(bound: float, points: float) -> Step:
    """`value >= bound`."""
    return Step(bound, points)


def above(bound: float, points: float) -> Step:
    """`value > bound`."""
    return Step(bound, points, is_open=True)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a points table.

    Attributes:
        name: stable key.
        display: what the row is called.
        inputs: names of the inputs that it reads.
        rule: their values, in that order, to points.
        cuts: of each quantity, the values where `rule` may change.
        steps: when the row is a staircase of one quantity, its steps, for pictures and pages.
    """

    name: str
    display: Text
    inputs: tuple[str, ...]
    rule: Callable[..., float]
    cuts: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    def points(self, values: Mapping[str, Value]) -> float:
        """Points for complete values."""
        return float(self.rule(*(values[name] for name in self.inputs)))


def by_steps(asked: Input, below: float, *steps: Step, display: Text | None = None, name: str | None = None) -> Item:
    """A staircase: `below` points under the first step, then each step from its bound upwards, in rising order."""
    bounds = [step.bound for step in steps]
    if bounds != sorted(bounds):
        raise ModelError(f"expected rising steps for {asked.name}, got {bounds}")

    def rule(value: float) -> float:
        return next((step.points for step in reversed(steps) if step.has_begun(value)), below)

    cuts = {asked.name: tuple(bounds)}
    return Item(
        name or asked.name, display or asked.display, (asked.name,), rule, cuts, (Step(-math.inf, below), *steps)
    )


def if_true(asked: Input, points: float, *, otherwise: float = 0.0, display: Text | None = None) -> Item:
    """So many points when the flag is true."""
    return Item(asked.name, display or asked.display, (asked.name,), lambda told: points if told else otherwise)


def by_option(asked: Input, points: Mapping[str, float], *, display: Text | None = None) -> Item:
    """Points for each option of a choice.

    Raises:
        ModelError: the table does not have exactly the choice's options.
    """
    if set(points) != {option.value for option in asked.options}:
        raise ModelError(f"expected points for every option of {asked.name}, got {sorted(points)}")
    return Item(asked.name, display or asked.display, (asked.name,), lambda told: points[told])


def representatives(asked: Input, cuts: tuple[float, ...] = ()) -> tuple[Value, ...]:
    """Values that stand for all it may be: both flags, every option, the ends and both sides of every cut."""
    if asked.kind == "flag":
        return (False, True)
    if asked.kind == "choice":
        return tuple(option.value for option in asked.options)
    allowed = asked.scope or asked.plausible
    low = asked.plausible.minimum if allowed.minimum is None else allowed.minimum
    high = asked.plausible.maximum if allowed.maximum is None else allowed.maximum
    if low is None or high is None:
        raise ModelError(f"input {asked.name} has no plausible range to bound it by")
    near = [side for cut in cuts for side in (math.nextafter(cut, -math.inf), cut, math.nextafter(cut, math.inf))]
    return tuple(sorted({low, high, *(side for side in near if low < side < high)}))


def extremes(
    rule: Callable[[Mapping[str, Value]], float],
    values: Mapping[str, Value],
    candidates: Mapping[str, tuple[Value, ...]],
) -> tuple[float, float]:
    """Least and greatest of `rule` over every combination of the candidates of what is missing.

    Raises:
        ModelError: more combinations than may be tried; the declaration needs directions or smaller items.
    """
    count = math.prod(len(options) for options in candidates.values())
    if count > COMBINATIONS:
        raise ModelError(f"expected at most {COMBINATIONS} combinations of missing inputs, got {count}")
    names = list(candidates)
    found = [
        rule({**values, **dict(zip(names, chosen, strict=True))})
        for chosen in product(*(candidates[name] for name in names))
    ]
    return min(found), max(found)
