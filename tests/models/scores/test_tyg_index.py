from __future__ import annotations

import pytest

from models.scores.tyg_index import SCORE

WELL = {"triglycerides": 1.694, "fasting_glucose": 5.5506}
CASES = [
    ({"triglycerides": 1.694, "fasting_glucose": 5.5506}, 8.923, 0.002),
    ({"triglycerides": 3.388, "fasting_glucose": 7.0}, 9.8477, 0.002),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
