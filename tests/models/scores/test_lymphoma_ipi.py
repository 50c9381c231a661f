from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.lymphoma_ipi import SCORE

BASE: dict[str, object] = {
    "age": 40,
    "ann_arbor_stage": "1",
    "ldh_above_normal": False,
    "ecog_performance_status": "0",
    "extranodal_sites": 0,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 60, 0),
        ("age", 61, 1),
        ("ann_arbor_stage", "2", 0),
        ("ann_arbor_stage", "3", 1),
        ("ann_arbor_stage", "4", 1),
        ("ldh_above_normal", True, 1),
        ("ecog_performance_status", "1", 0),
        ("ecog_performance_status", "2", 1),
        ("ecog_performance_status", "4", 1),
        ("extranodal_sites", 1, 0),
        ("extranodal_sites", 2, 1),
    ],
)
def test_boundaries_of_the_index(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("value", "name"), [(1, "low"), (2, "low_intermediate"), (3, "high_intermediate"), (4, "high")]
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
