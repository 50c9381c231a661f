from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.hestia import SCORE

BASE: dict[str, Value] = {
    "haemodynamically_unstable": False,
    "thrombolysis_or_embolectomy_needed": False,
    "active_or_high_bleeding_risk": False,
    "oxygen_needed_over_24_hours": False,
    "embolism_on_anticoagulant": False,
    "severe_pain_over_24_hours": False,
    "other_reason_for_admission": False,
    "creatinine_clearance_below_30": False,
    "severe_liver_impairment": False,
    "pregnant": False,
    "history_of_heparin_thrombocytopenia": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"haemodynamically_unstable": True}, 1),
        ({"thrombolysis_or_embolectomy_needed": True}, 1),
        ({"active_or_high_bleeding_risk": True}, 1),
        ({"oxygen_needed_over_24_hours": True}, 1),
        ({"embolism_on_anticoagulant": True}, 1),
        ({"severe_pain_over_24_hours": True}, 1),
        ({"other_reason_for_admission": True}, 1),
        ({"creatinine_clearance_below_30": True}, 1),
        ({"severe_liver_impairment": True}, 1),
        ({"pregnant": True}, 1),
        ({"history_of_heparin_thrombocytopenia": True}, 1),
    ],
)
def test_the_eleven_criteria(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
