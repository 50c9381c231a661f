from __future__ import annotations

import math

import pytest

from models.scores.euroscore_ii import SCORE

WELL = {
    "age": 60,
    "sex": "male",
    "euroscore_renal": "normal",
    "nyha_class": "I",
    "euroscore_lv_function": "good",
    "euroscore_pulmonary_pressure": "normal",
    "euroscore_urgency": "elective",
    "euroscore_procedure": "isolated_cabg",
    **dict.fromkeys(
        (
            "extracardiac_arteriopathy",
            "poor_mobility",
            "previous_cardiac_surgery",
            "chronic_lung_disease_on_treatment",
            "active_endocarditis",
            "critical_preoperative_state",
            "on_insulin",
            "ccs_class_4_angina",
            "mi_within_90_days",
            "thoracic_aorta_surgery",
        ),
        False,
    ),
}


def risk(*log_odds: float) -> float:
    return 100 / (1 + math.exp(5.324537 - sum(log_odds)))


CASES = [
    ({}, 0.4985, 0.001),
    ({"age": 59}, 0.4985, 0.001),
    ({"age": 61}, risk(2 * 0.0285181), 1e-6),
    ({"age": 80}, risk(21 * 0.0285181), 1e-6),
    *[
        ({name: told}, risk(0.0285181, weight), 1e-6)
        for name, told, weight in (
            ("sex", "female", 0.2196434),
            ("euroscore_renal", "moderate", 0.303553),
            ("euroscore_renal", "severe", 0.8592256),
            ("euroscore_renal", "dialysis", 0.6421508),
            ("extracardiac_arteriopathy", True, 0.5360268),
            ("poor_mobility", True, 0.2407181),
            ("previous_cardiac_surgery", True, 1.118599),
            ("chronic_lung_disease_on_treatment", True, 0.1886564),
            ("active_endocarditis", True, 0.6194522),
            ("critical_preoperative_state", True, 1.086517),
            ("on_insulin", True, 0.3542749),
            ("nyha_class", "II", 0.1070545),
            ("nyha_class", "III", 0.2958358),
            ("nyha_class", "IV", 0.5597929),
            ("ccs_class_4_angina", True, 0.2226147),
            ("euroscore_lv_function", "moderate", 0.3150652),
            ("euroscore_lv_function", "poor", 0.8084096),
            ("euroscore_lv_function", "very_poor", 0.9346919),
            ("mi_within_90_days", True, 0.1528943),
            ("euroscore_pulmonary_pressure", "moderate", 0.1788899),
            ("euroscore_pulmonary_pressure", "severe", 0.3491475),
            ("euroscore_urgency", "urgent", 0.3174673),
            ("euroscore_urgency", "emergency", 0.7039121),
            ("euroscore_urgency", "salvage", 1.362947),
            ("euroscore_procedure", "single_non_cabg", 0.0062118),
            ("euroscore_procedure", "two", 0.5521478),
            ("euroscore_procedure", "three", 0.9724533),
            ("thoracic_aorta_surgery", True, 0.6527205),
        )
    ],
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_equation_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
