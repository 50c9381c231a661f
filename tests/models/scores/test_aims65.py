from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.aims65 import SCORE

BASE: dict[str, object] = {"albumin": 40, "inr": 1.0, "altered_mental_status": False, "systolic_bp": 120, "age": 40}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("albumin", 30, 0),
        ("albumin", 29.9, 1),
        ("inr", 1.5, 0),
        ("inr", 1.51, 1),
        ("altered_mental_status", True, 1),
        ("systolic_bp", 91, 0),
        ("systolic_bp", 90, 1),
        ("age", 64, 0),
        ("age", 65, 1),
    ],
)
def test_boundaries_of_aims65(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(1, "low"), (2, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 17)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
