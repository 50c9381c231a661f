from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.simplified_pesi import SCORE

BASE: dict[str, Value] = {
    "age": 50,
    "cancer": False,
    "chronic_cardiopulmonary_disease": False,
    "heart_rate": 80,
    "systolic_bp": 120,
    "spo2": 96,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"age": 80}, 0),
        ({"age": 81}, 1),
        ({"cancer": True}, 1),
        ({"chronic_cardiopulmonary_disease": True}, 1),
        ({"heart_rate": 109}, 0),
        ({"heart_rate": 110}, 1),
        ({"systolic_bp": 100}, 0),
        ({"systolic_bp": 99}, 1),
        ({"spo2": 90}, 0),
        ({"spo2": 89}, 1),
    ],
)
def test_criteria_of_jimenez_2010(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
