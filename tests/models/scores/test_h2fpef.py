from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.h2fpef import SCORE

WELL = {
    "bmi": 22,
    "two_antihypertensives": False,
    "atrial_fibrillation": False,
    "pulmonary_artery_systolic_pressure": 25,
    "age": 50,
    "e_over_e_prime": 7,
}
ROWS = [
    ("bmi", 30, 0),
    ("bmi", 30.1, 2),
    ("two_antihypertensives", True, 1),
    ("atrial_fibrillation", True, 3),
    ("pulmonary_artery_systolic_pressure", 35, 0),
    ("pulmonary_artery_systolic_pressure", 36, 1),
    ("age", 60, 0),
    ("age", 61, 1),
    ("e_over_e_prime", 9, 0),
    ("e_over_e_prime", 9.1, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_reddy_2018(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(1, "low"), (2, "intermediate"), (5, "intermediate"), (6, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
