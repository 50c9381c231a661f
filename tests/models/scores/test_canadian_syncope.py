from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.canadian_syncope import SCORE

BASE: dict[str, Value] = {
    "vasovagal_predisposition": False,
    "heart_disease_history": False,
    "systolic_below_90_or_above_180": False,
    "troponin_above_99th_percentile": False,
    "abnormal_qrs_axis": False,
    "qrs_over_130_ms": False,
    "qtc_over_480_ms": False,
    "syncope_diagnosis": "unexplained",
    "age": 50,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"vasovagal_predisposition": True}, -1),
        ({"heart_disease_history": True}, 1),
        ({"systolic_below_90_or_above_180": True}, 2),
        ({"troponin_above_99th_percentile": True}, 2),
        ({"abnormal_qrs_axis": True}, 1),
        ({"qrs_over_130_ms": True}, 1),
        ({"qtc_over_480_ms": True}, 2),
        ({"syncope_diagnosis": "vasovagal"}, -2),
        ({"syncope_diagnosis": "cardiac"}, 2),
    ],
)
def test_points_of_the_2016_table(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"syncope_diagnosis": "vasovagal"}, "very_low"),
        ({"vasovagal_predisposition": True}, "low"),
        ({}, "low"),
        ({"heart_disease_history": True}, "medium"),
        ({"troponin_above_99th_percentile": True, "qtc_over_480_ms": True}, "high"),
        (
            {"troponin_above_99th_percentile": True, "qtc_over_480_ms": True, "syncope_diagnosis": "cardiac"},
            "very_high",
        ),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 15}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code


@pytest.mark.parametrize(
    ("told", "probability"),
    [
        ({}, 0.019),
        ({"vasovagal_predisposition": True}, 0.012),
        ({"heart_disease_history": True}, 0.031),
        ({"troponin_above_99th_percentile": True}, 0.051),
        ({"troponin_above_99th_percentile": True, "qtc_over_480_ms": True}, 0.129),
        ({"troponin_above_99th_percentile": True, "qtc_over_480_ms": True, "syncope_diagnosis": "cardiac"}, 0.289),
    ],
)
def test_gives_the_published_risk(told: dict[str, Value], probability: float) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.probability == pytest.approx(probability, abs=0.0006)
