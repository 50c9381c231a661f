from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.urea_reduction_ratio import SCORE

WELL = {"urea_before_dialysis": 30, "urea_after_dialysis": 9}
CASES = [
    ({"urea_before_dialysis": 30, "urea_after_dialysis": 9}, 70.0, 1e-06),
    ({"urea_before_dialysis": 25, "urea_after_dialysis": 10}, 60.0, 1e-06),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(64.9, "low"), (65, "adequate")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
