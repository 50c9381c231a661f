from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.nottingham_prognostic import SCORE

BASE: dict[str, object] = {"invasive_tumour_size": 20, "positive_axillary_nodes": 0, "tumour_grade": "1"}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("invasive_tumour_size", 10, 2.2),
        ("invasive_tumour_size", 50, 3.0),
        ("positive_axillary_nodes", 0, 2.4),
        ("positive_axillary_nodes", 1, 3.4),
        ("positive_axillary_nodes", 3, 3.4),
        ("positive_axillary_nodes", 4, 4.4),
        ("tumour_grade", "2", 3.4),
        ("tumour_grade", "3", 4.4),
    ],
)
def test_terms_of_haybittle_1982(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (2.4, "excellent"),
        (2.41, "good"),
        (3.4, "good"),
        (3.41, "moderate_1"),
        (4.4, "moderate_1"),
        (4.41, "moderate_2"),
        (5.4, "moderate_2"),
        (5.41, "poor"),
    ],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
