from __future__ import annotations

import pytest

from models.scores.charlson_2011 import SCORE

ONE = ("chronic_lung_disease", "rheumatic_disease", "diabetes_with_organ_damage", "moderate_or_severe_kidney_disease")
TWO = ("heart_failure", "dementia", "hemiplegia", "liver_disease", "solid_tumour", "leukaemia", "lymphoma")
FOUR = ("severe_liver_disease", "aids")
BASE = dict.fromkeys((*ONE, *TWO, *FOUR, "metastatic_tumour"), False)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("metastatic_tumour", True, 6),
        *((name, True, 1) for name in ONE),
        *((name, True, 2) for name in TWO),
        *((name, True, 4) for name in FOUR),
    ],
)
def test_weights_of_quan_2011(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"liver_disease": True, "severe_liver_disease": True}, 4),
        ({"solid_tumour": True, "leukaemia": True, "lymphoma": True}, 2),
        ({"lymphoma": True, "metastatic_tumour": True}, 6),
        (dict.fromkeys(BASE, True), 24),
    ],
)
def test_hierarchies(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
