from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.esc_2019_pretest_probability import SCORE

WELL = {"age": 39, "sex": "male", "angina_type": "typical"}
ROWS = [
    ("age", 30, 3),
    ("age", 39, 3),
    ("age", 40, 22),
    ("age", 49, 22),
    ("age", 50, 32),
    ("age", 60, 44),
    ("age", 69, 44),
    ("age", 70, 52),
    ("sex", "female", 5),
    ("angina_type", "atypical", 4),
    ("angina_type", "non_anginal", 1),
    ("angina_type", "dyspnoea", 0),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_esc_2019(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [
    ({"sex": sex, "angina_type": kind, "age": 35 + 10 * place}, percent, 0)
    for sex, kind, row in (
        ("female", "typical", (5, 10, 13, 16, 27)),
        ("male", "atypical", (4, 10, 17, 26, 34)),
        ("female", "atypical", (3, 6, 6, 11, 19)),
        ("male", "non_anginal", (1, 3, 11, 22, 24)),
        ("female", "non_anginal", (1, 2, 3, 6, 10)),
        ("male", "dyspnoea", (0, 12, 20, 27, 32)),
        ("female", "dyspnoea", (3, 3, 9, 14, 12)),
    )
    for place, percent in enumerate(row)
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_keeps_the_rows_of_the_table(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"age": 29}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_under_30(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"


BANDS = [(5, "low"), (6, "clinical"), (15, "clinical"), (16, "test")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
