from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.orai import SCORE

BASE: dict[str, object] = {"age": 50, "weight": 80, "current_oestrogen": True}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 54, 0),
        ("age", 55, 5),
        ("age", 64, 5),
        ("age", 65, 9),
        ("age", 74, 9),
        ("age", 75, 15),
        ("weight", 70, 0),
        ("weight", 69.9, 3),
        ("weight", 60, 3),
        ("weight", 59.9, 9),
        ("current_oestrogen", False, 2),
    ],
)
def test_boundaries_of_orai(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(8, "below"), (9, "measure")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 44)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
