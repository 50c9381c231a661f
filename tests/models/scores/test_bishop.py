from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.bishop import SCORE

BASE: dict[str, object] = {
    "cervical_dilation": 0,
    "cervical_effacement": 0,
    "fetal_station": -3,
    "cervical_consistency": "0",
    "cervical_position": "0",
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("cervical_dilation", 0, 0),
        ("cervical_dilation", 1, 1),
        ("cervical_dilation", 2, 1),
        ("cervical_dilation", 3, 2),
        ("cervical_dilation", 4, 2),
        ("cervical_dilation", 5, 3),
        ("cervical_effacement", 30, 0),
        ("cervical_effacement", 40, 1),
        ("cervical_effacement", 50, 1),
        ("cervical_effacement", 60, 2),
        ("cervical_effacement", 70, 2),
        ("cervical_effacement", 80, 3),
        ("fetal_station", -3, 0),
        ("fetal_station", -2, 1),
        ("fetal_station", -1, 2),
        ("fetal_station", 0, 2),
        ("fetal_station", 1, 3),
        ("cervical_consistency", "2", 2),
        ("cervical_position", "2", 2),
    ],
)
def test_boundaries_of_bishop(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("value", "name"), [(6, "unfavourable"), (7, "intermediate"), (8, "intermediate"), (9, "favourable")]
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
