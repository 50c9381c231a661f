from __future__ import annotations

import pytest

from models.scores.asdas_esr import SCORE

BASE: dict[str, object] = {
    "basdai_spinal_pain": 0,
    "basdai_stiffness_duration": 0,
    "patient_global_assessment": 0,
    "basdai_joint_pain": 0,
    "esr": 1,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("esr", 100, 2.93),
        ("basdai_spinal_pain", 10, 1.083),
        ("basdai_stiffness_duration", 10, 0.983),
        ("patient_global_assessment", 100, 1.423),
        ("basdai_joint_pain", 10, 1.153),
    ],
)
def test_terms_of_lukas(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)
