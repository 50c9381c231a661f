from __future__ import annotations

import pytest

from models.scores.cockcroft_gault import SCORE

WELL = {"age": 60, "sex": "male", "weight": 72, "creatinine": 88.4}
CASES = [
    ({}, 80.0, 1e-6),
    ({"sex": "female"}, 68.0, 1e-6),
    ({"age": 80, "sex": "female", "weight": 50, "creatinine": 106.08}, 29.514, 0.001),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_equation_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 17}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_in_children(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"
