from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.news2 import SCORE

BASE: dict[str, Value] = {
    "respiratory_rate": 16,
    "spo2": 97,
    "spo2_scale": "scale_1",
    "on_oxygen": False,
    "systolic_bp": 120,
    "heart_rate": 70,
    "consciousness": "alert",
    "temperature": 37,
    "age": 60,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"respiratory_rate": 8}, 3),
        ({"respiratory_rate": 9}, 1),
        ({"respiratory_rate": 11}, 1),
        ({"respiratory_rate": 12}, 0),
        ({"respiratory_rate": 20}, 0),
        ({"respiratory_rate": 21}, 2),
        ({"respiratory_rate": 24}, 2),
        ({"respiratory_rate": 25}, 3),
        ({"spo2": 91}, 3),
        ({"spo2": 92}, 2),
        ({"spo2": 93}, 2),
        ({"spo2": 94}, 1),
        ({"spo2": 95}, 1),
        ({"spo2": 96}, 0),
        ({"spo2_scale": "scale_2", "spo2": 83}, 3),
        ({"spo2_scale": "scale_2", "spo2": 84}, 2),
        ({"spo2_scale": "scale_2", "spo2": 85}, 2),
        ({"spo2_scale": "scale_2", "spo2": 86}, 1),
        ({"spo2_scale": "scale_2", "spo2": 87}, 1),
        ({"spo2_scale": "scale_2", "spo2": 88}, 0),
        ({"spo2_scale": "scale_2", "spo2": 100}, 0),
        ({"spo2_scale": "scale_2", "on_oxygen": True, "spo2": 92}, 2),
        ({"spo2_scale": "scale_2", "on_oxygen": True, "spo2": 93}, 3),
        ({"spo2_scale": "scale_2", "on_oxygen": True, "spo2": 94}, 3),
        ({"spo2_scale": "scale_2", "on_oxygen": True, "spo2": 95}, 4),
        ({"spo2_scale": "scale_2", "on_oxygen": True, "spo2": 96}, 4),
        ({"spo2_scale": "scale_2", "on_oxygen": True, "spo2": 97}, 5),
        ({"on_oxygen": True}, 2),
        ({"systolic_bp": 90}, 3),
        ({"systolic_bp": 91}, 2),
        ({"systolic_bp": 100}, 2),
        ({"systolic_bp": 101}, 1),
        ({"systolic_bp": 110}, 1),
        ({"systolic_bp": 111}, 0),
        ({"systolic_bp": 219}, 0),
        ({"systolic_bp": 220}, 3),
        ({"heart_rate": 40}, 3),
        ({"heart_rate": 41}, 1),
        ({"heart_rate": 50}, 1),
        ({"heart_rate": 51}, 0),
        ({"heart_rate": 90}, 0),
        ({"heart_rate": 91}, 1),
        ({"heart_rate": 110}, 1),
        ({"heart_rate": 111}, 2),
        ({"heart_rate": 130}, 2),
        ({"heart_rate": 131}, 3),
        ({"consciousness": "confusion"}, 3),
        ({"consciousness": "voice"}, 3),
        ({"consciousness": "unresponsive"}, 3),
        ({"temperature": 35.0}, 3),
        ({"temperature": 35.1}, 1),
        ({"temperature": 36.0}, 1),
        ({"temperature": 36.1}, 0),
        ({"temperature": 38.0}, 0),
        ({"temperature": 38.1}, 1),
        ({"temperature": 39.0}, 1),
        ({"temperature": 39.1}, 2),
    ],
)
def test_boundaries_of_the_2017_chart(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 15}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
