from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.silverman_andersen import SCORE

BASE: dict[str, object] = {
    "upper_chest_movement": "0",
    "intercostal_retraction": "0",
    "xiphoid_retraction": "0",
    "nasal_flaring": "0",
    "expiratory_grunt": "0",
}


@pytest.mark.parametrize(
    ("name", "value", "expected"), [(sign, str(points), points) for sign in BASE for points in range(3)]
)
def test_each_sign_counts_0_to_2(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(0, "none"), (1, "present"), (4, "present"), (5, "severe")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
