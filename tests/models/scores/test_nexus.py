from __future__ import annotations

import pytest

from models.scores.nexus import SCORE

BASE: dict[str, object] = {
    "midline_neck_tenderness": False,
    "intoxication": False,
    "not_alert": False,
    "focal_neurological_deficit": False,
    "distracting_injury": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        (sign, True, 1)
        for sign in (
            "midline_neck_tenderness",
            "intoxication",
            "not_alert",
            "focal_neurological_deficit",
            "distracting_injury",
        )
    ],
)
def test_any_of_five(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("changes", "expected"), [(dict.fromkeys(BASE, True), 1)])
def test_all_of_them_is_still_one(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
