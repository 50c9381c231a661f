from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.child_pugh import SCORE

BASE: dict[str, object] = {"bilirubin": 20, "albumin": 40, "inr": 1.1, "ascites": "none", "encephalopathy": "none"}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("bilirubin", 33.9, 5),
        ("bilirubin", 34, 6),
        ("bilirubin", 51, 6),
        ("bilirubin", 52, 7),
        ("albumin", 35.1, 5),
        ("albumin", 35, 6),
        ("albumin", 28, 6),
        ("albumin", 27.9, 7),
        ("inr", 1.69, 5),
        ("inr", 1.7, 6),
        ("inr", 2.3, 6),
        ("inr", 2.31, 7),
        ("ascites", "slight", 6),
        ("ascites", "moderate", 7),
        ("encephalopathy", "grade_1_2", 6),
        ("encephalopathy", "grade_3_4", 7),
    ],
)
def test_boundaries_of_pugh(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(6, "a"), (7, "b"), (9, "b"), (10, "c")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


def test_grams_per_decilitre_are_converted() -> None:
    told = SCORE.read({**BASE, "albumin": 3.0, "bilirubin": 2.5}, {"albumin": "g/dL", "bilirubin": "mg/dL"})
    assert SCORE.evaluate(told).score == 7
