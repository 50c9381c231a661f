from __future__ import annotations

import pytest

from models.scores.who_dehydration import SCORE

BASE: dict[str, object] = {
    "dehydration_condition": "well",
    "sunken_eyes": False,
    "drinking": "normal",
    "skin_pinch": "normal",
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 0),
        ({"sunken_eyes": True}, 0),
        ({"dehydration_condition": "restless"}, 0),
        ({"dehydration_condition": "restless", "drinking": "thirsty"}, 1),
        ({"sunken_eyes": True, "skin_pinch": "slow"}, 1),
        ({"sunken_eyes": True, "skin_pinch": "very_slow"}, 2),
        ({"drinking": "poor", "skin_pinch": "very_slow"}, 2),
        ({"drinking": "poor", "skin_pinch": "slow"}, 1),
        ({"drinking": "poor"}, 0),
    ],
)
def test_two_signs_decide(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
