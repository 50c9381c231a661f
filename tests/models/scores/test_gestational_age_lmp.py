from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.gestational_age_lmp import SCORE


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("days_since_lmp", 70, 10.0), ("days_since_lmp", 259, 37.0), ("days_since_lmp", 294, 42.0)],
)
def test_weeks(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (36.9, "preterm"),
        (37, "early_term"),
        (38.9, "early_term"),
        (39, "full_term"),
        (40.9, "full_term"),
        (41, "late_term"),
        (42, "post_term"),
    ],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("days_since_lmp", 10), ("days_since_lmp", 320)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).status == "abstained"
