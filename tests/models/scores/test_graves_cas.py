from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.graves_cas import SCORE

NAMES = [
    f"graves_{name}"
    for name in (
        "spontaneous_pain",
        "gaze_pain",
        "eyelid_redness",
        "conjunctival_redness",
        "caruncle_swelling",
        "eyelid_swelling",
        "chemosis",
    )
]
WELL = dict.fromkeys(NAMES, False)
ROWS = [(name, True, 1) for name in NAMES]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_the_seven_signs(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(2, "inactive"), (3, "active")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
