from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.paediatric_glasgow_coma_scale import SCORE

BASE: dict[str, Value] = {"age": 1, "gcs_eye": "4", "paediatric_gcs_verbal": "5", "gcs_motor": "6"}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 15),
        ({"gcs_eye": "1"}, 12),
        ({"paediatric_gcs_verbal": "4"}, 14),
        ({"paediatric_gcs_verbal": "3"}, 13),
        ({"paediatric_gcs_verbal": "2"}, 12),
        ({"paediatric_gcs_verbal": "1"}, 11),
        ({"gcs_motor": "5"}, 14),
        ({"gcs_motor": "1"}, 10),
        ({"gcs_eye": "1", "paediatric_gcs_verbal": "1", "gcs_motor": "1"}, 3),
    ],
)
def test_each_response_of_the_scale(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"gcs_eye": "1", "paediatric_gcs_verbal": "1"}, "severe"),
        ({"gcs_eye": "1", "paediatric_gcs_verbal": "2"}, "moderate"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 2.1}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
