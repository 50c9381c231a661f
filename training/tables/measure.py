"""The figures of a finished table model, each with its interval over groups (patients, hospitals)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.calibration import calibrated
from models.card import Finding, Result
from models.conformal import conformal_sets, coverage
from models.decision_curve import net_benefit, net_benefit_of_all
from models.estimate import Estimate
from models.metrics import auprc, auroc, brier, calibration_line, confusion, ece, patient_bootstrap, weighted_auroc
from training.tables.cases import Cases, Indices
from training.tables.declare import Labels, Truth
from training.tables.feature import Numbers
from training.tables.train import repeats_for

Figure = Callable[[Indices], float]

LEAST_OF_A_CLASS = 5
LEAST_ROWS = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """What a model said of some rows, and what is so; `(n,)` each."""

    truth: Truth = field(repr=False)
    probability: Numbers = field(repr=False)
    groups: Labels = field(repr=False)

    def take(self, chosen: Truth) -> Scored:
        """Some of the rows."""
        return Scored(self.truth[chosen], self.probability[chosen], self.groups[chosen])

    @property
    def is_measurable(self) -> bool:
        """Are there enough rows of both classes for a figure?"""
        least = min(int(self.truth.sum()), int((~self.truth).sum()))
        return least >= LEAST_OF_A_CLASS and len(self.truth) >= LEAST_ROWS


def score_cases(cases: Cases, logits: Numbers, finding: Finding) -> Scored:
    """Calibrated by the card."""
    return Scored(cases.truth, calibrated(logits, finding.calibration), cases.groups)


def estimate_of(figure: Figure, groups: Labels) -> Estimate | None:
    """The figure with its interval; None where the rows do not define it."""
    if not len(groups) or math.isnan(figure(np.arange(len(groups)))):
        return None
    return patient_bootstrap(figure, [str(group) for group in groups], repeats=repeats_for(len(groups)))


def results_of(figures: Mapping[str, Figure], scored: Scored, **where: str) -> list[Result]:
    """Those figures that are defined."""
    made = []
    for name, figure in figures.items():
        estimate = estimate_of(figure, scored.groups)
        if estimate is not None:
            made.append(Result(metric=name, estimate=estimate, **where))
    return made


def all_figures(finding: Finding, scored: Scored) -> dict[str, Figure]:
    """Discrimination, calibration, decision, conformal coverage, net benefit."""
    truth, told = scored.truth, scored.probability
    logits = np.log(np.clip(told, 1e-9, 1 - 1e-9)) - np.log(1 - np.clip(told, 1e-9, 1 - 1e-9))
    called = told >= finding.threshold
    figures: dict[str, Figure] = {
        "auroc": lambda i: auroc(truth[i], told[i]),
        "auprc": lambda i: auprc(truth[i], told[i]),
        "brier": lambda i: brier(truth[i], told[i]),
        "ece": lambda i: ece(truth[i], told[i]),
        "calibration_slope": lambda i: calibration_line(truth[i], logits[i])[0],
        "calibration_intercept": lambda i: calibration_line(truth[i], logits[i])[1],
        "sensitivity": lambda i: confusion(truth[i], called[i]).sensitivity,
        "specificity": lambda i: confusion(truth[i], called[i]).specificity,
        "ppv": lambda i: confusion(truth[i], called[i]).ppv,
        "npv": lambda i: confusion(truth[i], called[i]).npv,
        "net_benefit": lambda i: net_benefit(truth[i], told[i], finding.threshold),
        "net_benefit_of_all": lambda i: net_benefit_of_all(truth[i], finding.threshold),
    }
    if finding.conformal is not None:
        sets = conformal_sets(told, finding.conformal)
        figures["conformal_coverage_positive"] = lambda i: _covered(truth[i], sets[i], label=True)
        figures["conformal_coverage_negative"] = lambda i: _covered(truth[i], sets[i], label=False)
        figures["conformal_one_label_share"] = lambda i: float(np.mean(sets[i].sum(axis=1) == 1))
    return figures


def _covered(truth: Truth, sets: NDArray[np.bool_], *, label: bool) -> float:
    chosen = truth == label
    return coverage(truth[chosen], sets[chosen]) if chosen.any() else math.nan


def few_figures(finding: Finding, scored: Scored) -> dict[str, Figure]:
    """What a subgroup is held against."""
    wanted = ("auroc", "ece", "sensitivity", "specificity")
    return {name: figure for name, figure in all_figures(finding, scored).items() if name in wanted}


def subgroup_results(finding: Finding, cases: Cases, scored: Scored, dataset: str) -> list[Result]:
    """Each subgroup that has enough rows of both classes."""
    made: list[Result] = []
    for name, labels in cases.subgroups.items():
        for label in sorted({str(one) for one in labels} - {""}):
            part = scored.take(labels == label)
            if part.is_measurable:
                where = {"dataset": dataset, "split": "test", "subgroup": f"{name} {label}"}
                made += results_of(few_figures(finding, part), part, **where)
    return made


def survey_results(cases: Cases, scored: Scored, dataset: str) -> list[Result]:
    """The same rows weighted to the population they were sampled from."""
    weights = cases.weights
    if weights is None:
        return []
    truth, told = scored.truth, scored.probability
    figures: dict[str, Figure] = {
        "auroc_weighted": lambda i: weighted_auroc(truth[i], told[i], weights[i]),
        "observed_share_weighted": lambda i: float(np.average(truth[i], weights=weights[i])),
        "told_share_weighted": lambda i: float(np.average(told[i], weights=weights[i])),
    }
    return results_of(figures, scored, dataset=dataset, split="test", note="weighted to the surveyed population")


def baseline_results(cases: Cases, scored: Scored, dataset: str) -> list[Result]:
    """Each published score on the same rows, and how much the model is above it."""
    made: list[Result] = []
    for name, values in cases.baselines.items():
        known = ~np.isnan(values)
        part, told = scored.take(known), values[known]
        if not part.is_measurable:
            continue
        figures: dict[str, Figure] = {
            f"auroc_{name}": lambda i, p=part, t=told: auroc(p.truth[i], t[i]),  # type: ignore[misc]  # bound now
            f"auroc_above_{name}": lambda i, p=part, t=told: (  # type: ignore[misc]  # bound now
                auroc(p.truth[i], p.probability[i]) - auroc(p.truth[i], t[i])
            ),
        }
        note = "a published score on the same rows" if known.all() else f"{known.mean():.0%} of rows that have it"
        made += results_of(figures, part, dataset=dataset, split="test", note=note)
    return made
