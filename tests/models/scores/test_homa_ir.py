from __future__ import annotations

import pytest

from models.scores.homa_ir import SCORE

WELL = {"fasting_glucose": 4.5, "fasting_insulin": 5.0}
CASES = [
    ({"fasting_glucose": 4.5, "fasting_insulin": 5.0}, 1.0, 1e-06),
    ({"fasting_glucose": 6.0, "fasting_insulin": 15}, 4.0, 1e-06),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
