from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.rcri import SCORE

WELL = {
    "high_risk_surgery": False,
    "coronary_disease": False,
    "heart_failure": False,
    "previous_stroke_or_tia": False,
    "on_insulin": False,
    "creatinine": 80,
}
ROWS = [
    ("creatinine", 176.8, 0),
    ("creatinine", 176.9, 1),
    ("high_risk_surgery", True, 1),
    ("coronary_disease", True, 1),
    ("heart_failure", True, 1),
    ("previous_stroke_or_tia", True, 1),
    ("on_insulin", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_lee_1999(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(0, "class_1"), (1, "class_2"), (2, "class_3"), (3, "class_4")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
