from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.page_b import SCORE

BASE: dict[str, object] = {"age": 20, "sex": "female", "platelets": 250}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 29, 0),
        ("age", 30, 2),
        ("age", 39, 2),
        ("age", 40, 4),
        ("age", 49, 4),
        ("age", 50, 6),
        ("age", 59, 6),
        ("age", 60, 8),
        ("age", 69, 8),
        ("age", 70, 10),
        ("sex", "male", 6),
        ("platelets", 200, 0),
        ("platelets", 199, 6),
        ("platelets", 100, 6),
        ("platelets", 99, 9),
    ],
)
def test_boundaries_of_page_b(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(9, "low"), (10, "intermediate"), (17, "intermediate"), (18, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 15)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
