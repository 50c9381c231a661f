from __future__ import annotations

import pytest

from models.scores.preeclampsia_acog import SCORE

BASE: dict[str, object] = {
    "systolic_bp": 142,
    "diastolic_bp": 80,
    "proteinuria": False,
    "platelets": 200,
    "creatinine": 60,
    "creatinine_doubled": False,
    "liver_impairment": False,
    "pulmonary_oedema": False,
    "new_headache_or_visual_disturbance": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("systolic_bp", 139, 0),
        ("systolic_bp", 140, 1),
        ("systolic_bp", 159, 1),
        ("systolic_bp", 160, 3),
        ("diastolic_bp", 109, 1),
        ("diastolic_bp", 110, 3),
        ("proteinuria", True, 2),
        ("platelets", 100, 1),
        ("platelets", 99, 3),
        ("creatinine", 97, 1),
        ("creatinine", 98, 3),
        ("creatinine_doubled", True, 3),
        ("liver_impairment", True, 3),
        ("pulmonary_oedema", True, 3),
        ("new_headache_or_visual_disturbance", True, 3),
    ],
)
def test_criteria_of_acog(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"systolic_bp": 120, "diastolic_bp": 89}, 0),
        ({"systolic_bp": 120, "diastolic_bp": 90}, 1),
        ({"systolic_bp": 120, "diastolic_bp": 80, "pulmonary_oedema": True}, 0),
    ],
)
def test_diastolic_alone_is_enough(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
