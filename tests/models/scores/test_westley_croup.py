from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.westley_croup import SCORE

BASE: dict[str, object] = {
    "croup_consciousness": "0",
    "croup_cyanosis": "0",
    "croup_stridor": "0",
    "croup_air_entry": "0",
    "croup_retractions": "0",
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("croup_consciousness", "5", 5),
        ("croup_cyanosis", "4", 4),
        ("croup_cyanosis", "5", 5),
        ("croup_stridor", "1", 1),
        ("croup_stridor", "2", 2),
        ("croup_air_entry", "1", 1),
        ("croup_air_entry", "2", 2),
        ("croup_retractions", "1", 1),
        ("croup_retractions", "2", 2),
        ("croup_retractions", "3", 3),
    ],
)
def test_points_of_westley(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("value", "name"),
    [(2, "mild"), (3, "moderate"), (5, "moderate"), (6, "severe"), (11, "severe"), (12, "impending_failure")],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
