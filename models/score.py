"""A published clinical score, declared once: every door, form, page and test over all scores comes from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from models.band import Band, band_of
from models.clinical_input import Input, Value
from models.errors import InvalidInput, ModelError
from models.evaluation import Contribution, Evaluation, missing_of
from models.people import ANYONE, People
from models.points import Item, extremes, representatives
from models.scope import reason
from models.terms import Specialty, Text

UNNAMED = "(not declared)"
"""Stands for a name that no declaration has: it is not repeated, since it may be anything, a patient's name too."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A publication: one line as a reader would quote it, and its DOI (or the address of a guideline without one)."""

    text: str
    doi: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: from the publication where it prints one, else computed by hand from the published table.

    Attributes:
        inputs: every required input, in canonical units.
        score: the value; compared within `tolerance`.
        source: where it is printed, or "by hand from table N of …".
    """

    inputs: Mapping[str, Value]
    score: float
    source: str
    tolerance: float = 1e-6
    probability: float | None = None
    band: str | None = None


@dataclass(frozen=True)
class Score:
    """A score.

    Attributes:
        name: stable key, also the file's name.
        title: its name in both languages.
        summary: what it tells, of whom, in a sentence or two.
        specialties: who uses it.
        inputs: what it reads.
        unit: UCUM unit of its value; `{score}` for points.
        items: rows of the points table; the value is their sum (through `total` when that is more than a sum).
        compute: instead of items, a pure function of the inputs by keyword.
        total: of the sum of the items, the value.
        probability: of the value, the published risk 0–1, if there is one; `probability_of` says of what.
        directions: of a computed score, +1 where it never falls as the input rises, −1 where it never rises. Bounds
            take the ends of such inputs, and try the representatives of the others.
        cuts: of a computed score, where a quantity without direction changes the value.
        bands: from low to high.
        version: `1.n.0`, where `n` counts the mends of this file after which the same record may be answered otherwise
            (points, units, bands, to whom it speaks, what it takes from a record); `1.0.0` was never mended so.
        higher_is: whether a higher value is worse, better, or neither.
        citations: the primary publication first, then of the bands.
        licence: on what ground we may compute it.
        population: whom it was made for, in words.
        people: the same for a machine: who is told to be somebody else gets no answer.
        cautions: where it misleads.
        examples: at least two.
    """

    name: str
    title: Text
    summary: Text
    specialties: tuple[Specialty, ...]
    inputs: tuple[Input, ...]
    citations: tuple[Citation, ...]
    licence: str
    population: Text
    examples: tuple[Example, ...]
    unit: str = "{score}"
    items: tuple[Item, ...] = ()
    compute: Callable[..., float] | None = None
    total: Callable[[float], float] | None = None
    probability: Callable[[float], float] | None = None
    probability_of: Text | None = None
    directions: Mapping[str, Literal[-1, 1]] = field(default_factory=dict)
    cuts: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    higher_is: Literal["worse", "better", "neither"] = "worse"
    cautions: tuple[Text, ...] = ()
    decimals: int = 0
    version: str = "1.0.0"
    people: People = ANYONE

    def __post_init__(self) -> None:
        if bool(self.items) == (self.compute is not None):
            raise ModelError(f"score {self.name}: expected either items or a function to compute")

    def read(self, raw: Mapping[str, object], units: Mapping[str, str] | None = None) -> dict[str, Value]:
        """Canonical values of what a caller sent; absent and `None` are missing.

        Raises:
            InvalidInput: an input is unknown, or not what the declaration says.
        """
        return read_values(self.inputs, raw, units)

    def evaluate(self, values: Mapping[str, Value]) -> Evaluation:
        """The answer for canonical values (see `read`); what is missing gives bounds, never a normal value."""
        outside = next((a for a in self.inputs if a.name in values and not a.is_in_scope(values[a.name])), None)
        if outside is not None:
            refused = "age-not-supported" if outside.name == "age" else "value-not-supported"
            return Evaluation("abstained", reason=reason(refused), missing=missing_of(self.inputs, values))
        missing = missing_of(self.inputs, values)
        if missing:
            return self._bounded(values, missing)
        return self._complete(values)

    def _complete(self, values: Mapping[str, Value]) -> Evaluation:
        return self._settled(self._value(values), values)

    def _settled(self, score: float, values: Mapping[str, Value]) -> Evaluation:
        """Whatever else may be missing can no longer move it."""
        return Evaluation(
            "complete",
            score=score,
            lower=score,
            upper=score,
            probability=None if self.probability is None else self.probability(score),
            band=band_of(self.bands, score),
            contributions=self._contributions(values),
            inputs_used=dict(values),
        )

    def _bounded(self, values: Mapping[str, Value], missing: tuple[str, ...]) -> Evaluation:
        lower, upper = self._bounds(values)
        if lower == upper:
            return replace(self._settled(lower, values), missing=missing)
        low_band, high_band = band_of(self.bands, lower), band_of(self.bands, upper)
        return Evaluation(
            "data-required",
            lower=lower,
            upper=upper,
            band=low_band if low_band == high_band else None,
            contributions=self._contributions(values),
            missing=missing,
            inputs_used=dict(values),
        )

    def _value(self, values: Mapping[str, Value]) -> float:
        if self.compute is not None:
            return float(self.compute(**values))
        total = sum(item.points(values) for item in self.items)
        return total if self.total is None else self.total(total)

    def _contributions(self, values: Mapping[str, Value]) -> tuple[Contribution, ...]:
        known = [item for item in self.items if all(name in values for name in item.inputs)]
        return tuple(Contribution(item.name, item.display, item.inputs, item.points(values)) for item in known)

    def _bounds(self, values: Mapping[str, Value]) -> tuple[float, float]:
        if self.compute is not None:
            return self._bounds_of_function(values)
        ends = [self._bounds_of_item(item, values) for item in self.items]
        lower, upper = sum(low for low, _ in ends), sum(high for _, high in ends)
        return (lower, upper) if self.total is None else (self.total(lower), self.total(upper))

    def _bounds_of_item(self, item: Item, values: Mapping[str, Value]) -> tuple[float, float]:
        absent = [name for name in item.inputs if name not in values]
        if not absent:
            points = item.points(values)
            return points, points
        if len(absent) < len(item.inputs):
            return extremes(item.points, values, {name: self._candidates[item.name, name] for name in absent})
        if item.name not in self._unknown:
            self._unknown[item.name] = extremes(
                item.points, {}, {name: self._candidates[item.name, name] for name in absent}
            )
        return self._unknown[item.name]

    @cached_property
    def _unknown(self) -> dict[str, tuple[float, float]]:
        """Bounds of the items of which nothing is known, kept once asked for: a table asks at each of its rows."""
        return {}

    @cached_property
    def _candidates(self) -> dict[tuple[str, str], tuple[Value, ...]]:
        """What an item tries of each of its inputs."""
        by_name = {asked.name: asked for asked in self.inputs}
        return {
            (item.name, name): representatives(by_name[name], tuple(item.cuts.get(name, ())))
            for item in self.items
            for name in item.inputs
        }

    def _bounds_of_function(self, values: Mapping[str, Value]) -> tuple[float, float]:
        absent = [asked for asked in self.inputs if asked.name not in values]
        free = {
            a.name: representatives(a, tuple(self.cuts.get(a.name, ())))
            for a in absent
            if a.name not in self.directions
        }
        least, most = dict(values), dict(values)
        for asked in absent:
            if asked.name in self.directions:
                ends = representatives(asked)
                rising = self.directions[asked.name] > 0
                least[asked.name], most[asked.name] = (ends[0], ends[-1]) if rising else (ends[-1], ends[0])
        return extremes(self._value, least, free)[0], extremes(self._value, most, free)[1]


def read_values(
    inputs: tuple[Input, ...], raw: Mapping[str, object], units: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """Canonical values by input name.

    Raises:
        InvalidInput: an input is unknown, or not what the declaration says.
    """
    by_name = {asked.name: asked for asked in inputs}
    if not raw.keys() <= by_name.keys():
        raise InvalidInput(UNNAMED, "unknown-input", "names among " + ", ".join(by_name))
    told = units or {}
    return {name: by_name[name].read(value, told.get(name)) for name, value in raw.items() if value is not None}
