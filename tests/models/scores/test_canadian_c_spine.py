from __future__ import annotations

import pytest

from models.scores.canadian_c_spine import SCORE

BASE: dict[str, object] = {
    "age": 30,
    "dangerous_mechanism": False,
    "limb_paraesthesia": False,
    "low_risk_factor": True,
    "rotates_neck_45": True,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 64, 0),
        ("age", 65, 1),
        ("dangerous_mechanism", True, 1),
        ("limb_paraesthesia", True, 1),
        ("low_risk_factor", False, 1),
        ("rotates_neck_45", False, 1),
    ],
)
def test_each_step_of_the_rule(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("name", "value"), [("age", 15)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
