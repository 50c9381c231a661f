from __future__ import annotations

import pytest

from models.scores.canadian_ct_head import SCORE

BASE: dict[str, object] = {
    "age": 30,
    "gcs_below_15_at_2h": False,
    "suspected_open_skull_fracture": False,
    "basal_skull_fracture_sign": False,
    "vomited_twice": False,
    "retrograde_amnesia_30min": False,
    "ct_head_dangerous_mechanism": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 64, 0),
        ("age", 65, 2),
        ("gcs_below_15_at_2h", True, 2),
        ("suspected_open_skull_fracture", True, 2),
        ("basal_skull_fracture_sign", True, 2),
        ("vomited_twice", True, 2),
        ("retrograde_amnesia_30min", True, 1),
        ("ct_head_dangerous_mechanism", True, 1),
    ],
)
def test_high_and_medium_risk(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("name", "value"), [("age", 15)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
