from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.sdai import SCORE

BASE: dict[str, object] = {
    "tender_joints_28": 0,
    "swollen_joints_28": 0,
    "patient_global_assessment": 0,
    "physician_global_assessment": 0,
    "crp": 0,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("tender_joints_28", 28, 28),
        ("swollen_joints_28", 28, 28),
        ("patient_global_assessment", 100, 10),
        ("physician_global_assessment", 100, 10),
        ("crp", 100, 10),
    ],
)
def test_each_part_counts_once(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("value", "name"),
    [(3.3, "remission"), (3.31, "low"), (11, "low"), (11.1, "moderate"), (26, "moderate"), (26.1, "high")],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
