from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.nihss import SCORE

WELL = {
    f"nihss_{name}": "0"
    for name in (
        "consciousness",
        "questions",
        "commands",
        "gaze",
        "visual",
        "face",
        "left_arm",
        "right_arm",
        "left_leg",
        "right_leg",
        "ataxia",
        "sensory",
        "language",
        "dysarthria",
        "neglect",
    )
}
MAXIMA = {
    "consciousness": 3,
    "questions": 2,
    "commands": 2,
    "gaze": 2,
    "visual": 3,
    "face": 3,
    "left_arm": 4,
    "right_arm": 4,
    "left_leg": 4,
    "right_leg": 4,
    "ataxia": 2,
    "sensory": 2,
    "language": 3,
    "dysarthria": 2,
    "neglect": 2,
}
ROWS = [(f"nihss_{name}", str(grade), grade) for name, most in MAXIMA.items() for grade in range(most + 1)]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_the_items_maxima(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [({f"nihss_{name}": str(most) for name, most in MAXIMA.items()}, 42, 0)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_the_maximum_is_42(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(6, "mild"), (7, "moderate"), (15, "moderate"), (16, "severe")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
