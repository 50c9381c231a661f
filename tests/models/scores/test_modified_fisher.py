from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.modified_fisher import SCORE

WELL = {"subarachnoid_clot": "none", "bilateral_intraventricular_haemorrhage": False}
CASES = [
    ({}, 0, 0),
    ({"subarachnoid_clot": "thin"}, 1, 0),
    ({"bilateral_intraventricular_haemorrhage": True}, 2, 0),
    ({"subarachnoid_clot": "thin", "bilateral_intraventricular_haemorrhage": True}, 2, 0),
    ({"subarachnoid_clot": "thick"}, 3, 0),
    ({"subarachnoid_clot": "thick", "bilateral_intraventricular_haemorrhage": True}, 4, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_keeps_the_definition(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(2, "low"), (3, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
