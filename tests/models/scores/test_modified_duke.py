from __future__ import annotations

import pytest

from models.scores.modified_duke import SCORE

WELL = {
    "endocarditis_blood_cultures": False,
    "endocarditis_imaging": False,
    "endocarditis_predisposition": False,
    "temperature": 37.0,
    "endocarditis_vascular": False,
    "endocarditis_immunologic": False,
    "endocarditis_minor_microbiology": False,
}
MINOR = {"endocarditis_predisposition": True, "temperature": 38.0, "endocarditis_vascular": True}
CASES = [
    ({}, 0, 0),
    ({"endocarditis_imaging": True}, 0, 0),
    ({"endocarditis_imaging": True, "temperature": 38.0}, 1, 0),
    ({"endocarditis_imaging": True, "temperature": 37.9}, 0, 0),
    ({"endocarditis_imaging": True, **MINOR}, 2, 0),
    (MINOR, 1, 0),
    ({**MINOR, "endocarditis_immunologic": True}, 1, 0),
    ({**MINOR, "endocarditis_immunologic": True, "endocarditis_minor_microbiology": True}, 2, 0),
    ({"endocarditis_blood_cultures": True, "endocarditis_minor_microbiology": True}, 0, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_counts_major_and_minor_criteria(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
