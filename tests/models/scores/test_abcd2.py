from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.abcd2 import SCORE

WELL = {
    "age": 50,
    "systolic_bp": 120,
    "diastolic_bp": 80,
    "tia_features": "other",
    "tia_duration": 5,
    "diabetes": False,
}
ROWS = [
    ("age", 59, 0),
    ("age", 60, 1),
    ("systolic_bp", 139, 0),
    ("systolic_bp", 140, 1),
    ("diastolic_bp", 89, 0),
    ("diastolic_bp", 90, 1),
    ("tia_features", "weakness", 2),
    ("tia_features", "speech", 1),
    ("tia_duration", 9.9, 0),
    ("tia_duration", 10, 1),
    ("tia_duration", 59, 1),
    ("tia_duration", 60, 2),
    ("diabetes", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_johnston_2007(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(3, "low"), (4, "moderate"), (5, "moderate"), (6, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
