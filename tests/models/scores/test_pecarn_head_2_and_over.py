from __future__ import annotations

import pytest

from models.scores.pecarn_head_2_and_over import SCORE

BASE: dict[str, object] = {
    "age": 6,
    "gcs": 15,
    "altered_mental_status_child": False,
    "basal_skull_fracture_sign": False,
    "any_loss_of_consciousness": False,
    "vomited_after_injury": False,
    "severe_headache": False,
    "severe_mechanism_2_and_over": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("gcs", 15, 0),
        ("gcs", 14, 2),
        ("altered_mental_status_child", True, 2),
        ("basal_skull_fracture_sign", True, 2),
        ("any_loss_of_consciousness", True, 1),
        ("vomited_after_injury", True, 1),
        ("severe_headache", True, 1),
        ("severe_mechanism_2_and_over", True, 1),
    ],
)
def test_figure_3b(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("name", "value"), [("age", 1.9), ("age", 18), ("gcs", 13)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
