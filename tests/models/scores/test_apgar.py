from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.apgar import SCORE

BASE: dict[str, object] = {
    "apgar_heart_rate": "2",
    "apgar_respiration": "2",
    "apgar_muscle_tone": "2",
    "apgar_reflex": "2",
    "apgar_colour": "2",
}


@pytest.mark.parametrize(
    ("name", "value", "expected"), [(sign, str(points), 8 + points) for sign in BASE for points in range(3)]
)
def test_each_sign_counts_0_to_2(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(3, "low"), (4, "moderate"), (6, "moderate"), (7, "reassuring")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
