from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.apri import SCORE

BASE: dict[str, object] = {"ast": 80, "ast_upper_limit": 40, "platelets": 100}


@pytest.mark.parametrize(
    ("name", "value", "expected"), [("ast", 120, 3.0), ("ast_upper_limit", 32, 2.5), ("platelets", 250, 0.8)]
)
def test_one_factor_at_a_time(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (0.5, "low"),
        (0.51, "indeterminate"),
        (1.5, "indeterminate"),
        (1.51, "fibrosis"),
        (2.0, "fibrosis"),
        (2.01, "cirrhosis"),
    ],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
