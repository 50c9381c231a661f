"""Interviews under a budget of questions, and how the answer is scored then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks._failure import BenchmarkFailed
from benchmarks._symptom_ddxplus import Patient, build_base, read_patients
from benchmarks._symptom_shares import share
from models.inference.case import Case, Evidence, Person
from models.inference.engine import Engine, Look
from models.knowledge.body import About

MOST = 25
IN_DIFFERENTIAL = 0.01
BUDGETS = (17, 20, 25)
"""BASD asked 17.86 questions on average, AARLC 25.75; 20 is what our citizens are asked at most."""
PUBLISHED = {
    "AARLC": {"questions": 25.75, "gtpa1": 0.7539, "ddf1": 0.7824},
    "BASD": {"questions": 17.86, "gtpa1": 0.6771},
}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trail:
    """One interview.

    Attributes:
        posterior: after each number of questions, from 0.
        stopped: the number after which the engine itself would have stopped.
    """

    patient: Patient
    posterior: list[Floats]
    stopped: int

    def after(self, questions: int) -> Floats:
        """The posterior after so many questions, or after the last."""
        return self.posterior[min(questions, len(self.posterior) - 1)]


def measure_ddxplus(folder: Path, about: About) -> dict[str, Any]:
    """Scores where the engine stops by itself (at most 20 questions), and at fixed budgets.

    Raises:
        BenchmarkFailed: there are no patients.
    """
    engine = Engine(build_base(folder, about))
    trails = [interview(engine, one) for one in read_patients(folder)]
    if not trails:
        raise BenchmarkFailed(f"expected patients in {folder.name}/*.csv")
    own = [one.after(one.stopped) for one in trails]
    figures: dict[str, Any] = {"ddxplus_patients": len(trails), **_scores(engine, trails, own, "ddxplus")}
    figures["ddxplus_questions"] = round(float(np.mean([one.stopped for one in trails])), 2)
    for budget in BUDGETS:
        scores = _scores(engine, trails, [one.after(budget) for one in trails], f"ddxplus_at{budget}")
        asked = np.mean([min(budget, len(one.posterior) - 1) for one in trails])
        figures |= scores | {f"ddxplus_at{budget}_questions": round(float(asked), 2)}
    return figures | {"ddxplus_published": PUBLISHED}


def interview(engine: Engine, patient: Patient) -> Trail:
    """Ask the question of most worth, up to `MOST`, and note the posterior after each."""
    told = [] if patient.initial is None else [Evidence(patient.initial, "present", "initial")]
    ids = tuple(engine.base.findings)
    posterior: list[Floats] = []
    stopped: int | None = None
    while True:
        look = engine.look(Case(Person(patient.age_years, patient.sex, False), tuple(told)))
        posterior.append(look.posterior)
        asked = len(posterior) - 1
        if stopped is None and look.should_stop:
            stopped = asked
        if asked >= MOST or not look.values:
            return Trail(patient, posterior, asked if stopped is None else stopped)
        told.append(_answer(patient, ids, look))


def _answer(patient: Patient, ids: Sequence[str], look: Look) -> Evidence:
    finding = ids[look.values[0].place]
    return Evidence(finding, "present" if finding in patient.present else "absent")


def _scores(engine: Engine, trails: Iterable[Trail], predicted: Sequence[Floats], name: str) -> dict[str, Any]:
    """GTPA@1 (the truth is first, and above 0.01) and DDF1 (mean over patients of the F1 of what is above 0.01)."""
    places = engine.tables.condition_index
    right: list[bool] = []
    f1: list[float] = []
    for trail, shares in zip(trails, predicted, strict=True):
        truth = places[trail.patient.pathology]
        right.append(bool(shares.argmax() == truth and shares[truth] > IN_DIFFERENTIAL))
        wanted = {places[one] for one, p in trail.patient.differential.items() if p > IN_DIFFERENTIAL and one in places}
        found = set(np.flatnonzero(shares > IN_DIFFERENTIAL).tolist())
        f1.append(2 * len(wanted & found) / max(1, len(wanted) + len(found)))
    return {**share(f"{name}_gtpa1", right), f"{name}_ddf1": round(float(np.mean(f1)), 4)}
