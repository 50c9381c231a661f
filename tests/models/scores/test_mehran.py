from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.mehran import SCORE

WELL = {
    "periprocedural_hypotension": False,
    "intra_aortic_balloon_pump": False,
    "heart_failure_nyha_3_or_4": False,
    "age": 50,
    "sex": "male",
    "haematocrit": 45,
    "diabetes": False,
    "contrast_volume": 50,
    "egfr": 90,
}
ROWS = [
    ("periprocedural_hypotension", True, 5),
    ("intra_aortic_balloon_pump", True, 5),
    ("heart_failure_nyha_3_or_4", True, 5),
    ("age", 75, 0),
    ("age", 76, 4),
    ("haematocrit", 39, 0),
    ("haematocrit", 38.9, 3),
    ("diabetes", True, 3),
    ("contrast_volume", 99, 0),
    ("contrast_volume", 100, 1),
    ("contrast_volume", 250, 2),
    ("egfr", 60, 0),
    ("egfr", 59.9, 2),
    ("egfr", 40, 2),
    ("egfr", 39.9, 4),
    ("egfr", 20, 4),
    ("egfr", 19.9, 6),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_mehran_2004(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [({"sex": "female", "haematocrit": 36}, 0, 0), ({"sex": "female", "haematocrit": 35.9}, 3, 0)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_women_have_their_own_limit(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(5, "low"), (6, "moderate"), (10, "moderate"), (11, "high"), (15, "high"), (16, "very_high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
