from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.fena import SCORE

WELL = {"urine_sodium": 20, "sodium": 140, "urine_creatinine": 10, "creatinine": 200}
CASES = [
    ({}, 0.2857, 0.001),
    ({"urine_sodium": 80, "sodium": 135, "urine_creatinine": 4, "creatinine": 300}, 4.4444, 0.001),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(0.99, "prerenal"), (1, "intrinsic")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
