from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.clinical_dehydration import SCORE

BASE: dict[str, object] = {
    "age_months": 12,
    "cds_general_appearance": "0",
    "cds_eyes": "0",
    "cds_mucous_membranes": "0",
    "cds_tears": "0",
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        (sign, str(points), points)
        for sign in ("cds_general_appearance", "cds_eyes", "cds_mucous_membranes", "cds_tears")
        for points in range(3)
    ],
)
def test_each_sign_counts_0_to_2(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(0, "none"), (1, "some"), (4, "some"), (5, "moderate_severe")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age_months", 0.5), ("age_months", 37)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
