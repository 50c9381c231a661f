from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.qtc_fridericia import SCORE

WELL = {"qt_interval": 360, "heart_rate": 100}
CASES = [
    ({}, 426.827, 0.05),
    ({"qt_interval": 480, "heart_rate": 50}, 451.697, 0.05),
    ({"qt_interval": 400, "heart_rate": 60}, 400, 0.001),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [
    (390, "short"),
    (390.1, "normal"),
    (449.9, "normal"),
    (450, "prolonged_men"),
    (460, "prolonged"),
    (499.9, "prolonged"),
    (500, "dangerous"),
]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
