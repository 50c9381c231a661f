from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.cha2ds2_va import SCORE

WELL = {
    "heart_failure": False,
    "hypertension": False,
    "age": 50,
    "diabetes": False,
    "previous_stroke_or_tia": False,
    "vascular_disease": False,
}
ROWS = [
    ("age", 64, 0),
    ("age", 65, 1),
    ("age", 74, 1),
    ("age", 75, 2),
    ("heart_failure", True, 1),
    ("hypertension", True, 1),
    ("diabetes", True, 1),
    ("previous_stroke_or_tia", True, 2),
    ("vascular_disease", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_esc_2024(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(0, "low"), (1, "intermediate"), (2, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
