from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.smrt_co import SCORE

BASE: dict[str, Value] = {
    "systolic_bp": 120,
    "multilobar_infiltrates": False,
    "age": 40,
    "respiratory_rate": 18,
    "heart_rate": 80,
    "confusion": False,
    "spo2": 97,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"systolic_bp": 89}, 2),
        ({"systolic_bp": 90}, 0),
        ({"multilobar_infiltrates": True}, 1),
        ({"respiratory_rate": 24}, 0),
        ({"respiratory_rate": 25}, 1),
        ({"age": 51, "respiratory_rate": 29}, 0),
        ({"age": 51, "respiratory_rate": 30}, 1),
        ({"heart_rate": 124}, 0),
        ({"heart_rate": 125}, 1),
        ({"confusion": True}, 1),
        ({"spo2": 94}, 0),
        ({"spo2": 93}, 2),
        ({"age": 51, "spo2": 91}, 0),
        ({"age": 51, "spo2": 90}, 2),
    ],
)
def test_boundaries_of_charles_2008(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"confusion": True}, "low"),
        ({"spo2": 90}, "moderate"),
        ({"spo2": 90, "confusion": True}, "high"),
        ({"spo2": 90, "systolic_bp": 80}, "very_high"),
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
