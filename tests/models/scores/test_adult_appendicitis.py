from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.adult_appendicitis import SCORE

BASE: dict[str, object] = {
    "age": 30,
    "sex": "female",
    "right_iliac_pain": False,
    "pain_migrated": False,
    "rlq_tenderness": False,
    "guarding_grade": "0",
    "wbc": 6,
    "neutrophil_percent": 50,
    "crp": 1,
    "symptoms_under_24h": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("right_iliac_pain", True, 2),
        ("pain_migrated", True, 2),
        ("rlq_tenderness", True, 1),
        ("guarding_grade", "2", 2),
        ("guarding_grade", "4", 4),
        ("wbc", 7.1, 0),
        ("wbc", 7.2, 1),
        ("wbc", 10.8, 1),
        ("wbc", 10.9, 2),
        ("wbc", 13.9, 2),
        ("wbc", 14.0, 3),
        ("neutrophil_percent", 61.9, 0),
        ("neutrophil_percent", 62, 2),
        ("neutrophil_percent", 74.9, 2),
        ("neutrophil_percent", 75, 3),
        ("neutrophil_percent", 82.9, 3),
        ("neutrophil_percent", 83, 4),
    ],
)
def test_boundaries_of_sammalkorpi(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"rlq_tenderness": True, "age": 49}, 1),
        ({"rlq_tenderness": True, "age": 50}, 3),
        ({"rlq_tenderness": True, "sex": "male"}, 3),
    ],
)
def test_tenderness_by_sex_and_age(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"crp": crp, "symptoms_under_24h": early}, points)
        for early, crp, points in (
            (True, 3.9, 0),
            (True, 4, 2),
            (True, 10.9, 2),
            (True, 11, 3),
            (True, 24.9, 3),
            (True, 25, 5),
            (True, 82.9, 5),
            (True, 83, 1),
            (False, 11.9, 0),
            (False, 12, 2),
            (False, 53, 2),
            (False, 151.9, 2),
            (False, 152, 1),
        )
    ],
)
def test_crp_by_duration(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(("value", "name"), [(10, "low"), (11, "intermediate"), (15, "intermediate"), (16, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 15)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
