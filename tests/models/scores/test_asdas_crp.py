from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.asdas_crp import SCORE

BASE: dict[str, object] = {
    "basdai_spinal_pain": 0,
    "basdai_stiffness_duration": 0,
    "patient_global_assessment": 0,
    "basdai_joint_pain": 0,
    "crp": 1,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("crp", 2, 0.6361),
        ("crp", 0, 0.6361),
        ("crp", 99, 2.6664),
        ("basdai_spinal_pain", 10, 1.8461),
        ("basdai_stiffness_duration", 10, 1.2161),
        ("patient_global_assessment", 100, 1.7361),
        ("basdai_joint_pain", 10, 1.3661),
    ],
)
def test_terms_of_lukas(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=0.0002)


@pytest.mark.parametrize(
    ("value", "name"),
    [(1.29, "inactive"), (1.3, "low"), (2.09, "low"), (2.1, "high"), (3.5, "high"), (3.51, "very_high")],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
