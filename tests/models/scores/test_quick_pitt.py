from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.quick_pitt import SCORE

BASE: dict[str, Value] = {
    "temperature": 38,
    "systolic_bp": 120,
    "on_vasopressor": False,
    "respiratory_rate": 18,
    "mechanically_ventilated": False,
    "cardiac_arrest": False,
    "altered_mental_status": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"temperature": 36}, 0),
        ({"temperature": 35.9}, 1),
        ({"systolic_bp": 90}, 0),
        ({"systolic_bp": 89}, 1),
        ({"on_vasopressor": True}, 1),
        ({"on_vasopressor": True, "systolic_bp": 80}, 1),
        ({"respiratory_rate": 24}, 0),
        ({"respiratory_rate": 25}, 1),
        ({"mechanically_ventilated": True}, 1),
        ({"cardiac_arrest": True}, 1),
        ({"altered_mental_status": True}, 1),
    ],
)
def test_boundaries_of_battle_2019(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
