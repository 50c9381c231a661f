from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.bova import SCORE

BASE: dict[str, Value] = {
    "systolic_bp": 120,
    "elevated_troponin": False,
    "right_ventricular_dysfunction": False,
    "heart_rate": 90,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"systolic_bp": 101}, 0),
        ({"systolic_bp": 100}, 2),
        ({"systolic_bp": 90}, 2),
        ({"elevated_troponin": True}, 2),
        ({"right_ventricular_dysfunction": True}, 2),
        ({"heart_rate": 109}, 0),
        ({"heart_rate": 110}, 1),
    ],
)
def test_points_of_bova_2014(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"elevated_troponin": True}, "stage_1"),
        ({"elevated_troponin": True, "heart_rate": 120}, "stage_2"),
        ({"elevated_troponin": True, "systolic_bp": 95}, "stage_2"),
        ({"elevated_troponin": True, "systolic_bp": 95, "heart_rate": 120}, "stage_3"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"systolic_bp": 89}, "value-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
