from __future__ import annotations

import pytest

from models.scores.adhere import SCORE

WELL = {"urea": 20, "systolic_bp": 100, "creatinine": 300}
ROWS = [
    ("creatinine", 243.0, 4),
    ("creatinine", 243.2, 5),
    ("systolic_bp", 114, 5),
    ("systolic_bp", 115, 3),
    ("urea", 15.3, 2),
    ("urea", 15.4, 5),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_fonarow_2005(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [({"urea": 10, "systolic_bp": 114}, 2, 0), ({"urea": 10, "systolic_bp": 115}, 1, 0)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_both_sides_of_the_tree(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
