from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.heart import SCORE

WELL = {
    "chest_pain_history": "slightly",
    "heart_ecg": "normal",
    "age": 40,
    "atherosclerosis_risk_factors": "none",
    "troponin_multiple": "normal",
}
ROWS = [
    ("age", 44, 0),
    ("age", 45, 1),
    ("age", 64, 1),
    ("age", 65, 2),
    ("chest_pain_history", "moderately", 1),
    ("chest_pain_history", "highly", 2),
    ("heart_ecg", "nonspecific", 1),
    ("heart_ecg", "st_deviation", 2),
    ("atherosclerosis_risk_factors", "one_or_two", 1),
    ("atherosclerosis_risk_factors", "three_or_more", 2),
    ("troponin_multiple", "one_to_three", 1),
    ("troponin_multiple", "above_three", 2),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_six_2008(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(0, "low"), (3, "low"), (4, "moderate"), (6, "moderate"), (7, "high"), (10, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
