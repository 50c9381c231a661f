from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.score2_asia_pacific import SCORE

WELL = {
    "score2_asia_region": "low",
    "age": 50,
    "sex": "male",
    "current_smoker": True,
    "systolic_bp": 140,
    "total_cholesterol": 5.5,
    "hdl_cholesterol": 1.3,
}
CASES = [
    ({"current_smoker": False}, 7, 0.5),
    ({"current_smoker": False, "score2_asia_region": "very_high"}, 14, 0.5),
    ({"current_smoker": False, "sex": "female"}, 3, 0.5),
    ({"current_smoker": False, "sex": "female", "score2_asia_region": "very_high"}, 13, 0.5),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_keeps_the_published_examples(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 39}, {"age": 70}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_outside_of_its_ages(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"


BANDS = [(1.99, "low"), (2, "moderate"), (9.99, "moderate"), (10, "high"), (19.99, "high"), (20, "very_high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
