from __future__ import annotations

import pytest

from models.scores.ideal_body_weight import SCORE

WELL = {"sex": "male", "height": 180}
CASES = [({"sex": "male", "height": 180}, 74.9921, 0.001), ({"sex": "female", "height": 160}, 52.3819, 0.001)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"height": 152}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_outside_of_its_range(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"
