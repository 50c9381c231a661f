from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.ranson import SCORE

BASE: dict[str, object] = {
    "age": 40,
    "wbc": 10,
    "glucose": 6,
    "ldh": 200,
    "ast": 40,
    "haematocrit_fall_48h": 0,
    "urea_rise_48h": 0,
    "calcium": 2.3,
    "pao2": 90,
    "base_deficit": 0,
    "fluid_sequestration": 1,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 55, 0),
        ("age", 56, 1),
        ("wbc", 16, 0),
        ("wbc", 16.1, 1),
        ("glucose", 11.1, 0),
        ("glucose", 11.2, 1),
        ("ldh", 350, 0),
        ("ldh", 351, 1),
        ("ast", 250, 0),
        ("ast", 251, 1),
        ("haematocrit_fall_48h", 10, 0),
        ("haematocrit_fall_48h", 10.1, 1),
        ("urea_rise_48h", 1.8, 0),
        ("urea_rise_48h", 1.9, 1),
        ("calcium", 2.0, 0),
        ("calcium", 1.99, 1),
        ("pao2", 60, 0),
        ("pao2", 59, 1),
        ("base_deficit", 4, 0),
        ("base_deficit", 4.1, 1),
        ("fluid_sequestration", 6, 0),
        ("fluid_sequestration", 6.1, 1),
    ],
)
def test_boundaries_of_ranson(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(2, "mild"), (3, "severe")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
