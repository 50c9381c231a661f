from __future__ import annotations

import pytest

from models.scores.ckd_epi_2021_creatinine_cystatin_c import SCORE

WELL = {"age": 60, "sex": "male", "creatinine": 132.6, "cystatin_c": 1.2}
CASES = [({}, 58.996, 0.05), ({"age": 40, "sex": "female", "creatinine": 53.04, "cystatin_c": 0.7}, 120.08, 0.05)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_equation_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 17}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_in_children(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"
