from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.centor_mcisaac import SCORE

BASE: dict[str, Value] = {
    "fever_above_38": False,
    "cough": True,
    "tender_anterior_cervical_nodes": False,
    "tonsillar_swelling_or_exudate": False,
    "age": 30,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"fever_above_38": True}, 1),
        ({"cough": False}, 1),
        ({"tender_anterior_cervical_nodes": True}, 1),
        ({"tonsillar_swelling_or_exudate": True}, 1),
        ({"age": 3}, 1),
        ({"age": 14}, 1),
        ({"age": 15}, 0),
        ({"age": 44}, 0),
        ({"age": 45}, -1),
    ],
)
def test_points_of_mcisaac(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({}, "very_low"),
        ({"cough": False}, "low"),
        ({"cough": False, "fever_above_38": True}, "intermediate"),
        ({"cough": False, "fever_above_38": True, "age": 5}, "raised"),
        ({"cough": False, "fever_above_38": True, "age": 5, "tender_anterior_cervical_nodes": True}, "high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 2}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
