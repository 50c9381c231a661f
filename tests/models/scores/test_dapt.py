from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.dapt import SCORE

WELL = {
    "age": 50,
    "current_smoker": False,
    "diabetes": False,
    "mi_at_presentation": False,
    "previous_mi_or_pci": False,
    "paclitaxel_stent": False,
    "stent_below_3_mm": False,
    "heart_failure_or_lvef_below_30": False,
    "vein_graft_stent": False,
}
ROWS = [
    ("age", 64, 0),
    ("age", 65, -1),
    ("age", 74, -1),
    ("age", 75, -2),
    ("current_smoker", True, 1),
    ("diabetes", True, 1),
    ("mi_at_presentation", True, 1),
    ("previous_mi_or_pci", True, 1),
    ("paclitaxel_stent", True, 1),
    ("stent_below_3_mm", True, 1),
    ("heart_failure_or_lvef_below_30", True, 2),
    ("vein_graft_stent", True, 2),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_yeh_2016(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(1, "low"), (2, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
