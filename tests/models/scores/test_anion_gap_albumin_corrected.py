from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.anion_gap_albumin_corrected import SCORE

BASE: dict[str, Value] = {"sodium": 140, "chloride": 104, "bicarbonate": 24, "albumin": 44}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"), [({}, 12), ({"albumin": 24}, 17), ({"albumin": 10, "bicarbonate": 10}, 34.5)]
)
def test_a_quarter_of_the_missing_albumin(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


def test_albumin_in_g_per_dl_is_understood() -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, "albumin": 2.4}, {"albumin": "g/dL"})).score == pytest.approx(17)
