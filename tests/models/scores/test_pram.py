from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.pram import SCORE

BASE: dict[str, object] = {
    "age": 6,
    "spo2": 98,
    "suprasternal_retraction": False,
    "scalene_contraction": False,
    "pram_air_entry": "0",
    "pram_wheezing": "0",
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("spo2", 95, 0),
        ("spo2", 94.9, 1),
        ("spo2", 92, 1),
        ("spo2", 91.9, 2),
        ("suprasternal_retraction", True, 2),
        ("scalene_contraction", True, 2),
        *(("pram_air_entry", str(points), points) for points in range(4)),
        *(("pram_wheezing", str(points), points) for points in range(4)),
    ],
)
def test_boundaries_of_pram(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(3, "mild"), (4, "moderate"), (7, "moderate"), (8, "severe")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 1), ("age", 19)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
