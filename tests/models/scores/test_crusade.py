from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.crusade import SCORE

WELL = {
    "haematocrit": 45,
    "creatinine_clearance": 130,
    "heart_rate": 60,
    "sex": "male",
    "heart_failure_signs": False,
    "stroke_or_peripheral_artery_disease": False,
    "diabetes": False,
    "systolic_bp": 150,
}
ROWS = [
    ("haematocrit", 40, 1),
    ("haematocrit", 39.9, 3),
    ("haematocrit", 37, 3),
    ("haematocrit", 36.9, 4),
    ("haematocrit", 34, 4),
    ("haematocrit", 33.9, 8),
    ("haematocrit", 31, 8),
    ("haematocrit", 30.9, 10),
    ("creatinine_clearance", 15, 40),
    ("creatinine_clearance", 15.1, 36),
    ("creatinine_clearance", 30, 36),
    ("creatinine_clearance", 30.1, 29),
    ("creatinine_clearance", 60, 29),
    ("creatinine_clearance", 60.1, 18),
    ("creatinine_clearance", 90, 18),
    ("creatinine_clearance", 90.1, 8),
    ("creatinine_clearance", 120, 8),
    ("creatinine_clearance", 120.1, 1),
    ("heart_rate", 70, 1),
    ("heart_rate", 71, 2),
    ("heart_rate", 80, 2),
    ("heart_rate", 81, 4),
    ("heart_rate", 91, 7),
    ("heart_rate", 101, 9),
    ("heart_rate", 111, 11),
    ("heart_rate", 121, 12),
    ("sex", "female", 9),
    ("heart_failure_signs", True, 8),
    ("stroke_or_peripheral_artery_disease", True, 7),
    ("diabetes", True, 7),
    ("systolic_bp", 90, 10),
    ("systolic_bp", 91, 8),
    ("systolic_bp", 100, 8),
    ("systolic_bp", 101, 5),
    ("systolic_bp", 120, 5),
    ("systolic_bp", 121, 1),
    ("systolic_bp", 180, 1),
    ("systolic_bp", 181, 3),
    ("systolic_bp", 200, 3),
    ("systolic_bp", 201, 5),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_subherwal_2009(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(20, "very_low"), (21, "low"), (31, "moderate"), (41, "high"), (50, "high"), (51, "very_high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
