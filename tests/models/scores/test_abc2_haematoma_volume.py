from __future__ import annotations

import pytest

from models.scores.abc2_haematoma_volume import SCORE

WELL = {"haematoma_length": 5, "haematoma_width": 4, "haematoma_height": 3}
CASES = [({}, 30.0, 1e-9), ({"haematoma_height": 1}, 10.0, 1e-9)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
