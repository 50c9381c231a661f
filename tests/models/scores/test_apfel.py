from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.apfel import SCORE

BASE: dict[str, object] = {
    "sex": "male",
    "ponv_or_motion_sickness": False,
    "current_smoker": True,
    "postoperative_opioids": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("sex", "female", 1),
        ("ponv_or_motion_sickness", True, 1),
        ("current_smoker", False, 1),
        ("postoperative_opioids", True, 1),
    ],
)
def test_four_factors(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "expected"), [(0, 0.1), (1, 0.21), (2, 0.39), (3, 0.61), (4, 0.79)])
def test_the_published_risk(value: float, expected: float) -> None:
    assert SCORE.probability is not None
    assert SCORE.probability(value) == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("value", "name"), [(1, "low"), (2, "moderate"), (3, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
