from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.das28_esr import SCORE

BASE: dict[str, object] = {"tender_joints_28": 0, "swollen_joints_28": 0, "esr": 1, "patient_global_assessment": 0}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("tender_joints_28", 16, 2.24),
        ("swollen_joints_28", 16, 1.12),
        ("esr", 100, 3.2236),
        ("patient_global_assessment", 100, 1.4),
    ],
)
def test_terms_of_prevoo(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=0.0001)


@pytest.mark.parametrize(
    ("value", "name"),
    [(2.59, "remission"), (2.6, "low"), (3.2, "low"), (3.21, "moderate"), (5.1, "moderate"), (5.11, "high")],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
