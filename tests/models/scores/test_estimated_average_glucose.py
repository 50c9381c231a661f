from __future__ import annotations

import pytest

from models.scores.estimated_average_glucose import SCORE

WELL = {"hba1c": 7.0}
CASES = [({"hba1c": 7.0}, 8.54, 0.01), ({"hba1c": 6.0}, 6.95, 0.01)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
