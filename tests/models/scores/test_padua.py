from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.padua import SCORE

WELL = {
    "cancer": False,
    "previous_vte": False,
    "reduced_mobility": False,
    "thrombophilia": False,
    "trauma_or_surgery_within_month": False,
    "age": 50,
    "heart_or_respiratory_failure": False,
    "acute_mi_or_stroke": False,
    "acute_infection_or_rheumatic": False,
    "bmi": 22,
    "hormonal_treatment": False,
}
ROWS = [
    ("cancer", True, 3),
    ("previous_vte", True, 3),
    ("reduced_mobility", True, 3),
    ("thrombophilia", True, 3),
    ("trauma_or_surgery_within_month", True, 2),
    ("age", 69, 0),
    ("age", 70, 1),
    ("heart_or_respiratory_failure", True, 1),
    ("acute_mi_or_stroke", True, 1),
    ("acute_infection_or_rheumatic", True, 1),
    ("bmi", 29.9, 0),
    ("bmi", 30, 1),
    ("hormonal_treatment", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_barbar_2010(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(3, "low"), (4, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
