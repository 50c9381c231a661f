from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.framingham_cvd_bmi import SCORE

WELL = {
    "age": 61,
    "sex": "female",
    "bmi": 30.0,
    "systolic_bp": 124,
    "on_bp_treatment": False,
    "diabetes": False,
    "current_smoker": True,
}
CASES = [
    ({}, 14.571, 0.01),
    (
        {
            "age": 53,
            "sex": "male",
            "bmi": 27.0,
            "systolic_bp": 125,
            "on_bp_treatment": True,
            "diabetes": True,
            "current_smoker": False,
        },
        25.385,
        0.01,
    ),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_keeps_the_worked_examples(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 29}, {"age": 75}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_outside_of_its_ages(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"


BANDS = [(9.9, "low"), (10, "intermediate"), (20, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
