from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.charlson import SCORE

ONE = (
    "previous_myocardial_infarction",
    "heart_failure",
    "peripheral_vascular_disease",
    "cerebrovascular_disease",
    "dementia",
    "chronic_lung_disease",
    "rheumatic_disease",
    "peptic_ulcer",
    "liver_disease",
    "diabetes",
)
TWO = (
    "hemiplegia",
    "moderate_or_severe_kidney_disease",
    "diabetes_with_organ_damage",
    "solid_tumour",
    "leukaemia",
    "lymphoma",
)
SIX = ("metastatic_tumour", "aids")
WELL: dict[str, object] = {"age": 40, "severe_liver_disease": False}
BASE: dict[str, object] = {**WELL, **dict.fromkeys((*ONE, *TWO, *SIX), False)}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 49, 0),
        ("age", 50, 1),
        ("age", 59, 1),
        ("age", 60, 2),
        ("age", 69, 2),
        ("age", 70, 3),
        ("age", 79, 3),
        ("age", 80, 4),
        ("age", 90, 5),
        ("severe_liver_disease", True, 3),
        *((name, True, 1) for name in ONE),
        *((name, True, 2) for name in TWO),
        *((name, True, 6) for name in SIX),
    ],
)
def test_weights_of_1987(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"diabetes": True, "diabetes_with_organ_damage": True}, 2),
        ({"liver_disease": True, "severe_liver_disease": True}, 3),
        ({"solid_tumour": True, "metastatic_tumour": True}, 6),
    ],
)
def test_the_worse_replaces_the_milder(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(("value", "expected"), [(0, 0.017), (1, 0.0413), (3, 0.2252), (5, 0.7864)])
def test_the_published_risk(value: float, expected: float) -> None:
    assert SCORE.probability is not None
    assert SCORE.probability(value) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(
    ("value", "name"), [(0, "none"), (1, "low"), (2, "low"), (3, "moderate"), (4, "moderate"), (5, "high")]
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
