from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.basdai import SCORE

BASE: dict[str, object] = {
    "basdai_fatigue": 0,
    "basdai_spinal_pain": 0,
    "basdai_joint_pain": 0,
    "basdai_tenderness": 0,
    "basdai_stiffness_severity": 0,
    "basdai_stiffness_duration": 0,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("basdai_fatigue", 10, 2.0),
        ("basdai_spinal_pain", 10, 2.0),
        ("basdai_joint_pain", 10, 2.0),
        ("basdai_tenderness", 10, 2.0),
        ("basdai_stiffness_severity", 10, 1.0),
        ("basdai_stiffness_duration", 10, 1.0),
    ],
)
def test_stiffness_counts_half_each(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("value", "name"), [(3.9, "lower"), (4, "active")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
