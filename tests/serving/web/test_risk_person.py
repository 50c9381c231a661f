"""The patient's age, sex and pregnancy in the form of a score that asks for none of them."""

from __future__ import annotations

import pytest

from models.instruments import find_scores
from serving.web.risk_form import fields_of, read_told

SCORES = find_scores()


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("qsofa", ["age"]),
        ("wells_pe", ["age", "pregnant"]),
        ("bishop", ["age", "sex", "pregnant"]),
        ("apgar", ["age"]),
        ("news2", ["pregnant"]),
        ("ckd_epi_2021", []),
    ],
)
def test_the_form_asks_only_what_may_keep_the_score_from_this_patient(name: str, beside: list[str]) -> None:
    score = SCORES[name]
    fields = fields_of(score, read_told(score, {}, "vi"), "vi")
    assert [one.name for one in fields[len(score.inputs) :]] == beside


@pytest.mark.parametrize(
    ("name", "form", "code"),
    [
        ("wells_pe", {"v.pregnant": "true"}, "pregnancy-not-supported"),
        ("bishop", {"v.pregnant": "false"}, "pregnancy-not-supported"),
        ("bishop", {"v.sex": "male"}, "sex-not-supported"),
        ("apgar", {"v.age": "5"}, "age-not-supported"),
        ("wells_pe", {"v.age": "30", "v.pregnant": "false"}, None),
    ],
)
def test_a_told_patient_who_is_none_of_its_people_stops_the_score(
    name: str, form: dict[str, str], code: str | None
) -> None:
    refusal = read_told(SCORES[name], form, "en").refusal(SCORES[name])
    assert (None if refusal is None else refusal.code) == code
