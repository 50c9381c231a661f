from __future__ import annotations

import pytest

from models.scores.non_hdl_cholesterol import SCORE

WELL = {"total_cholesterol": 5.2, "hdl_cholesterol": 1.3}
CASES = [
    ({"total_cholesterol": 5.2, "hdl_cholesterol": 1.3}, 3.9, 1e-06),
    ({"total_cholesterol": 7.0, "hdl_cholesterol": 0.9}, 6.1, 1e-06),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
