from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.ovarian_rmi import SCORE

BASE: dict[str, object] = {
    "ca125": 40,
    "postmenopausal": False,
    "mass_multilocular": False,
    "mass_solid_areas": True,
    "mass_metastases": False,
    "mass_ascites": False,
    "mass_bilateral": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ca125", 80, 80),
        ("postmenopausal", True, 120),
        ("mass_solid_areas", False, 0),
        ("mass_multilocular", True, 120),
        ("mass_metastases", True, 120),
        ("mass_ascites", True, 120),
        ("mass_bilateral", True, 120),
    ],
)
def test_factors_of_jacobs(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"), [({"mass_ascites": True, "mass_bilateral": True, "mass_metastases": True}, 120)]
)
def test_more_than_two_signs_still_count_3(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(("value", "name"), [(200, "lower"), (200.1, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
