from __future__ import annotations

import pytest

from models.scores.pecarn_head_under_2 import SCORE

BASE: dict[str, object] = {
    "age": 1,
    "gcs": 15,
    "altered_mental_status_child": False,
    "palpable_skull_fracture": False,
    "non_frontal_scalp_haematoma": False,
    "loss_of_consciousness_5s": False,
    "not_acting_normally": False,
    "severe_mechanism_under_2": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("gcs", 15, 0),
        ("gcs", 14, 2),
        ("altered_mental_status_child", True, 2),
        ("palpable_skull_fracture", True, 2),
        ("non_frontal_scalp_haematoma", True, 1),
        ("loss_of_consciousness_5s", True, 1),
        ("not_acting_normally", True, 1),
        ("severe_mechanism_under_2", True, 1),
    ],
)
def test_figure_3a(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("name", "value"), [("age", 2), ("gcs", 13)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
