from __future__ import annotations

import pytest

from models.scores.kdigo_aki import SCORE

WELL = {
    "creatinine": 100,
    "baseline_creatinine": 100,
    "creatinine_rise_48h": False,
    "urine_output_aki": "normal",
    "renal_replacement_started": False,
}
ROWS = [
    ("creatinine", 149.9, 0),
    ("creatinine", 150, 1),
    ("creatinine", 199.9, 1),
    ("creatinine", 200, 2),
    ("creatinine", 299.9, 2),
    ("creatinine", 300, 3),
    ("creatinine_rise_48h", True, 1),
    ("urine_output_aki", "below_0_5_for_6_hours", 1),
    ("urine_output_aki", "below_0_5_for_12_hours", 2),
    ("urine_output_aki", "below_0_3_for_24_hours", 3),
    ("renal_replacement_started", True, 3),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_kdigo_2012(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [
    ({"creatinine": 354, "baseline_creatinine": 350}, 0, 0),
    ({"creatinine": 354, "baseline_creatinine": 320, "creatinine_rise_48h": True}, 3, 0),
    ({"creatinine": 353, "baseline_creatinine": 320, "creatinine_rise_48h": True}, 1, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_a_high_creatinine_is_stage_3_only_when_acute(
    told: dict[str, object], expected: float, tolerance: float
) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
