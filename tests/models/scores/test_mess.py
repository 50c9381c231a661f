from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.mess import SCORE

BASE: dict[str, object] = {
    "mess_energy": "1",
    "mess_ischaemia": "2",
    "ischaemia_over_6h": False,
    "mess_shock": "0",
    "age": 20,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("mess_energy", "4", 6),
        ("mess_ischaemia", "0", 1),
        ("mess_ischaemia", "3", 4),
        ("ischaemia_over_6h", True, 5),
        ("mess_shock", "2", 5),
        ("age", 29, 3),
        ("age", 30, 4),
        ("age", 50, 4),
        ("age", 51, 5),
    ],
)
def test_points_of_johansen(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(6, "salvage"), (7, "amputation")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
