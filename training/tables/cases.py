"""Rows ready to fit and to measure: tensor, outcome, and whatever parts them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from training.tables.declare import Declared, Labels, Truth
from training.tables.feature import Frame, Numbers, encode

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cases:
    """Some rows.

    Attributes:
        x: `(n, columns)` float32, NaN for missing.
        truth: `(n,)`.
        groups: `(n,)`; rows of one group are not independent.
        sites: `(n,)`; empty text where the recipe has none.
        directions: `(columns,)` of −1, 0, 1.
        is_quantity, is_absence_told: `(columns,)`.
        subgroups, baselines: by name, `(n,)` each.
        weights: `(n,)`, or nothing where every row stands for itself.
        implausible: how many values of each input became missing because no patient has them.
    """

    x: NDArray[np.float32] = field(repr=False)
    truth: Truth = field(repr=False)
    groups: Labels = field(repr=False)
    sites: Labels = field(repr=False)
    directions: tuple[int, ...]
    is_quantity: tuple[bool, ...]
    is_absence_told: tuple[bool, ...]
    subgroups: Mapping[str, Labels] = field(default_factory=dict, repr=False)
    baselines: Mapping[str, Numbers] = field(default_factory=dict, repr=False)
    weights: Numbers | None = field(default=None, repr=False)
    implausible: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.truth)

    def take(self, chosen: Indices | Truth) -> Cases:
        """Some of the rows."""
        return Cases(
            x=self.x[chosen],
            truth=self.truth[chosen],
            groups=self.groups[chosen],
            sites=self.sites[chosen],
            directions=self.directions,
            is_quantity=self.is_quantity,
            is_absence_told=self.is_absence_told,
            subgroups={name: labels[chosen] for name, labels in self.subgroups.items()},
            baselines={name: values[chosen] for name, values in self.baselines.items()},
            weights=None if self.weights is None else self.weights[chosen],
            implausible=self.implausible,
        )


def joined(one: Cases, other: Cases) -> Cases:
    """The rows of both."""
    return Cases(
        x=np.concatenate([one.x, other.x]),
        truth=np.concatenate([one.truth, other.truth]),
        groups=np.concatenate([one.groups, other.groups]),
        sites=np.concatenate([one.sites, other.sites]),
        directions=one.directions,
        is_quantity=one.is_quantity,
        is_absence_told=one.is_absence_told,
        subgroups={name: np.concatenate([labels, other.subgroups[name]]) for name, labels in one.subgroups.items()},
        baselines={name: np.concatenate([values, other.baselines[name]]) for name, values in one.baselines.items()},
    )


def read_cases(recipe: Declared, frame: Frame, identity: Labels) -> Cases:
    """Encode a frame; `identity` `(n,)` is what rows of one group share where the recipe names no group."""
    x, implausible = encode(recipe.features, frame)
    nothing = np.full(len(frame), "", dtype=object)
    directions, quantities, told = [], [], []
    for feature in recipe.features:
        count = len(feature.input.options) or 1
        directions += [feature.direction] * count
        quantities += [feature.input.kind == "quantity"] * count
        told += [feature.is_absence_told] * count
    return Cases(
        x=x,
        truth=np.array(recipe.target(frame), dtype=bool),
        groups=identity if recipe.group is None else recipe.group(frame),
        sites=nothing if recipe.site is None else recipe.site(frame),
        directions=tuple(directions),
        is_quantity=tuple(quantities),
        is_absence_told=tuple(told),
        subgroups={name: labels(frame) for name, labels in recipe.subgroups.items()},
        baselines={name: values(frame) for name, values in recipe.baselines.items()},
        weights=None if recipe.weights is None else recipe.weights(frame),
        implausible=implausible,
    )
