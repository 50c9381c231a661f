from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.grace_in_hospital import SCORE

WELL = {
    "age": 20,
    "heart_rate": 40,
    "systolic_bp": 210,
    "creatinine": 20.0,
    "killip_class": "I",
    "cardiac_arrest_at_admission": False,
    "st_deviation": False,
    "cardiac_markers_raised": False,
}
ROWS = [
    ("age", 29, 1),
    ("age", 30, 9),
    ("age", 40, 26),
    ("age", 50, 42),
    ("age", 60, 59),
    ("age", 70, 76),
    ("age", 80, 92),
    ("age", 90, 101),
    ("age", 89, 92),
    ("heart_rate", 49, 1),
    ("heart_rate", 50, 4),
    ("heart_rate", 69, 4),
    ("heart_rate", 70, 10),
    ("heart_rate", 90, 16),
    ("heart_rate", 110, 25),
    ("heart_rate", 150, 39),
    ("heart_rate", 200, 47),
    ("systolic_bp", 79, 59),
    ("systolic_bp", 80, 54),
    ("systolic_bp", 99, 54),
    ("systolic_bp", 100, 44),
    ("systolic_bp", 120, 35),
    ("systolic_bp", 140, 25),
    ("systolic_bp", 160, 11),
    ("systolic_bp", 199, 11),
    ("systolic_bp", 200, 1),
    ("creatinine", 35.3, 1),
    ("creatinine", 35.4, 4),
    ("creatinine", 70.7, 4),
    ("creatinine", 70.8, 7),
    ("creatinine", 106.1, 10),
    ("creatinine", 141.5, 13),
    ("creatinine", 176.8, 21),
    ("creatinine", 353.6, 28),
    ("killip_class", "II", 21),
    ("killip_class", "III", 40),
    ("killip_class", "IV", 60),
    ("cardiac_arrest_at_admission", True, 40),
    ("st_deviation", True, 29),
    ("cardiac_markers_raised", True, 15),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_granger_2003(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(108, "low"), (109, "intermediate"), (140, "intermediate"), (141, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
