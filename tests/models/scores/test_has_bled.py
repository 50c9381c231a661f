from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.has_bled import SCORE

WELL = {
    "uncontrolled_hypertension": False,
    "abnormal_renal_function": False,
    "abnormal_liver_function": False,
    "previous_stroke": False,
    "previous_bleeding": False,
    "labile_inr": False,
    "age": 50,
    "antiplatelet_or_nsaid": False,
    "alcohol_8_drinks": False,
}
ROWS = [
    ("age", 65, 0),
    ("age", 66, 1),
    ("uncontrolled_hypertension", True, 1),
    ("abnormal_renal_function", True, 1),
    ("abnormal_liver_function", True, 1),
    ("previous_stroke", True, 1),
    ("previous_bleeding", True, 1),
    ("labile_inr", True, 1),
    ("antiplatelet_or_nsaid", True, 1),
    ("alcohol_8_drinks", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_pisters_2010(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(2, "low"), (3, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
