from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.paediatric_appendicitis import SCORE

BASE: dict[str, object] = {
    "age": 10,
    "cough_hop_tenderness": False,
    "anorexia": False,
    "temperature": 37,
    "nausea_or_vomiting": False,
    "rlq_tenderness": False,
    "wbc": 7,
    "neutrophils": 4,
    "pain_migrated": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("cough_hop_tenderness", True, 2),
        ("anorexia", True, 1),
        ("temperature", 37.9, 0),
        ("temperature", 38, 1),
        ("nausea_or_vomiting", True, 1),
        ("rlq_tenderness", True, 2),
        ("wbc", 9.9, 0),
        ("wbc", 10, 1),
        ("neutrophils", 7.4, 0),
        ("neutrophils", 7.5, 1),
        ("pain_migrated", True, 1),
    ],
)
def test_boundaries_of_samuel(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(2, "low"), (3, "equivocal"), (6, "equivocal"), (7, "likely")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 3), ("age", 17)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
