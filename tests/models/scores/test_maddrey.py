from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.maddrey import SCORE

BASE: dict[str, object] = {"prothrombin_time": 18, "control_prothrombin_time": 12, "bilirubin": 171}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("prothrombin_time", 12, 10.0), ("control_prothrombin_time", 18, 10.0), ("bilirubin", 342, 47.6)],
)
def test_terms_of_the_modified_function(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("value", "name"), [(31.9, "not_severe"), (32, "severe")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
