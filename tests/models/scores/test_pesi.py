from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.pesi import SCORE

BASE: dict[str, Value] = {
    "age": 50,
    "sex": "female",
    "cancer": False,
    "heart_failure": False,
    "chronic_lung_disease": False,
    "heart_rate": 80,
    "systolic_bp": 120,
    "respiratory_rate": 18,
    "temperature": 37,
    "altered_mental_status": False,
    "spo2": 96,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 50),
        ({"age": 51}, 51),
        ({"sex": "male"}, 60),
        ({"cancer": True}, 80),
        ({"heart_failure": True}, 60),
        ({"chronic_lung_disease": True}, 60),
        ({"heart_rate": 109}, 50),
        ({"heart_rate": 110}, 70),
        ({"systolic_bp": 100}, 50),
        ({"systolic_bp": 99}, 80),
        ({"respiratory_rate": 29}, 50),
        ({"respiratory_rate": 30}, 70),
        ({"temperature": 36}, 50),
        ({"temperature": 35.9}, 70),
        ({"altered_mental_status": True}, 110),
        ({"spo2": 90}, 50),
        ({"spo2": 89}, 70),
    ],
)
def test_points_of_aujesky_2005(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"age": 65}, "class_1"),
        ({"age": 66}, "class_2"),
        ({"age": 85}, "class_2"),
        ({"age": 86}, "class_3"),
        ({"age": 75, "cancer": True}, "class_3"),
        ({"age": 76, "cancer": True}, "class_4"),
        ({"age": 65, "altered_mental_status": True}, "class_4"),
        ({"age": 66, "altered_mental_status": True}, "class_5"),
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
