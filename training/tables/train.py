"""Nested tuning, predictions out of fold, and the choice between the simple and the strong model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

from models.estimate import Estimate
from models.metrics import auroc, patient_bootstrap
from training.recipe import Plan
from training.tables.cases import Cases, Indices
from training.tables.feature import Numbers
from training.tables.kinds import KINDS, SIMPLE, STRONG, Kind, Model, Parameters, grid_for

REPEATS_FEW, REPEATS_MANY, MANY_ROWS = 1000, 200, 4000
SINGLE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Trained:
    """Both kinds, fitted on all training rows, with what they said of rows they had not seen.

    Attributes:
        models, parameters: by kind.
        out_of_fold: `(n,)` raw log-odds of the training rows, by kind, parameters tuned inside each fold: for choosing
            the kind, without favour.
        shipped: `(n,)` the same by the chosen kind with its final parameters: for calibration and thresholds.
        difference: AUROC of the strong model less that of the simple one, out of fold.
        chosen: the kind that is shipped.
    """

    models: Mapping[str, Model] = field(repr=False)
    parameters: Mapping[str, Parameters]
    out_of_fold: Mapping[str, Numbers] = field(repr=False)
    shipped: Numbers = field(repr=False)
    difference: Estimate
    chosen: str

    @property
    def model(self) -> Model:
        """The shipped one."""
        return self.models[self.chosen]


def train_kinds(cases: Cases, plan: Plan) -> Trained:
    """Fit and choose: the simple model unless the strong one is better beyond the interval of the difference."""
    models, parameters, out_of_fold = {}, {}, {}
    for kind in KINDS:
        out_of_fold[kind.name] = _nested(kind, cases, plan)
        parameters[kind.name] = tune(kind, cases, plan)
        models[kind.name] = kind.fit(cases, parameters[kind.name], plan.seed)
    strong, simple = out_of_fold[STRONG.name], out_of_fold[SIMPLE.name]
    difference = patient_bootstrap(
        lambda i: auroc(cases.truth[i], strong[i]) - auroc(cases.truth[i], simple[i]),
        list(cases.groups),
        repeats=repeats_for(len(cases)),
    )
    kind = STRONG if difference.ci_low > 0 else SIMPLE
    shipped = _out_of_fold(kind, parameters[kind.name], cases, plan)
    return Trained(models, parameters, out_of_fold, shipped, difference, kind.name)


def repeats_for(rows: int) -> int:
    """Bootstrap draws: fewer where rows are many and the interval is narrow anyway."""
    return REPEATS_FEW if rows <= MANY_ROWS else REPEATS_MANY


def _out_of_fold(kind: Kind, parameters: Parameters, cases: Cases, plan: Plan) -> Numbers:
    told = np.zeros(len(cases))
    for number, (learn, hold) in enumerate(folds(cases, _count(plan, "folds"), plan.seed)):
        told[hold] = kind.fit(cases.take(learn), parameters, plan.seed + number).logits(cases.x[hold])
    return told


def _nested(kind: Kind, cases: Cases, plan: Plan) -> Numbers:
    told = np.zeros(len(cases))
    for number, (learn, hold) in enumerate(folds(cases, _count(plan, "folds"), plan.seed)):
        inner = cases.take(learn)
        model = kind.fit(inner, tune(kind, inner, plan), plan.seed + number)
        told[hold] = model.logits(cases.x[hold])
    return told


def tune(kind: Kind, cases: Cases, plan: Plan) -> Parameters:
    """The parameters with the least cross-entropy out of fold."""
    grid = grid_for(kind, cases)
    if len(grid) == 1:
        return grid[0]
    losses = np.zeros(len(grid))
    for learn, hold in folds(cases, _count(plan, "inner_folds"), plan.seed + 1):
        inner = cases.take(learn)
        for place, parameters in enumerate(grid):
            losses[place] += _loss(cases, hold, kind.fit(inner, parameters, plan.seed))
    return grid[int(np.argmin(losses))]


def _loss(cases: Cases, hold: Indices, model: Model) -> float:
    logits = model.logits(cases.x[hold])
    return float(np.sum(np.logaddexp(0.0, logits) - cases.truth[hold] * logits))


def folds(cases: Cases, count: int, seed: int) -> Iterator[tuple[Indices, Indices]]:
    """Stratified; rows of one group never part."""
    names, owner = np.unique(cases.groups.astype(str), return_inverse=True)
    if len(names) < SINGLE_SHARE * len(cases):
        splitter = StratifiedGroupKFold(n_splits=count, shuffle=True, random_state=seed)
        yield from splitter.split(np.zeros(len(cases)), cases.truth, groups=owner)
        return
    is_positive = np.bincount(owner, weights=cases.truth) > 0
    drawn = StratifiedKFold(n_splits=count, shuffle=True, random_state=seed)
    for _, held in drawn.split(np.zeros(len(names)), is_positive):
        is_held = np.isin(owner, held)
        yield np.flatnonzero(~is_held), np.flatnonzero(is_held)


def _count(plan: Plan, name: str) -> int:
    return int(str(plan.options[name]))
