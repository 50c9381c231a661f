"""Questions and reasons that concern the person: what was told, what may still be, and whether she is pregnant."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.inference.case import Case, Choice, Evidence, Person
from models.inference.engine import Engine
from models.inference.interview import next_question, why
from models.knowledge.compiled import load_compiled
from models.knowledge.rule import Rule
from models.registry import SHIPPED

some = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
WOMAN = Person(28, "female")


@pytest.fixture(scope="module")
def shipped() -> Engine:
    return Engine(load_compiled(SHIPPED / "symptom_checker").base)


def told(person: Person, *names: str, unknown: tuple[str, ...] = (), absent: tuple[str, ...] = ()) -> Case:
    present = (Evidence(one, "present", "initial") for one in names)
    open_ = (Evidence(one, "unknown") for one in unknown)
    return Case(person, (*present, *open_, *(Evidence(one, "absent") for one in absent)))


def may_be_met(engine: Engine, rule: Rule, case: Case) -> bool:
    """Is the rule for such a person, with enough findings that such a person has told or may have?"""
    known = engine.look(case).known
    places = engine.tables.finding_index

    def possible(name: str) -> bool:
        finding, place = engine.base.findings[name], places[name]
        concerns = finding.concerns(case.person.age_years, case.person.sex, case.person.is_pregnant)
        return bool(known.state[place] == 1 or (known.state[place] == 0 and concerns and finding.lay))

    fits = rule.ages is None or rule.ages[0] <= case.person.age_years <= rule.ages[1]
    fits &= rule.sex in (None, case.person.sex) and (not rule.pregnant or bool(case.person.is_pregnant))
    needed = all(map(possible, rule.all))
    return fits and needed and (not rule.any or sum(map(possible, rule.any)) >= rule.least)


@some
@given(random=st.randoms(use_true_random=False))
def test_no_reason_names_a_flag_of_other_people(shipped: Engine, random: Random) -> None:
    condition = random.choice(list(shipped.base.conditions.values()))
    person = Person(random.uniform(0, 95), random.choice(["female", "male"]), None)
    names = random.sample(sorted(condition.findings), min(3, len(condition.findings)))
    case = told(person, *names)
    choices: list[Choice] = ["absent", "unknown"]
    while (question := next_question(shipped.look(case))) is not None:
        for one in question.items:
            rule = why(shipped.look(case), one.id).rule
            assert rule is None or (one.id in rule.findings and may_be_met(shipped, rule, case)), (one.id, rule)
        answers = (Evidence(one.id, random.choice(choices)) for one in question.items)
        case = Case(person, (*case.evidence, *answers))


@some
@given(random=st.randoms(use_true_random=False))
def test_a_question_speaks_of_a_cause_that_explains_a_complaint(shipped: Engine, random: Random) -> None:
    condition = random.choice(list(shipped.base.conditions.values()))
    complaints = [name for name in condition.findings if not shipped.base.findings[name].is_circumstance]
    case = told(Person(random.uniform(18, 95), "male"), *random.sample(complaints, min(2, len(complaints))))
    look = shipped.look(case)
    tables = shipped.tables
    present = [place for place in look.known.present if not list(shipped.base.findings.values())[place].is_circumstance]
    for value in look.values[:5]:
        column = tables.given_parent[:, value.place] * look.posterior
        explaining = (tables.probability[:, present] >= 1.5 * tables.background[present]).any(axis=1)
        assert column[explaining].sum() > 0


def test_a_poison_nobody_spoke_of_is_not_asked_for_with_chest_pain(shipped: Engine) -> None:
    case = told(Person(60, "male"), "chest_pain")
    asked = set()
    while (question := next_question(shipped.look(case))) is not None:
        asked |= {one.id for one in question.items}
        case = Case(case.person, (*case.evidence, *(Evidence(one.id, "absent") for one in question.items)))
    assert asked
    assert not asked & {"poison_swallowed", "electric_shock", "animal_bite", "pesticide_swallowed"}


@pytest.mark.parametrize("complaint", ["abdominal_pain", "pelvic_pain", "vaginal_bleeding", "headache"])
def test_a_woman_is_asked_whether_she_is_pregnant_where_it_matters(shipped: Engine, complaint: str) -> None:
    question = next_question(shipped.look(told(WOMAN, complaint)))
    assert question is not None
    assert [one.id for one in question.items] == ["pregnant"]
    assert why(shipped.look(told(WOMAN, complaint)), "pregnant").kind == "urgency"


@pytest.mark.parametrize(
    "person",
    [Person(28, "male"), Person(8, "female"), Person(70, "female"), Person(28, "female", is_pregnant=False)],
)
def test_nobody_else_is_asked(shipped: Engine, person: Person) -> None:
    assert not shipped.look(told(person, "abdominal_pain")).pregnancy_matters


def test_it_is_asked_once_and_not_where_it_changes_nothing(shipped: Engine) -> None:
    assert not shipped.look(told(WOMAN, "abdominal_pain", unknown=("pregnant",))).pregnancy_matters
    assert not shipped.look(told(WOMAN, "hair_loss")).pregnancy_matters
    assert not shipped.look(told(WOMAN, "unconscious", "abdominal_pain")).pregnancy_matters


def test_many_unknown_answers_end_the_interview_sooner(shipped: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def lengths() -> list[int]:
        found = []
        for complaint in ("abdominal_pain", "cough", "fever", "back_pain", "joint_pain"):
            case = told(Person(60, "male"), complaint)
            while (question := next_question(shipped.look(case))) is not None:
                case = Case(case.person, (*case.evidence, *(Evidence(one.id, "unknown") for one in question.items)))
            found.append(shipped.look(case).asked)
        return found

    sooner = lengths()
    monkeypatch.setattr("models.inference.engine.BELIEVED_ANSWERS", 10**9)  # an "unknown" discourages nobody
    without = lengths()
    assert all(few <= many for few, many in zip(sooner, without, strict=True))
    assert sum(sooner) < sum(without)


def test_how_likely_an_answer_is(engine: Engine) -> None:
    assert engine.look(told(WOMAN, "cough")).answer_rate == 1
    assert engine.look(told(WOMAN, "cough", unknown=("fever", "headache"))).answer_rate == pytest.approx(10 / 12)
    assert engine.look(told(WOMAN, "cough", absent=("fever", "headache"))).answer_rate == 1
