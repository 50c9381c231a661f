from __future__ import annotations

import pytest

from models.scores.das28_crp import SCORE

BASE: dict[str, object] = {"tender_joints_28": 0, "swollen_joints_28": 0, "crp": 0, "patient_global_assessment": 0}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("tender_joints_28", 25, 3.76),
        ("swollen_joints_28", 9, 1.8),
        ("crp", 100, 2.6214),
        ("patient_global_assessment", 50, 1.66),
    ],
)
def test_terms_of_the_crp_version(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=0.0001)
