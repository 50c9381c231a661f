from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.amap import SCORE

BASE: dict[str, object] = {"age": 50, "sex": "female", "bilirubin": 10, "albumin": 40, "platelets": 200}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 60, 52.03),
        ("sex", "male", 53.993),
        ("bilirubin", 100, 50.112),
        ("albumin", 30, 50.73),
        ("platelets", 100, 54.738),
    ],
)
def test_terms_of_fan(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("value", "name"), [(49.9, "low"), (50, "medium"), (59.9, "medium"), (60, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 17)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
