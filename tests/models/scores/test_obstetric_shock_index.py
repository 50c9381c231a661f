from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.obstetric_shock_index import SCORE

BASE: dict[str, object] = {"heart_rate": 90, "systolic_bp": 120}


@pytest.mark.parametrize(("name", "value", "expected"), [("heart_rate", 60, 0.5), ("systolic_bp", 60, 1.5)])
def test_ratio(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("value", "name"), [(0.89, "reassuring"), (0.9, "raised"), (1.69, "raised"), (1.7, "urgent")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
