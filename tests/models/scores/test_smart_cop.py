from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.smart_cop import SCORE

BASE: dict[str, Value] = {
    "systolic_bp": 120,
    "multilobar_infiltrates": False,
    "albumin": 40,
    "age": 40,
    "respiratory_rate": 18,
    "heart_rate": 80,
    "confusion": False,
    "pao2": 90,
    "spo2": 97,
    "fio2": 21,
    "arterial_ph": 7.4,
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
        ({"albumin": 34.9}, 1),
        ({"albumin": 35}, 0),
        ({"respiratory_rate": 24}, 0),
        ({"respiratory_rate": 25}, 1),
        ({"age": 50, "respiratory_rate": 25}, 1),
        ({"age": 51, "respiratory_rate": 29}, 0),
        ({"age": 51, "respiratory_rate": 30}, 1),
        ({"heart_rate": 124}, 0),
        ({"heart_rate": 125}, 1),
        ({"confusion": True}, 1),
        ({"pao2": 70}, 0),
        ({"pao2": 69}, 2),
        ({"spo2": 94}, 0),
        ({"spo2": 93}, 2),
        ({"fio2": 27, "pao2": 90}, 0),
        ({"fio2": 28, "pao2": 90}, 2),
        ({"age": 51, "pao2": 60}, 0),
        ({"age": 51, "pao2": 59}, 2),
        ({"age": 51, "spo2": 91}, 0),
        ({"age": 51, "spo2": 90}, 2),
        ({"age": 51, "fio2": 36, "pao2": 90}, 0),
        ({"age": 51, "fio2": 37, "pao2": 90}, 2),
        ({"arterial_ph": 7.35}, 0),
        ({"arterial_ph": 7.34}, 2),
    ],
)
def test_boundaries_of_charles_2008(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"arterial_ph": 7.2}, "low"),
        ({"arterial_ph": 7.2, "confusion": True}, "moderate"),
        ({"arterial_ph": 7.2, "confusion": True, "spo2": 85}, "high"),
        ({"arterial_ph": 7.2, "confusion": True, "spo2": 85, "systolic_bp": 80}, "very_high"),
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
