from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.steroid_equivalent import SCORE

WELL = {"steroid": "hydrocortisone", "steroid_dose": 100}
CASES = [
    ({"steroid": "hydrocortisone", "steroid_dose": 100}, 25.0, 1e-06),
    ({"steroid": "dexamethasone", "steroid_dose": 6}, 40.0, 1e-06),
    ({"steroid": "prednisolone", "steroid_dose": 5}, 5.0, 1e-6),
    ({"steroid": "prednisone", "steroid_dose": 5}, 5.0, 1e-6),
    ({"steroid": "methylprednisolone", "steroid_dose": 4}, 5.0, 1e-6),
    ({"steroid": "triamcinolone", "steroid_dose": 4}, 5.0, 1e-6),
    ({"steroid": "hydrocortisone", "steroid_dose": 20}, 5.0, 1e-6),
    ({"steroid": "cortisone", "steroid_dose": 25}, 5.0, 1e-6),
    ({"steroid": "deflazacort", "steroid_dose": 6}, 5.0, 1e-6),
    ({"steroid": "dexamethasone", "steroid_dose": 0.75}, 5.0, 1e-6),
    ({"steroid": "betamethasone", "steroid_dose": 0.75}, 5.0, 1e-6),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(7.5, "low"), (7.6, "medium"), (30, "medium"), (30.1, "high"), (100, "high"), (100.1, "very_high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
