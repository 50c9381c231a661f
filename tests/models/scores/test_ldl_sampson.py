from __future__ import annotations

import pytest

from models.scores.ldl_sampson import SCORE

WELL = {"total_cholesterol": 5.2, "hdl_cholesterol": 1.3, "triglycerides": 1.76}
CASES = [
    ({"total_cholesterol": 5.2, "hdl_cholesterol": 1.3, "triglycerides": 1.76}, 3.186, 0.001),
    ({"total_cholesterol": 6.0, "hdl_cholesterol": 1.0, "triglycerides": 6.0}, 2.662, 0.001),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"triglycerides": 9.1}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_outside_of_its_range(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"
