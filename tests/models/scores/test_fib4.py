from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.fib4 import SCORE

BASE: dict[str, object] = {"age": 50, "ast": 80, "alt": 64, "platelets": 200}


@pytest.mark.parametrize(
    ("name", "value", "expected"), [("age", 100, 5.0), ("ast", 40, 1.25), ("alt", 16, 5.0), ("platelets", 400, 1.25)]
)
def test_one_factor_at_a_time(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(
    ("value", "name"), [(1.29, "low"), (1.3, "indeterminate"), (2.67, "indeterminate"), (2.68, "high")]
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 17)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
