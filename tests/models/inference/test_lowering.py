"""What a "no" may lower: the weight of what is likely, by one level at most; never a red flag, never more."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.inference.case import Case, Choice, Evidence, Person
from models.inference.engine import Engine
from models.inference.interview import next_question
from models.inference.triage import MOST_LOWERED
from models.knowledge.compiled import load_compiled
from models.knowledge.condition import TriageLevel, level_rank
from models.registry import SHIPPED

LONGEST = 30
EMERGENCY, TODAY = level_rank("emergency"), level_rank("consultation_24")
some = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(scope="module")
def shipped() -> Engine:
    return Engine(load_compiled(SHIPPED / "symptom_checker").base)


def first_words(shipped: Engine, random: Random) -> Case:
    """Somebody who tells some of what a condition has."""
    condition = random.choice(list(shipped.base.conditions.values()))
    names = random.sample(sorted(condition.findings), random.randint(1, min(4, len(condition.findings))))
    sex = random.choice(["female", "male"])
    pregnant = random.choice([True, None]) if sex == "female" else None
    person = Person(random.uniform(0, 95), sex, pregnant)  # type: ignore[arg-type]  # one of the two
    return Case(person, tuple(Evidence(name, "present", "initial") for name in names))


def answered(shipped: Engine, case: Case, choices: list[Choice], random: Random) -> Case:
    """The same after every question was answered by one of these."""
    for _ in range(LONGEST):
        question = next_question(shipped.look(case))
        if question is None:
            break
        told = (Evidence(one.id, random.choice(choices)) for one in question.items)
        case = Case(case.person, (*case.evidence, *told))
    return case


@some
@given(random=st.randoms(use_true_random=False))
def test_no_to_everything_lowers_by_one_level_at_most_and_no_red_flag(shipped: Engine, random: Random) -> None:
    case = first_words(shipped, random)
    before = shipped.look(case).triage
    after = shipped.look(answered(shipped, case, ["absent"], random)).triage
    assert level_rank(after.level) >= level_rank(before.level) - MOST_LOWERED
    assert level_rank(after.level) >= level_rank(before.floor)
    assert set(after.rules) >= set(before.rules)
    if before.is_emergency:
        assert level_rank(after.level) >= TODAY


@some
@given(random=st.randoms(use_true_random=False))
def test_no_or_unknown_mixed_lowers_by_one_level_at_most(shipped: Engine, random: Random) -> None:
    case = first_words(shipped, random)
    before = shipped.look(case).triage
    after = shipped.look(answered(shipped, case, ["absent", "unknown"], random)).triage
    assert level_rank(after.level) >= max(level_rank(before.level) - MOST_LOWERED, level_rank(before.floor))


@some
@given(random=st.randoms(use_true_random=False))
def test_i_do_not_know_to_everything_lowers_nothing(shipped: Engine, random: Random) -> None:
    case = first_words(shipped, random)
    after = shipped.look(answered(shipped, case, ["unknown"], random)).triage
    assert after == shipped.look(case).triage


@some
@given(random=st.randoms(use_true_random=False))
def test_each_complaint_told_keeps_the_floor_that_it_has_alone(shipped: Engine, random: Random) -> None:
    case = first_words(shipped, random)
    alone = [shipped.look(Case(case.person, (one,))).triage.floor for one in case.evidence]
    after = shipped.look(answered(shipped, case, ["absent", "unknown", "present"], random)).triage
    assert level_rank(after.level) >= max(map(level_rank, alone))


@some
@given(random=st.randoms(use_true_random=False))
def test_denying_any_finding_at_all_keeps_to_the_bound(shipped: Engine, random: Random) -> None:
    case = first_words(shipped, random)
    told = {one.finding for one in case.evidence}
    denied = [name for name in random.sample(sorted(shipped.base.findings), 150) if name not in told]
    before = shipped.look(case).triage
    after = shipped.look(Case(case.person, (*case.evidence, *(Evidence(one, "absent") for one in denied)))).triage
    assert level_rank(after.level) >= max(level_rank(before.level) - MOST_LOWERED, level_rank(before.floor))


def test_a_no_does_lower_where_nothing_but_likelihood_spoke(shipped: Engine) -> None:
    random, lowered = Random(4), 0
    for _ in range(60):
        case = first_words(shipped, random)
        before = shipped.look(case).triage
        after = shipped.look(answered(shipped, case, ["absent"], random)).triage
        lowered += level_rank(after.level) < level_rank(before.level)
    assert lowered >= 3


@pytest.mark.parametrize("age", [0.01, 0.1, 0.5, 3, 30, 80])
def test_who_tells_nothing_is_not_sent_to_hospital(shipped: Engine, age: float) -> None:
    triage = shipped.look(Case(Person(age, "male"))).triage
    assert (triage.level, triage.is_informed) == ("consultation", False)


def test_a_young_infants_fever_is_an_emergency_and_a_danger_sign_too(shipped: Engine) -> None:
    for told in ("fever", "newborn_not_feeding"):
        triage = shipped.look(Case(Person(0.1, "male"), (Evidence(told, "present", "initial"),))).triage
        assert level_rank(triage.level) >= EMERGENCY, told


def test_one_sided_pain_in_pregnancy_goes_by_the_week(shipped: Engine) -> None:
    def level(*names: str) -> TriageLevel:
        person = Person(28, "female", is_pregnant=True)
        told = ("pelvic_pain_one_side", *names)
        return shipped.look(Case(person, tuple(Evidence(one, "present", "initial") for one in told))).triage.floor

    assert level() == level("pregnant_first_trimester") == "emergency"
    assert level("pregnant_second_half") == level("pregnant_second_half", "pregnant_term") == "consultation_24"
    for danger in ("vaginal_bleeding", "fever", "contractions_early", "pelvic_pain_sudden", "abdominal_pain_severe"):
        assert level_rank(level("pregnant_second_half", danger)) >= EMERGENCY, danger


def complaints_of(shipped: Engine, case: Case) -> list[Evidence]:
    """The complaints among what was told, but those that another explains by its very name."""
    findings = shipped.base.findings
    explained = {name for one in case.evidence for name in findings[one.finding].explains}
    return [one for one in case.evidence if not findings[one.finding].is_circumstance and one.finding not in explained]


@some
@given(random=st.randoms(use_true_random=False))
def test_the_gravest_complaint_alone_bounds_the_whole(shipped: Engine, random: Random) -> None:
    case = first_words(shipped, random)
    together = level_rank(shipped.look(case).triage.level)
    for one in complaints_of(shipped, case):
        alone = shipped.look(Case(case.person, (one,))).triage
        assert together >= level_rank(alone.level) - MOST_LOWERED, one.finding
        if alone.mass["emergency"] > 0.5 and level_rank(alone.level) >= EMERGENCY:
            assert together >= EMERGENCY, one.finding


@some
@given(random=st.randoms(use_true_random=False))
def test_a_positive_answer_never_lowers_the_level(shipped: Engine, random: Random) -> None:
    case = first_words(shipped, random)
    before = shipped.look(case).triage
    for _ in range(LONGEST):
        question = next_question(shipped.look(case))
        if question is None:
            break
        choice: Choice = random.choice(["present", "present", "absent", "unknown"])
        told = [Evidence(one.id, choice if place == 0 else "unknown") for place, one in enumerate(question.items)]
        case = Case(case.person, (*case.evidence, *told))
        after = shipped.look(case).triage
        if choice != "absent":
            assert level_rank(after.level) >= level_rank(before.level)
        before = after


@pytest.mark.parametrize("others", [("fear_dying", "tremor"), ("tingling",), ("fear_dying", "tingling", "tremor")])
def test_panic_does_not_outvote_breathlessness(shipped: Engine, others: tuple[str, ...]) -> None:
    told = tuple(Evidence(one, "present", "initial") for one in ("breathless", *others))
    assert level_rank(shipped.look(Case(Person(50, "male"), told)).triage.level) >= TODAY
