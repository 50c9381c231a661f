from __future__ import annotations

import pytest

from models.scores.wfns import SCORE

WELL = {"gcs": 15, "focal_motor_deficit": False}
ROWS = [("gcs", 15, 1), ("gcs", 14, 2), ("gcs", 13, 2), ("gcs", 12, 4), ("gcs", 7, 4), ("gcs", 6, 5), ("gcs", 3, 5)]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_wfns_1988(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [
    ({"gcs": 14, "focal_motor_deficit": True}, 3, 0),
    ({"gcs": 13, "focal_motor_deficit": True}, 3, 0),
    ({"gcs": 12, "focal_motor_deficit": True}, 4, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_a_deficit_counts_at_13_and_14(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
