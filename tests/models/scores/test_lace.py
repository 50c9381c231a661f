from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.lace import SCORE

WELL = {"length_of_stay": 0, "acute_admission": False, "lace_comorbidity": 0, "emergency_visits_6_months": 0}
ROWS = [
    ("length_of_stay", 1, 1),
    ("length_of_stay", 2, 2),
    ("length_of_stay", 3, 3),
    ("length_of_stay", 4, 4),
    ("length_of_stay", 6, 4),
    ("length_of_stay", 7, 5),
    ("length_of_stay", 13, 5),
    ("length_of_stay", 14, 7),
    ("acute_admission", True, 3),
    ("lace_comorbidity", 1, 1),
    ("lace_comorbidity", 2, 2),
    ("lace_comorbidity", 3, 3),
    ("lace_comorbidity", 4, 5),
    ("emergency_visits_6_months", 1, 1),
    ("emergency_visits_6_months", 3, 3),
    ("emergency_visits_6_months", 4, 4),
    ("emergency_visits_6_months", 9, 4),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_van_walraven_2010(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(9, "low"), (10, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
