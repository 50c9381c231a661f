from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.ranson_gallstone import SCORE

BASE: dict[str, object] = {
    "age": 40,
    "wbc": 10,
    "glucose": 6,
    "ldh": 200,
    "ast": 40,
    "haematocrit_fall_48h": 0,
    "urea_rise_48h": 0,
    "calcium": 2.3,
    "base_deficit": 0,
    "fluid_sequestration": 1,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 70, 0),
        ("age", 71, 1),
        ("wbc", 18, 0),
        ("wbc", 18.1, 1),
        ("glucose", 12.2, 0),
        ("glucose", 12.3, 1),
        ("ldh", 400, 0),
        ("ldh", 401, 1),
        ("ast", 250, 0),
        ("ast", 251, 1),
        ("haematocrit_fall_48h", 10, 0),
        ("haematocrit_fall_48h", 10.1, 1),
        ("urea_rise_48h", 0.71, 0),
        ("urea_rise_48h", 0.8, 1),
        ("calcium", 2.0, 0),
        ("calcium", 1.99, 1),
        ("base_deficit", 5, 0),
        ("base_deficit", 5.1, 1),
        ("fluid_sequestration", 4, 0),
        ("fluid_sequestration", 4.1, 1),
    ],
)
def test_boundaries_of_ranson_1982(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(2, "mild"), (3, "severe")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
