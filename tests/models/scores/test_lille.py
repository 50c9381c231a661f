from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.lille import SCORE

BASE: dict[str, object] = {
    "age": 50,
    "albumin": 30,
    "bilirubin": 200,
    "bilirubin_day_7": 100,
    "creatinine": 80,
    "prothrombin_time": 20,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 60, 0.154682),
        ("albumin", 20, 0.224823),
        ("bilirubin_day_7", 200, 0.257718),
        ("creatinine", 115, 0.062507),
        ("creatinine", 116, 0.075726),
        ("prothrombin_time", 40, 0.0747),
    ],
)
def test_terms_of_louvet_2007(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=0.0002)


def test_a_fall_of_bilirubin_speaks_for_a_response() -> None:
    fallen, risen = (SCORE.evaluate(SCORE.read({**BASE, "bilirubin_day_7": day_7})).score for day_7 in (50, 350))
    assert fallen is not None
    assert risen is not None
    assert fallen < 0.05 < 0.5 < risen


@pytest.mark.parametrize(("value", "name"), [(0.449, "responder"), (0.45, "non_responder")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
