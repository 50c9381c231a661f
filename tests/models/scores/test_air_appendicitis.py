from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.air_appendicitis import SCORE

BASE: dict[str, object] = {
    "vomiting": False,
    "right_iliac_pain": False,
    "rebound_or_guarding": "none",
    "temperature": 37,
    "neutrophil_percent": 60,
    "wbc": 8,
    "crp": 2,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("vomiting", True, 1),
        ("right_iliac_pain", True, 1),
        ("rebound_or_guarding", "light", 1),
        ("rebound_or_guarding", "medium", 2),
        ("rebound_or_guarding", "strong", 3),
        ("temperature", 38.4, 0),
        ("temperature", 38.5, 1),
        ("neutrophil_percent", 69.9, 0),
        ("neutrophil_percent", 70, 1),
        ("neutrophil_percent", 84.9, 1),
        ("neutrophil_percent", 85, 2),
        ("wbc", 9.9, 0),
        ("wbc", 10, 1),
        ("wbc", 14.9, 1),
        ("wbc", 15, 2),
        ("crp", 9.9, 0),
        ("crp", 10, 1),
        ("crp", 49.9, 1),
        ("crp", 50, 2),
    ],
)
def test_boundaries_of_andersson(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(4, "low"), (5, "indeterminate"), (8, "indeterminate"), (9, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
