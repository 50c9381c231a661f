from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.corrected_calcium import SCORE

WELL = {"calcium": 2.1, "albumin": 30}
CASES = [({"calcium": 2.1, "albumin": 30}, 2.3, 1e-06), ({"calcium": 2.5, "albumin": 45}, 2.4, 1e-06)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [
    (1.89, "severe_low"),
    (1.9, "low"),
    (2.2, "normal"),
    (2.6, "normal"),
    (2.61, "high"),
    (3.0, "moderate_high"),
    (3.5, "moderate_high"),
    (3.51, "severe_high"),
]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
