from __future__ import annotations

import pytest

from models.scores.ottawa_ankle import SCORE

BASE: dict[str, object] = {
    "malleolar_pain": True,
    "lateral_malleolus_tenderness": False,
    "medial_malleolus_tenderness": False,
    "unable_to_bear_weight": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("malleolar_pain", False, 0),
        ("lateral_malleolus_tenderness", True, 1),
        ("medial_malleolus_tenderness", True, 1),
        ("unable_to_bear_weight", True, 1),
    ],
)
def test_any_sign_with_pain(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({"malleolar_pain": False, "unable_to_bear_weight": True, "lateral_malleolus_tenderness": True}, 0)],
)
def test_without_pain_in_the_zone_no_film(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
