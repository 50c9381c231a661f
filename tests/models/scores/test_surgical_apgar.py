from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.surgical_apgar import SCORE

BASE: dict[str, object] = {
    "blood_loss": 50,
    "lowest_map": 75,
    "lowest_heart_rate": 50,
    "pathological_bradyarrhythmia": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("blood_loss", 100, 10),
        ("blood_loss", 101, 9),
        ("blood_loss", 600, 9),
        ("blood_loss", 601, 8),
        ("blood_loss", 1000, 8),
        ("blood_loss", 1001, 7),
        ("lowest_map", 70, 10),
        ("lowest_map", 69, 9),
        ("lowest_map", 55, 9),
        ("lowest_map", 54, 8),
        ("lowest_map", 40, 8),
        ("lowest_map", 39, 7),
        ("lowest_heart_rate", 55, 10),
        ("lowest_heart_rate", 56, 9),
        ("lowest_heart_rate", 65, 9),
        ("lowest_heart_rate", 66, 8),
        ("lowest_heart_rate", 75, 8),
        ("lowest_heart_rate", 76, 7),
        ("lowest_heart_rate", 85, 7),
        ("lowest_heart_rate", 86, 6),
        ("pathological_bradyarrhythmia", True, 6),
    ],
)
def test_boundaries_of_gawande(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(4, "high"), (5, "intermediate"), (8, "intermediate"), (9, "low")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
