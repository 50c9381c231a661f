"""The laws of the engine, on a small base."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.inference.case import Case, Choice, Evidence, Person
from models.inference.engine import Engine
from models.inference.interview import next_question, suggestions, why
from models.knowledge.condition import level_rank

PERSON = Person(45, "female")
DANGERS = ("rash_petechiae", "neck_stiffness", "sweating_cold", "breathless_rest", "chest_pain_pressing")
OTHERS = """fever fever_high fever_low cough cough_bloody cough_dry runny_nose chest_pain chest_pain_pleuritic
breathless headache smoking travel vaginal_bleeding pelvic_pain"""
FINDINGS = (*DANGERS, *OTHERS.split())


def case(*present: str, absent: tuple[str, ...] = (), person: Person = PERSON) -> Case:
    told = [Evidence(one, "present", "initial") for one in present]
    return Case(person, (*told, *(Evidence(one, "absent") for one in absent)))


people = st.builds(
    Person,
    age_years=st.floats(0, 95),
    sex=st.sampled_from(["female", "male", None]),
    is_pregnant=st.sampled_from([True, False, None]),
)
choices: st.SearchStrategy[Choice] = st.sampled_from(["present", "absent", "unknown"])
answers = st.dictionaries(st.sampled_from(FINDINGS), choices, max_size=12)


def evidence(told: dict[str, Choice]) -> tuple[Evidence, ...]:
    return tuple(Evidence(finding, choice) for finding, choice in told.items())


@given(people, answers, st.sampled_from(FINDINGS))
def test_telling_of_a_danger_never_lowers_the_level(
    engine: Engine, person: Person, told: dict[str, Choice], danger: str
) -> None:
    before = engine.look(Case(person, evidence({k: v for k, v in told.items() if k != danger})))
    lifted = {danger, *_above(engine, danger)}
    if any(one.choice == "absent" and one.finding in lifted for one in before.case.evidence):
        return  # the answers contradict each other; that present wins is tested below
    after = engine.look(Case(person, (*before.case.evidence, Evidence(danger, "present"))))
    newly_met = set(after.triage.rules) - set(before.triage.rules)
    if any(level_rank(rule.floor) >= level_rank("emergency") for rule in newly_met):
        assert level_rank(after.triage.level) >= level_rank(before.triage.level)


@given(people, answers, st.randoms())
def test_the_order_of_evidence_does_not_matter(
    engine: Engine, person: Person, told: dict[str, Choice], random: Random
) -> None:
    one = tuple(replace(answer, origin="initial") for answer in evidence(told))
    other = list(one)
    random.shuffle(other)
    first, second = engine.look(Case(person, one)), engine.look(Case(person, tuple(other)))
    assert np.array_equal(first.posterior, second.posterior)
    assert first.triage == second.triage
    assert first.values == second.values


@given(people, answers, st.sampled_from(FINDINGS))
def test_i_do_not_know_changes_nothing_but_the_question(
    engine: Engine, person: Person, told: dict[str, Choice], unknown: str
) -> None:
    told.pop(unknown, None)
    before = engine.look(Case(person, evidence(told)))
    after = engine.look(Case(person, (*before.case.evidence, Evidence(unknown, "unknown"))))
    assert np.array_equal(before.posterior, after.posterior)
    assert before.triage == after.triage
    place = engine.tables.finding_index[unknown]
    assert all(value.place != place for value in after.values)


@given(people, answers)
def test_probabilities_are_probabilities(engine: Engine, person: Person, told: dict[str, Choice]) -> None:
    look = engine.look(Case(person, evidence(told)))
    assert look.posterior.sum() == pytest.approx(1)
    assert (look.posterior >= 0).all()
    assert all(value.total >= 0 for value in look.values)


@given(people, answers)
def test_a_question_is_asked_once_and_of_whom_it_concerns(
    engine: Engine, person: Person, told: dict[str, Choice]
) -> None:
    look = engine.look(Case(person, evidence(told)))
    question = next_question(look)
    if question is None:
        return
    for finding in question.items:
        assert finding.id not in told
        assert finding.concerns(person.age_years, person.sex, person.is_pregnant)


def test_the_likeliest_cause_comes_first(engine: Engine) -> None:
    assert engine.look(case("runny_nose", "cough")).ranked()[0].condition.id == "cold"
    assert engine.look(case("chest_pain_pressing", "sweating_cold")).ranked()[0].condition.id == "heart_attack"
    assert engine.look(case("fever", "headache", "neck_stiffness")).ranked()[0].condition.id == "meningitis"


def test_a_red_flag_sets_the_floor_however_unlikely(engine: Engine) -> None:
    look = engine.look(case("rash_petechiae", "runny_nose"))
    assert look.triage.level == "emergency"
    assert [rule.id for rule in look.triage.rules] == ["petechiae"]


def test_a_refinement_implies_its_parent_and_is_not_counted_twice(engine: Engine) -> None:
    one, both = case("fever_high"), case("fever", "fever_high")
    assert np.allclose(engine.look(one).posterior, engine.look(both).posterior)


def test_an_absent_parent_takes_its_refinements_with_it(engine: Engine) -> None:
    look = engine.look(case("cough", absent=("chest_pain",)))
    asked = {list(engine.base.findings)[value.place] for value in look.values}
    assert not asked & {"chest_pain", "chest_pain_pressing", "chest_pain_pleuritic"}


def test_unknown_is_not_absent(engine: Engine) -> None:
    silent, denied = engine.look(case("cough")), engine.look(case("cough", absent=("fever",)))
    flu = engine.tables.condition_index["flu"]
    assert denied.posterior[flu] < silent.posterior[flu]


def test_present_wins_over_absent(engine: Engine) -> None:
    look = engine.look(case("rash_petechiae", absent=("rash_petechiae",)))
    assert look.triage.level == "emergency"


def test_an_unsaid_pregnancy_keeps_the_ectopic_one_in_reach(engine: Engine) -> None:
    pain = ("pelvic_pain", "vaginal_bleeding")
    row = engine.tables.condition_index["ectopic"]
    unsaid = engine.look(case(*pain, person=Person(28, "female"))).posterior[row]
    told = engine.look(case(*pain, person=Person(28, "female", is_pregnant=True))).posterior[row]
    assert told > unsaid > 0.1
    assert engine.look(case("pelvic_pain", person=Person(28, "male"))).posterior[row] < 1e-6


def test_a_danger_not_yet_excluded_is_asked_for_early(engine: Engine) -> None:
    look = engine.look(case("fever", "headache"))
    first = [list(engine.base.findings)[value.place] for value in look.values[:2]]
    assert "neck_stiffness" in first
    reason = why(look, "neck_stiffness")
    assert reason.rule is not None
    assert reason.kind == "danger"
    assert next_question(look) is not None


def test_it_stops_at_the_highest_level_and_after_twenty_answers(engine: Engine) -> None:
    assert engine.look(case("chest_pain_pressing", "sweating_cold")).should_stop
    asked = tuple(Evidence(one, "unknown") for one in FINDINGS[:20])
    assert engine.look(Case(PERSON, asked)).should_stop
    assert not engine.look(case("cough")).should_stop


def test_findings_that_exclude_each_other_are_one_question(engine: Engine) -> None:
    values = engine.look(case("fever")).values
    assert {"fever_high", "fever_low"} <= {list(engine.base.findings)[value.place] for value in values}
    told = engine.look(case("fever_high"))
    assert "fever_low" not in {list(engine.base.findings)[value.place] for value in told.values}


def test_an_explanation_says_for_and_against_and_what_is_open(engine: Engine) -> None:
    explanation = engine.look(case("chest_pain_pressing", "fever", absent=("sweating_cold",))).explain("heart_attack")
    assert {one.finding for one in explanation.supporting} == {"chest_pain", "chest_pain_pressing"}
    assert {one.finding for one in explanation.conflicting} >= {"fever", "sweating_cold"}
    assert "breathless" in {one.finding for one in explanation.unconfirmed}


def test_suggestions_are_symptoms_not_circumstances(engine: Engine) -> None:
    assert all(not one.is_circumstance for one in suggestions(engine.look(case("cough"))))


def test_circumstances_change_what_is_likely(engine: Engine) -> None:
    row = engine.tables.condition_index["heart_attack"]
    plain, smoker = engine.look(case("chest_pain")), engine.look(case("chest_pain", "smoking"))
    assert smoker.posterior[row] > plain.posterior[row]


def _above(engine: Engine, finding: str) -> set[str]:
    ids = list(engine.base.findings)
    return {ids[place] for place in engine.implied.above[engine.tables.finding_index[finding]]}


def test_a_flag_is_not_for_those_it_leaves_out(engine: Engine) -> None:
    told = ("pelvic_pain", "headache")
    assert "pain_of_no_smoker" in {rule.id for rule in engine.look(case(*told)).triage.rules}
    assert "pain_of_no_smoker" not in {rule.id for rule in engine.look(case(*told, "smoking")).triage.rules}
