from __future__ import annotations

import pytest

from models.scores.dka_severity import SCORE

WELL = {"arterial_ph": 7.4, "bicarbonate": 24, "dka_mental_status": "alert"}
ROWS = [
    ("arterial_ph", 7.31, 0),
    ("arterial_ph", 7.30, 1),
    ("arterial_ph", 7.25, 1),
    ("arterial_ph", 7.24, 2),
    ("arterial_ph", 7.00, 2),
    ("arterial_ph", 6.99, 3),
    ("bicarbonate", 18.1, 0),
    ("bicarbonate", 18, 1),
    ("bicarbonate", 15, 1),
    ("bicarbonate", 14.9, 2),
    ("bicarbonate", 10, 2),
    ("bicarbonate", 9.9, 3),
    ("dka_mental_status", "stupor", 0),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_ada_2009(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [
    ({"arterial_ph": 7.28, "dka_mental_status": "drowsy"}, 2, 0),
    ({"arterial_ph": 7.28, "dka_mental_status": "stupor"}, 3, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_mental_status_counts_once_there_is_acidosis(
    told: dict[str, object], expected: float, tolerance: float
) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
