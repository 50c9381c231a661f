from __future__ import annotations

import pytest

from models.scores.bsa_dubois import SCORE

WELL = {"weight": 70, "height": 170}
CASES = [({"weight": 70, "height": 170}, 1.8097, 0.001), ({"weight": 50, "height": 155}, 1.467, 0.001)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
