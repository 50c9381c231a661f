"""The strong model: gradient-boosted trees, each leaf's value shared out among the columns on its path.

Source: Saabas, Interpreting random forests, 2014 (the change of the expected value at each split belongs to the column
that is split); Ke et al., LightGBM, NeurIPS 2017 (histogram boosting), as scikit-learn implements it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from training.recipe import Array
from training.tables.cases import Cases
from training.tables.feature import Numbers

LARGEST = float(np.finfo(np.float32).max)


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree; `(nodes,)` each, the root first.

    Attributes:
        column, limit, left, right: a row goes left when its value is at most the limit.
        is_absent_left: where a missing value goes.
        is_leaf: has no children.
        expected: mean leaf value of the training rows that passed.
        amounts: of each leaf: column to what it adds; with `expected[0]` they sum to the leaf's value.
    """

    column: NDArray[np.int64] = field(repr=False)
    limit: NDArray[np.float32] = field(repr=False)
    left: NDArray[np.int64] = field(repr=False)
    right: NDArray[np.int64] = field(repr=False)
    is_absent_left: NDArray[np.bool_] = field(repr=False)
    is_leaf: NDArray[np.bool_] = field(repr=False)
    expected: Numbers = field(repr=False)
    amounts: Mapping[int, Mapping[int, float]] = field(repr=False)

    def leaves(self, x: Array) -> NDArray[np.int64]:
        """`(n,)`: the leaf that each row reaches."""
        at = np.zeros(len(x), dtype=np.int64)
        rows = np.arange(len(x))
        while not self.is_leaf[at].all():
            value = x[rows, self.column[at]]
            with np.errstate(invalid="ignore"):
                is_left = np.where(np.isnan(value), self.is_absent_left[at], value <= self.limit[at])
            at = np.where(self.is_leaf[at], at, np.where(is_left, self.left[at], self.right[at]))
        return at


@dataclass(frozen=True, slots=True)
class Boosting:
    """A fitted model: scikit-learn's own, and its trees taken apart.

    Attributes:
        fill: `(columns,)`: what stands for a missing value whose absence may not tell; NaN where it may.
    """

    classifier: HistGradientBoostingClassifier = field(repr=False)
    trees: tuple[Tree, ...] = field(repr=False)
    columns: int
    base: float
    fill: NDArray[np.float32] = field(repr=False)

    def filled(self, x: Array) -> Array:
        """Rows as the trees see them."""
        return np.where(np.isnan(x), self.fill, x)

    def logits(self, x: Array) -> Numbers:
        """`(n,)`, by scikit-learn."""
        return np.asarray(self.classifier.decision_function(self.filled(x).astype(np.float64)), dtype=np.float64)

    def contributions(self, x: Array) -> Numbers:
        """`(n, columns)` in log-odds; with `base` they sum to the log-odds."""
        total, seen = np.zeros((len(x), self.columns)), self.filled(x)
        for tree in self.trees:
            table = np.zeros((len(tree.column), self.columns))
            for leaf, amounts in tree.amounts.items():
                table[leaf, list(amounts)] = list(amounts.values())
            total += table[tree.leaves(seen)]
        return total


def fit_boosting(cases: Cases, parameters: Mapping[str, float], seed: int) -> Boosting:
    """Fit with `leaves`, `rounds` and `rate`; monotone where the recipe says so."""
    classifier = HistGradientBoostingClassifier(
        max_leaf_nodes=int(parameters["leaves"]),
        max_iter=int(parameters["rounds"]),
        learning_rate=parameters["rate"],
        min_samples_leaf=min(20, max(5, len(cases) // 40)),
        l2_regularization=5.0,
        max_features=0.5,
        monotonic_cst=list(cases.directions),
        early_stopping=False,
        random_state=seed,
    )
    fill = _fill(cases)
    classifier.fit(np.where(np.isnan(cases.x), fill, cases.x).astype(np.float64), cases.truth)
    trees = tuple(_taken_apart(predictors[0].nodes) for predictors in classifier._predictors)
    base = float(np.ravel(classifier._baseline_prediction)[0]) + sum(float(tree.expected[0]) for tree in trees)
    return Boosting(classifier, trees, cases.x.shape[1], base, fill)


def _fill(cases: Cases) -> NDArray[np.float32]:
    told = np.full(cases.x.shape[1], np.nan, dtype=np.float32)
    for place, may_tell in enumerate(cases.is_absence_told):
        known = cases.x[~np.isnan(cases.x[:, place]), place]
        if not may_tell and len(known):
            told[place] = np.median(known)
    return told


def _taken_apart(nodes: Any) -> Tree:  # noqa: ANN401  # scikit-learn's own record array
    is_leaf = nodes["is_leaf"].astype(bool)
    left, right = nodes["left"].astype(np.int64), nodes["right"].astype(np.int64)
    column = nodes["feature_idx"].astype(np.int64)
    expected = _expected(is_leaf, left, right, nodes["value"], nodes["count"])
    return Tree(
        column=column,
        limit=as_float32_limit(nodes["num_threshold"]),
        left=left,
        right=right,
        is_absent_left=nodes["missing_go_to_left"].astype(bool),
        is_leaf=is_leaf,
        expected=expected,
        amounts=_amounts(is_leaf, left, right, column, expected),
    )


def as_float32_limit(limit: Numbers) -> NDArray[np.float32]:
    """The greatest float32 at most the limit, so that float32 values go the same way; infinity stays finite."""
    held = np.clip(limit, -LARGEST, LARGEST)
    near = held.astype(np.float32)
    return np.where(near.astype(np.float64) > held, np.nextafter(near, np.float32(-np.inf)), near)


def _expected(
    is_leaf: NDArray[np.bool_], left: NDArray[np.int64], right: NDArray[np.int64], value: Numbers, count: Numbers
) -> Numbers:
    """Children stand behind their parents, so one pass from the end is enough."""
    expected = np.where(is_leaf, value, 0.0).astype(np.float64)
    for node in range(len(is_leaf) - 1, -1, -1):
        if not is_leaf[node]:
            one, other = left[node], right[node]
            share = count[one] / (count[one] + count[other])
            expected[node] = share * expected[one] + (1 - share) * expected[other]
    return expected


def _amounts(
    is_leaf: NDArray[np.bool_],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    column: NDArray[np.int64],
    expected: Numbers,
) -> dict[int, dict[int, float]]:
    found: dict[int, dict[int, float]] = {}
    waiting: list[tuple[int, dict[int, float]]] = [(0, {})]
    while waiting:
        node, path = waiting.pop()
        if is_leaf[node]:
            found[node] = path
            continue
        for child in (int(left[node]), int(right[node])):
            place = int(column[node])
            change = float(expected[child] - expected[node])
            waiting.append((child, {**path, place: path.get(place, 0.0) + change}))
    return found
