from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.abc_massive_transfusion import SCORE

BASE: dict[str, Value] = {"penetrating_injury": False, "systolic_bp": 120, "heart_rate": 90, "fast_positive": False}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"penetrating_injury": True}, 1),
        ({"systolic_bp": 90}, 1),
        ({"systolic_bp": 91}, 0),
        ({"heart_rate": 119}, 0),
        ({"heart_rate": 120}, 1),
        ({"fast_positive": True}, 1),
    ],
)
def test_criteria_of_nunez_2009(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
