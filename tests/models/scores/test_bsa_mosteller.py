from __future__ import annotations

import pytest

from models.scores.bsa_mosteller import SCORE

WELL = {"weight": 72, "height": 180}
CASES = [({"weight": 72, "height": 180}, 1.8974, 0.001), ({"weight": 20, "height": 115}, 0.7993, 0.001)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
