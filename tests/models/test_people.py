from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.instruments import find_scores, people_of
from models.people import ANYONE, People, whole_people
from models.terms import Range

SCORES = find_scores()


@given(age=st.floats(0, 120), low=st.floats(0, 60), high=st.floats(60, 120))
def test_an_age_inside_is_theirs_and_one_a_year_outside_is_not(age: float, low: float, high: float) -> None:
    people = People(ages=Range(minimum=low, maximum=high))
    if low <= age <= high:
        assert people.has_age(age)
    if age < low - 1 or age > high:
        assert not people.has_age(age)


@pytest.mark.parametrize(("age", "is_theirs"), [(0.0, True), (0.1, False), (0.17, True), (4.9, True), (5.0, False)])
def test_an_age_in_whole_years_may_be_some_months_more(age: float, is_theirs: bool) -> None:
    assert people_of(SCORES["who_dehydration"]).has_age(age) == is_theirs


def test_what_is_not_declared_is_as_the_specialties_are() -> None:
    assert whole_people(ANYONE, ("emergency",), None) == People(ages=Range(minimum=16.0))
    children = whole_people(ANYONE, ("paediatrics", "emergency"), None).ages
    assert children is not None
    assert (children.has(17.9), children.has(18.0)) == (True, False)
    assert whole_people(ANYONE, ("surgery", "paediatrics"), None).ages == Range()
    assert whole_people(ANYONE, ("obstetrics",), None).sex == "female"
    assert whole_people(People(sex="any"), ("obstetrics",), None).sex is None
    assert whole_people(ANYONE, ("emergency",), Range(maximum=10)).ages == Range(maximum=10)


@pytest.mark.parametrize("score", SCORES.values(), ids=lambda score: score.name)
def test_ages_are_told_once_and_hold_the_examples(score: object) -> None:
    name = getattr(score, "name", "")
    declared = SCORES[name].people
    asks_age = any(asked.name == "age" for asked in SCORES[name].inputs)
    assert not (declared.ages is not None and asks_age), "the scope of the input tells the ages"
    for example in SCORES[name].examples:
        months = example.inputs.get("age_months")
        if isinstance(months, (int, float)):
            assert people_of(SCORES[name]).has_age(months / 12)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("news2", "not pregnant"),
        ("wells_pe", "not pregnant"),
        ("bmi_asian", "not pregnant"),
        ("ariscat", "obstetrics excluded"),
    ],
)
def test_the_words_and_the_machine_exclude_pregnancy_alike(name: str, words: str) -> None:
    assert words in SCORES[name].population.en
    assert SCORES[name].people.pregnancy == "never"
    saying = {one.name for one in SCORES.values() if "not pregnant" in one.population.en}
    assert saying <= {one.name for one in SCORES.values() if one.people.pregnancy == "never"}
