from __future__ import annotations

import pytest

from models.scores.mdrd import SCORE

WELL = {"age": 50, "sex": "male", "creatinine": 88.4}
CASES = [({}, 79.095, 0.05), ({"age": 70, "sex": "female", "creatinine": 176.8}, 24.632, 0.05)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_equation_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 17}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_in_children(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"
