from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.waist_to_height import SCORE

WELL = {"waist": 80, "height": 160}
CASES = [({"waist": 80, "height": 160}, 0.5, 1e-06), ({"waist": 70, "height": 175}, 0.4, 1e-06)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(0.49, "healthy"), (0.5, "increased"), (0.59, "increased"), (0.6, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
