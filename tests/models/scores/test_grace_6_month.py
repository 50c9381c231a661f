from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.grace_6_month import SCORE

WELL = {
    "age": 30,
    "heart_failure": False,
    "previous_mi": False,
    "heart_rate": 40,
    "systolic_bp": 210,
    "st_depression_at_admission": False,
    "creatinine": 20.0,
    "cardiac_markers_raised": False,
    "no_pci_in_hospital": False,
}
ROWS = [
    ("age", 39, 1),
    ("age", 40, 19),
    ("age", 50, 37),
    ("age", 60, 56),
    ("age", 70, 74),
    ("age", 80, 92),
    ("age", 90, 101),
    ("heart_failure", True, 25),
    ("previous_mi", True, 13),
    ("heart_rate", 49, 1),
    ("heart_rate", 50, 4),
    ("heart_rate", 70, 10),
    ("heart_rate", 90, 15),
    ("heart_rate", 110, 24),
    ("heart_rate", 150, 36),
    ("heart_rate", 200, 44),
    ("systolic_bp", 79, 25),
    ("systolic_bp", 80, 23),
    ("systolic_bp", 100, 19),
    ("systolic_bp", 120, 15),
    ("systolic_bp", 140, 11),
    ("systolic_bp", 160, 5),
    ("systolic_bp", 200, 1),
    ("st_depression_at_admission", True, 12),
    ("cardiac_markers_raised", True, 16),
    ("no_pci_in_hospital", True, 15),
    ("creatinine", 35.3, 1),
    ("creatinine", 35.4, 3),
    ("creatinine", 70.8, 5),
    ("creatinine", 106.1, 7),
    ("creatinine", 141.5, 9),
    ("creatinine", 176.8, 15),
    ("creatinine", 353.6, 20),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_eagle_2004(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(88, "low"), (89, "intermediate"), (118, "intermediate"), (119, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
