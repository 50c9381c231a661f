from __future__ import annotations

import pytest

from models.scores.kocher_hip import SCORE

BASE: dict[str, object] = {"age": 5, "non_weight_bearing": False, "temperature": 37, "esr": 10, "wbc": 8}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("non_weight_bearing", True, 1),
        ("temperature", 38.5, 0),
        ("temperature", 38.6, 1),
        ("esr", 39, 0),
        ("esr", 40, 1),
        ("wbc", 12, 0),
        ("wbc", 12.1, 1),
    ],
)
def test_boundaries_of_kocher(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "expected"), [(0, 0.002), (1, 0.03), (2, 0.4), (3, 0.931), (4, 0.996)])
def test_the_published_risk(value: float, expected: float) -> None:
    assert SCORE.probability is not None
    assert SCORE.probability(value) == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("name", "value"), [("age", 18)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
