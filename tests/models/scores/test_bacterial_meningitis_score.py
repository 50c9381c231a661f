from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.bacterial_meningitis_score import SCORE

BASE: dict[str, Value] = {
    "age": 5,
    "csf_gram_stain_positive": False,
    "csf_neutrophils": 100,
    "csf_protein": 0.4,
    "blood_neutrophils": 5,
    "seizure_with_illness": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"csf_gram_stain_positive": True}, 2),
        ({"csf_neutrophils": 999}, 0),
        ({"csf_neutrophils": 1000}, 1),
        ({"csf_protein": 0.79}, 0),
        ({"csf_protein": 0.8}, 1),
        ({"blood_neutrophils": 9.9}, 0),
        ({"blood_neutrophils": 10}, 1),
        ({"seizure_with_illness": True}, 1),
    ],
)
def test_points_of_nigrovic_2002(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 0.05}, "age-not-supported"), ({"age": 20}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code


def test_protein_in_mg_per_dl_is_understood() -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, "csf_protein": 80}, {"csf_protein": "mg/dL"})).score == 1
