from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.anion_gap import SCORE

BASE: dict[str, Value] = {"sodium": 140, "chloride": 104, "bicarbonate": 24}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"), [({}, 12), ({"bicarbonate": 8}, 28), ({"chloride": 120, "bicarbonate": 12}, 8)]
)
def test_sodium_less_chloride_and_bicarbonate(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
