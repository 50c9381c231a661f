from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.serum_osmolality import SCORE

BASE: dict[str, Value] = {"sodium": 140, "glucose": 5, "urea": 5}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"), [({}, 290), ({"sodium": 120}, 250), ({"glucose": 40}, 325), ({"urea": 30}, 315)]
)
def test_twice_sodium_and_glucose_and_urea(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


def test_mg_per_dl_gives_the_same_as_the_usual_division() -> None:
    told = SCORE.read({"sodium": 140, "glucose": 180, "urea": 28}, {"glucose": "mg/dL", "urea": "mg/dL"})
    assert SCORE.evaluate(told).score == pytest.approx(280 + 180 / 18 + 28 / 2.8, abs=0.05)
