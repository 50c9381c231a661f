from __future__ import annotations

import pytest

from models.scores.quicki import SCORE

WELL = {"fasting_insulin": 10, "fasting_glucose": 5.5506}
CASES = [
    ({"fasting_insulin": 10, "fasting_glucose": 5.5506}, 0.3333, 0.0005),
    ({"fasting_insulin": 20, "fasting_glucose": 7.0}, 0.294, 0.0005),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
