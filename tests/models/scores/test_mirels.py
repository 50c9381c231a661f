from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.mirels import SCORE

BASE: dict[str, object] = {"mirels_site": "1", "mirels_pain": "1", "mirels_lesion": "1", "mirels_size": "1"}


@pytest.mark.parametrize(
    ("name", "value", "expected"), [(row, str(points), 3 + points) for row in BASE for points in (1, 2, 3)]
)
def test_each_row_counts_1_to_3(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(7, "low"), (8, "borderline"), (9, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
