from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.findrisc import SCORE

WELL = {
    "age": 40,
    "bmi": 22,
    "sex": "male",
    "waist": 80,
    "physically_active_30_minutes": True,
    "vegetables_every_day": True,
    "on_bp_treatment": False,
    "previous_high_glucose": False,
    "family_diabetes": "none",
}
ROWS = [
    ("age", 44, 0),
    ("age", 45, 2),
    ("age", 54, 2),
    ("age", 55, 3),
    ("age", 64, 3),
    ("age", 65, 4),
    ("bmi", 24.9, 0),
    ("bmi", 25, 1),
    ("bmi", 30, 1),
    ("bmi", 30.1, 3),
    ("waist", 93.9, 0),
    ("waist", 94, 3),
    ("waist", 102, 3),
    ("waist", 102.1, 4),
    ("physically_active_30_minutes", False, 2),
    ("vegetables_every_day", False, 1),
    ("on_bp_treatment", True, 2),
    ("previous_high_glucose", True, 5),
    ("family_diabetes", "second_degree", 3),
    ("family_diabetes", "first_degree", 5),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_the_form_of_2001(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [
    ({"sex": "female", "waist": 79.9}, 0, 0),
    ({"sex": "female", "waist": 80}, 3, 0),
    ({"sex": "female", "waist": 88}, 3, 0),
    ({"sex": "female", "waist": 88.1}, 4, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_women_have_their_own_waist(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [
    (6, "low"),
    (7, "slight"),
    (11, "slight"),
    (12, "moderate"),
    (14, "moderate"),
    (15, "high"),
    (20, "high"),
    (21, "very_high"),
]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
