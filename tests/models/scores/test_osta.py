from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.osta import SCORE

BASE: dict[str, object] = {"weight": 50, "age": 65}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("weight", 56, -1), ("weight", 60.5, 0), ("weight", 65, 0), ("weight", 80, 3), ("age", 74, -4), ("age", 75, -5)],
)
def test_decimals_are_cut_off(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(-5, "high"), (-4, "medium"), (-1, "medium"), (0, "low")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 39)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
