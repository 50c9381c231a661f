"""The base that is shipped: sound, large enough, compiled as it stands, and it finds what it was written to find."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from statistics import median

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.inference.case import Case, Choice, Evidence, Person
from models.inference.engine import Engine
from models.inference.interview import next_question
from models.knowledge.check import Report, check_folder
from models.knowledge.compiled import Compiled, load_compiled
from models.knowledge.condition import Condition, level_rank
from models.knowledge.rule import Rule
from models.registry import SHIPPED

FOLDER = SHIPPED / "symptom_checker"
TYPICAL = 0.5
AGES = {"adult": 30.0, "middle": 50.0, "old": 72.0, "adolescent": 15.0, "child": 8.0, "toddler": 3.0, "infant": 0.4}
EMERGENCY = level_rank("emergency")
LOAD_SECONDS, STEP_SECONDS = 0.2, 0.015
BUSY = 10  # other work runs beside the tests; the figures themselves are those of ./tuetinh bench symptoms

few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def report() -> Report:
    return check_folder(FOLDER / "knowledge")[0]


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return load_compiled(FOLDER)


@pytest.fixture(scope="module")
def shipped(compiled: Compiled) -> Engine:
    return Engine(compiled.base)


def typical_person(condition: Condition) -> Person:
    """Somebody of the age and sex in which it is likeliest."""
    likeliest = max(AGES, key=lambda band: condition.ages.get(band, 1.0))  # type: ignore[call-overload]
    female = condition.sex.get("female", 1.0) >= condition.sex.get("male", 1.0)
    pregnant = True if condition.pregnancy == "only" else None
    return Person(AGES[likeliest], "female" if female else "male", pregnant)


def typical_case(condition: Condition) -> Case:
    told = [name for name, share in condition.findings.items() if share >= TYPICAL]
    return Case(typical_person(condition), tuple(Evidence(name, "present", "initial") for name in told))


def test_it_is_sound_and_large_enough(report: Report) -> None:
    assert report.errors == ()
    assert report.conditions >= 350
    assert report.findings >= 800


def test_every_condition_and_rule_names_its_source(compiled: Compiled) -> None:
    base = compiled.base
    assert all(base.sources[name].title for one in base.conditions.values() for name in one.sources)
    assert all(base.sources[rule.source].title for rule in base.rules.values())


def test_it_loads_at_once() -> None:
    seconds = []
    for _ in range(5):
        begun = time.perf_counter()
        load_compiled(FOLDER)  # refuses what is not of the YAML beside it
        seconds.append(time.perf_counter() - begun)
    assert median(seconds) < LOAD_SECONDS * BUSY


def test_nine_of_ten_typical_patients_have_their_condition_among_the_first_five(shipped: Engine) -> None:
    missed = [
        one.id
        for one in shipped.base.conditions.values()
        if typical_case(one).evidence
        and one.id not in {found.condition.id for found in shipped.look(typical_case(one)).ranked(5)}
    ]
    assert len(missed) <= len(shipped.base.conditions) / 10, missed


def cases_of(rule: Rule) -> Iterator[Case]:
    """Somebody for whom the rule is, who has what it needs and nothing else."""
    age = 30.0 if rule.ages is None else (rule.ages[0] + min(rule.ages[1], 90.0)) / 2
    person = Person(age, rule.sex or "female", True if rule.pregnant else None)
    for start in range(max(1, len(rule.any) - rule.least + 1)):
        chosen = (*rule.all, *rule.any[start : start + rule.least])
        yield Case(person, tuple(Evidence(name, "present") for name in chosen))


def test_every_red_flag_alone_reaches_its_floor(shipped: Engine) -> None:
    below = {
        rule.id
        for rule in shipped.base.rules.values()
        for case in cases_of(rule)
        if level_rank(shipped.look(case).triage.level) < level_rank(rule.floor)
        or rule not in shipped.look(case).triage.rules
    }
    assert not below


def drawn_case(shipped: Engine, random: Random, most: int = 10) -> Case:
    """Somebody who has some of what a condition has, and denies some of the rest."""
    condition = random.choice(list(shipped.base.conditions.values()))
    names = random.sample(sorted(condition.findings), min(most, len(condition.findings)))
    choices: list[Choice] = ["present", "present", "absent", "unknown"]
    person = Person(random.uniform(0, 95), random.choice(["female", "male"]), random.choice([True, False, None]))
    return Case(person, tuple(Evidence(name, random.choice(choices)) for name in names))


@few
@given(random=st.randoms())
def test_telling_of_an_emergency_never_lowers_the_level(shipped: Engine, random: Random) -> None:
    case = drawn_case(shipped, random)
    before = shipped.look(case)
    rule = random.choice([one for one in shipped.base.rules.values() if level_rank(one.floor) >= EMERGENCY])
    wanted = (*rule.all, *rule.any[: rule.least])
    ids = list(shipped.base.findings)
    lifted = {*wanted, *(ids[p] for name in wanted for p in shipped.implied.above[shipped.tables.finding_index[name]])}
    kept = tuple(one for one in case.evidence if one.choice != "absent" or one.finding not in lifted)
    before = shipped.look(Case(case.person, kept))
    after = shipped.look(Case(case.person, (*kept, *(Evidence(name, "present") for name in wanted))))
    if set(after.triage.rules) - set(before.triage.rules) >= {rule}:
        assert level_rank(after.triage.level) >= level_rank(before.triage.level)
        assert level_rank(after.triage.level) >= level_rank(rule.floor)


@few
@given(random=st.randoms())
def test_the_order_of_answers_does_not_matter(shipped: Engine, random: Random) -> None:
    drawn = drawn_case(shipped, random)
    case = Case(drawn.person, tuple(replace(one, origin="initial") for one in drawn.evidence))
    turned = Case(case.person, tuple(random.sample(case.evidence, len(case.evidence))))
    one, other = shipped.look(case), shipped.look(turned)
    assert np.array_equal(one.posterior, other.posterior)
    assert one.triage == other.triage
    assert next_question(one) == next_question(other)


@few
@given(random=st.randoms())
def test_an_unknown_answer_changes_nothing_but_the_question(shipped: Engine, random: Random) -> None:
    case = drawn_case(shipped, random)
    told = {one.finding for one in case.evidence}
    unknown = random.choice([name for name in shipped.base.findings if name not in told])
    one = shipped.look(case)
    other = shipped.look(Case(case.person, (*case.evidence, Evidence(unknown, "unknown"))))
    assert np.array_equal(one.posterior, other.posterior)
    assert one.triage == other.triage
    asked = next_question(other)
    assert asked is None or unknown not in {item.id for item in asked.items}


def test_a_step_is_quick(shipped: Engine) -> None:
    random = Random(3)
    seconds = []
    for _ in range(200):
        case = drawn_case(shipped, random, most=20)
        begun = time.perf_counter()
        look = shipped.look(case)
        next_question(look)
        look.ranked()
        assert look.triage.level
        seconds.append(time.perf_counter() - begun)
    assert float(np.percentile(seconds, 99)) < STEP_SECONDS * BUSY
