from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.downes import SCORE

BASE: dict[str, object] = {
    "respiratory_rate": 50,
    "apnoea": False,
    "downes_cyanosis": "0",
    "downes_retraction": "0",
    "downes_grunting": "0",
    "downes_air_entry": "0",
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("respiratory_rate", 59, 0),
        ("respiratory_rate", 60, 1),
        ("respiratory_rate", 80, 1),
        ("respiratory_rate", 81, 2),
        ("apnoea", True, 2),
        ("downes_cyanosis", "1", 1),
        ("downes_cyanosis", "2", 2),
        ("downes_retraction", "2", 2),
        ("downes_grunting", "1", 1),
        ("downes_grunting", "2", 2),
        ("downes_air_entry", "2", 2),
    ],
)
def test_boundaries_of_downes(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(5, "lower"), (6, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
