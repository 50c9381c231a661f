from __future__ import annotations

import pytest

from models.scores.adjusted_body_weight import SCORE

WELL = {"sex": "male", "height": 180, "weight": 120}
CASES = [
    ({"sex": "male", "height": 180, "weight": 120}, 92.9953, 0.001),
    ({"sex": "female", "height": 160, "weight": 90}, 67.4291, 0.001),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
