from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.mannheim_peritonitis import SCORE

BASE: dict[str, object] = {
    "age": 40,
    "sex": "male",
    "organ_failure": False,
    "malignancy": False,
    "peritonitis_over_24h": False,
    "origin_not_colonic": False,
    "diffuse_peritonitis": False,
    "exudate": "clear",
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 50, 0),
        ("age", 51, 5),
        ("sex", "female", 5),
        ("organ_failure", True, 7),
        ("malignancy", True, 4),
        ("peritonitis_over_24h", True, 4),
        ("origin_not_colonic", True, 4),
        ("diffuse_peritonitis", True, 6),
        ("exudate", "purulent", 6),
        ("exudate", "faecal", 12),
    ],
)
def test_boundaries_of_mannheim(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(20, "low"), (21, "intermediate"), (29, "intermediate"), (30, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
