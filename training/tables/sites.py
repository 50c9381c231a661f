"""Leave one site out, and how the figure grows with the number of training rows."""

from __future__ import annotations

import numpy as np

from models.card import Result
from models.metrics import auroc, ece
from training.recipe import Plan
from training.tables.cases import Cases, joined
from training.tables.decision import decide
from training.tables.kinds import KINDS
from training.tables.measure import Figure, Scored, results_of
from training.tables.train import Trained, folds

SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)
FOLDS = 3


def site_results(train: Cases, test: Cases, trained: Trained, plan: Plan, dataset: str) -> list[Result]:
    """All rows of each site by a model that was fitted and calibrated on the other sites' training rows."""
    made: list[Result] = []
    names = sorted({str(site) for site in train.sites} - {""})
    if len(names) < 2:
        return made
    for name in names:
        learn = train.take(train.sites != name)
        hold = joined(train.take(train.sites == name), test.take(test.sites == name))
        seen = _score_unseen(learn, hold, trained, plan)
        if seen is None:
            continue
        truth, told = seen.truth, seen.probability
        figures: dict[str, Figure] = {
            "auroc_leave_one_site_out": lambda i, t=truth, p=told: auroc(t[i], p[i]),  # type: ignore[misc]  # bound now
            "ece_leave_one_site_out": lambda i, t=truth, p=told: ece(t[i], p[i]),  # type: ignore[misc]  # bound now
        }
        note = "fitted and calibrated without this site"
        made += results_of(figures, seen, dataset=dataset, split="test", subgroup=f"site {name}", note=note)
    return made


def _score_unseen(learn: Cases, hold: Cases, trained: Trained, plan: Plan) -> Scored | None:
    blank = Scored(hold.truth, np.zeros(len(hold)), hold.groups)
    if not blank.is_measurable:
        return None
    kind = next(kind for kind in KINDS if kind.name == trained.chosen)
    parameters = trained.parameters[kind.name]
    logits = np.zeros(len(learn))
    for inside, outside in folds(learn, FOLDS, plan.seed):
        logits[outside] = kind.fit(learn.take(inside), parameters, plan.seed).logits(learn.x[outside])
    calibration = decide(learn.truth, logits, 0.9).calibration
    raw = kind.fit(learn, parameters, plan.seed).logits(hold.x)
    scaled = calibration.slope * raw + calibration.intercept
    return Scored(hold.truth, 0.5 * (1 + np.tanh(0.5 * scaled)), hold.groups)


def learning_curve(train: Cases, test: Cases, trained: Trained, plan: Plan) -> dict[str, list[tuple[int, float]]]:
    """Test AUROC of both kinds by the number of training rows, whole groups at a time."""
    names = np.unique(train.groups.astype(str))
    order = np.random.default_rng(plan.seed).permutation(len(names))
    curve: dict[str, list[tuple[int, float]]] = {kind.name: [] for kind in KINDS}
    for share in SHARES:
        kept = set(names[order[: max(2, round(share * len(names)))]])
        part = train.take(np.array([str(group) in kept for group in train.groups]))
        if min(int(part.truth.sum()), int((~part.truth).sum())) < FOLDS:
            continue
        for kind in KINDS:
            model = kind.fit(part, trained.parameters[kind.name], plan.seed)
            curve[kind.name].append((len(part), auroc(test.truth, model.logits(test.x))))
    return curve
