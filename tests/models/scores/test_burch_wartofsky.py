from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.burch_wartofsky import SCORE

WELL = {
    "temperature": 36.8,
    "heart_rate": 80,
    "thyroid_cns": "0",
    "thyroid_gut": "0",
    "thyroid_heart_failure": "0",
    "atrial_fibrillation": False,
    "thyroid_precipitant": False,
}
ROWS = [
    ("temperature", 37.1, 0),
    ("temperature", 37.2, 5),
    ("temperature", 37.8, 10),
    ("temperature", 38.3, 15),
    ("temperature", 38.9, 20),
    ("temperature", 39.4, 25),
    ("temperature", 39.9, 25),
    ("temperature", 40, 30),
    ("heart_rate", 89, 0),
    ("heart_rate", 90, 5),
    ("heart_rate", 109, 5),
    ("heart_rate", 110, 10),
    ("heart_rate", 120, 15),
    ("heart_rate", 130, 20),
    ("heart_rate", 140, 25),
    ("thyroid_cns", "10", 10),
    ("thyroid_cns", "20", 20),
    ("thyroid_cns", "30", 30),
    ("thyroid_gut", "10", 10),
    ("thyroid_gut", "20", 20),
    ("thyroid_heart_failure", "5", 5),
    ("thyroid_heart_failure", "10", 10),
    ("thyroid_heart_failure", "15", 15),
    ("atrial_fibrillation", True, 10),
    ("thyroid_precipitant", True, 10),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_burch_1993(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(24, "unlikely"), (25, "impending"), (44, "impending"), (45, "storm")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
