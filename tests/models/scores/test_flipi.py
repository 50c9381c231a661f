from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.flipi import SCORE

BASE: dict[str, object] = {
    "age": 40,
    "ann_arbor_stage": "1",
    "haemoglobin": 140,
    "nodal_areas": 1,
    "ldh_above_normal": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 60, 0),
        ("age", 61, 1),
        ("ann_arbor_stage", "2", 0),
        ("ann_arbor_stage", "3", 1),
        ("haemoglobin", 120, 0),
        ("haemoglobin", 119, 1),
        ("nodal_areas", 4, 0),
        ("nodal_areas", 5, 1),
        ("ldh_above_normal", True, 1),
    ],
)
def test_boundaries_of_flipi(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(1, "low"), (2, "intermediate"), (3, "poor")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
