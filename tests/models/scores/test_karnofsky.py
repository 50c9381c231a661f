from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.karnofsky import SCORE


@pytest.mark.parametrize(
    ("name", "value", "expected"), [("karnofsky_status", str(grade), grade) for grade in range(0, 101, 10)]
)
def test_grades(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).score == expected


@pytest.mark.parametrize(
    ("value", "name"), [(40, "unable_to_care"), (50, "unable_to_work"), (70, "unable_to_work"), (80, "normal_activity")]
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
