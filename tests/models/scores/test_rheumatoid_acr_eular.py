from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.rheumatoid_acr_eular import SCORE

BASE: dict[str, object] = {
    "ra_joints": "0",
    "ra_serology": "0",
    "ra_abnormal_crp_or_esr": False,
    "symptoms_6_weeks": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ra_joints", "1", 1),
        ("ra_joints", "2", 2),
        ("ra_joints", "3", 3),
        ("ra_joints", "5", 5),
        ("ra_serology", "2", 2),
        ("ra_serology", "3", 3),
        ("ra_abnormal_crp_or_esr", True, 1),
        ("symptoms_6_weeks", True, 1),
    ],
)
def test_domains_of_aletaha(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(5, "not_classified"), (6, "definite")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
