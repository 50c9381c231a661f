from __future__ import annotations

import pytest

from models.scores.asa_mortality import SCORE


@pytest.mark.parametrize(("value", "expected"), [(1, 0.001), (2, 0.007), (3, 0.035), (4, 0.183)])
def test_the_published_risk(value: float, expected: float) -> None:
    assert SCORE.probability is not None
    assert SCORE.probability(value) == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(
    ("name", "value", "expected"), [("physical_status_class", "2", 2), ("physical_status_class", "3", 3)]
)
def test_classes(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).score == expected
