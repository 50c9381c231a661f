from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.a_drop import SCORE

BASE: dict[str, Value] = {
    "age": 50,
    "sex": "male",
    "urea": 5,
    "spo2": 97,
    "pao2": 90,
    "confusion": False,
    "systolic_bp": 120,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"age": 69}, 0),
        ({"age": 70}, 1),
        ({"age": 74, "sex": "female"}, 0),
        ({"age": 75, "sex": "female"}, 1),
        ({"urea": 7.4}, 0),
        ({"urea": 7.5}, 1),
        ({"spo2": 91}, 0),
        ({"spo2": 90}, 1),
        ({"pao2": 61}, 0),
        ({"pao2": 60}, 1),
        ({"confusion": True}, 1),
        ({"systolic_bp": 91}, 0),
        ({"systolic_bp": 90}, 1),
    ],
)
def test_criteria_of_shindo_2008(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"confusion": True, "age": 80}, "moderate"),
        ({"confusion": True, "age": 80, "spo2": 85}, "severe"),
        ({"confusion": True, "age": 80, "spo2": 85, "urea": 10}, "extremely_severe"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
