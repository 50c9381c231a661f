from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.curb_65 import SCORE

BASE: dict[str, Value] = {
    "confusion": False,
    "urea": 5,
    "respiratory_rate": 18,
    "systolic_bp": 120,
    "diastolic_bp": 75,
    "age": 50,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"confusion": True}, 1),
        ({"urea": 7}, 0),
        ({"urea": 7.1}, 1),
        ({"respiratory_rate": 29}, 0),
        ({"respiratory_rate": 30}, 1),
        ({"systolic_bp": 90}, 0),
        ({"systolic_bp": 89}, 1),
        ({"diastolic_bp": 61}, 0),
        ({"diastolic_bp": 60}, 1),
        ({"systolic_bp": 80, "diastolic_bp": 50}, 1),
        ({"age": 64}, 0),
        ({"age": 65}, 1),
    ],
)
def test_boundaries_of_lim_2003(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code


@pytest.mark.parametrize(
    ("told", "probability"),
    [
        ({}, 0.007),
        ({"age": 70}, 0.032),
        ({"age": 70, "confusion": True}, 0.13),
        ({"age": 70, "confusion": True, "urea": 9}, 0.17),
        ({"age": 70, "confusion": True, "urea": 9, "systolic_bp": 80}, 0.415),
    ],
)
def test_gives_the_published_risk(told: dict[str, Value], probability: float) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.probability == pytest.approx(probability, abs=0.0006)
