from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.feurea import SCORE

WELL = {"urine_urea": 200, "urea": 20, "urine_creatinine": 10, "creatinine": 200}
CASES = [({}, 20.0, 1e-6), ({"urine_urea": 150, "urea": 25, "urine_creatinine": 4, "creatinine": 300}, 45.0, 1e-6)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(35, "prerenal"), (35.1, "intrinsic")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
