from __future__ import annotations

import pytest

from models.scores.mifflin_st_jeor import SCORE

WELL = {"age": 40, "sex": "male", "weight": 70, "height": 170}
CASES = [
    ({"age": 40, "sex": "male", "weight": 70, "height": 170}, 1567.5, 1e-06),
    ({"age": 40, "sex": "female", "weight": 70, "height": 170}, 1401.5, 1e-06),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 17}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_outside_of_its_range(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"
