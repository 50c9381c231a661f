from __future__ import annotations

import pytest

from models.scores.chads2 import SCORE

WELL = {"heart_failure": False, "hypertension": False, "age": 50, "diabetes": False, "previous_stroke_or_tia": False}
ROWS = [
    ("age", 74, 0),
    ("age", 75, 1),
    ("heart_failure", True, 1),
    ("hypertension", True, 1),
    ("diabetes", True, 1),
    ("previous_stroke_or_tia", True, 2),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_gage_2001(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)
