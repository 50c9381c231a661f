from __future__ import annotations

import pytest

from models.scores.schwartz_bedside import SCORE

WELL = {"age": 10, "height": 140, "creatinine": 88.4}
CASES = [({}, 57.82, 1e-6), ({"height": 110, "creatinine": 44.2}, 90.86, 1e-6)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_equation_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 0.5}, {"age": 18}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_outside_of_childhood(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"
