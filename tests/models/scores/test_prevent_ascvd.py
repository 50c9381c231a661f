from __future__ import annotations

import pytest

from models.scores.prevent_ascvd import SCORE

WELL = {
    "age": 50,
    "sex": "female",
    "total_cholesterol": 5.172,
    "hdl_cholesterol": 1.1637,
    "on_statin": False,
    "systolic_bp": 160,
    "on_bp_treatment": True,
    "diabetes": True,
    "current_smoker": False,
    "egfr": 90,
}
CASES = [
    ({}, 9.2, 0.05),
    (
        {
            "age": 60,
            "sex": "male",
            "total_cholesterol": 5.0,
            "hdl_cholesterol": 1.3,
            "on_statin": True,
            "systolic_bp": 105,
            "on_bp_treatment": False,
            "diabetes": False,
            "current_smoker": True,
            "egfr": 45,
        },
        6.358,
        0.01,
    ),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_keeps_the_authors_example(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 29}, {"age": 80}, {"systolic_bp": 89}, {"systolic_bp": 201}, {"egfr": 14}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_outside_of_the_published_ranges(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"
