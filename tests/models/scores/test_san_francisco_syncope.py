from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.san_francisco_syncope import SCORE

BASE: dict[str, Value] = {
    "heart_failure": False,
    "haematocrit": 40,
    "abnormal_ecg": False,
    "shortness_of_breath": False,
    "systolic_bp": 120,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"heart_failure": True}, 1),
        ({"haematocrit": 30}, 0),
        ({"haematocrit": 29.9}, 1),
        ({"abnormal_ecg": True}, 1),
        ({"shortness_of_breath": True}, 1),
        ({"systolic_bp": 90}, 0),
        ({"systolic_bp": 89}, 1),
    ],
)
def test_criteria_of_quinn_2004(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
