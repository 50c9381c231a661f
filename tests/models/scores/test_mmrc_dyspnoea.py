from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.mmrc_dyspnoea import SCORE

BASE: dict[str, Value] = {"dyspnoea_mmrc": "0"}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"dyspnoea_mmrc": "1"}, 1),
        ({"dyspnoea_mmrc": "2"}, 2),
        ({"dyspnoea_mmrc": "3"}, 3),
        ({"dyspnoea_mmrc": "4"}, 4),
    ],
)
def test_grades_of_the_scale(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
