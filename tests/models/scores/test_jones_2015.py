from __future__ import annotations

import pytest

from models.scores.jones_2015 import SCORE

WELL = {
    "preceding_group_a_streptococcus": True,
    "previous_rheumatic_fever": False,
    "rheumatic_carditis": False,
    "rheumatic_joints": "none",
    "chorea": False,
    "erythema_marginatum": False,
    "subcutaneous_nodules": False,
    "temperature": 37.0,
    "esr_30_or_crp_30": False,
    "prolonged_pr": False,
}
CASES = [
    ({}, 0, 0),
    ({"rheumatic_carditis": True, "chorea": True}, 1, 0),
    ({"rheumatic_carditis": True, "chorea": True, "preceding_group_a_streptococcus": False}, 0, 0),
    ({"rheumatic_joints": "major", "temperature": 38.0, "esr_30_or_crp_30": True}, 1, 0),
    ({"rheumatic_joints": "major", "temperature": 37.9, "esr_30_or_crp_30": True}, 0, 0),
    ({"rheumatic_joints": "major", "esr_30_or_crp_30": True, "prolonged_pr": True}, 1, 0),
    ({"rheumatic_joints": "monoarthralgia", "esr_30_or_crp_30": True, "temperature": 39.0}, 0, 0),
    (
        {
            "rheumatic_joints": "monoarthralgia",
            "esr_30_or_crp_30": True,
            "temperature": 39.0,
            "previous_rheumatic_fever": True,
        },
        1,
        0,
    ),
    ({"erythema_marginatum": True, "subcutaneous_nodules": True}, 1, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_counts_major_and_minor_criteria(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
