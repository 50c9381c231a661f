"""The net that needs no reading: who tells nothing, or was not understood, is first shown the dangers as a list."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.inference.case import ABSENT, Case, Evidence, Person
from models.inference.engine import MOST_QUESTIONS, Engine
from models.inference.interview import next_question, why
from models.inference.triage import MOST_LOWERED
from models.knowledge.compiled import load_compiled
from models.knowledge.condition import level_rank
from models.registry import SHIPPED

URGENT = level_rank("consultation_24")
LONGEST_LIST = 25
LONGEST_LINE = 60
PEOPLE = {
    "man": Person(50, "male"),
    "young man": Person(34, "male"),
    "woman": Person(30, "female", is_pregnant=False),
    "pregnant": Person(28, "female", is_pregnant=True),
    "child": Person(3, "male"),
    "infant": Person(0.1, "female"),
    "old": Person(85, "female"),
}
EXPECTED = {
    "man": {"unconscious", "breathless_rest", "chest_pain_pressing", "face_droop", "suicidal_thoughts"},
    "young man": {"chest_pain_pressing"},
    "pregnant": {"vaginal_bleeding_pregnant", "cord_out_vagina", "waters_broken", "convulsion", "headache_thunderclap"},
    "child": {"unable_to_drink", "convulsion", "chest_indrawing", "poison_swallowed"},
    "infant": {"unable_to_drink", "newborn_floppy", "not_breathing"},
}  # fmt: skip
some = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(scope="module")
def shipped() -> Engine:
    return Engine(load_compiled(SHIPPED / "symptom_checker").base)


def listed(shipped: Engine, who: str) -> list[str]:
    return [one.id for one in shipped.look(Case(PEOPLE[who])).opening]


@pytest.mark.parametrize("who", PEOPLE)
def test_the_first_list_is_short_and_each_line_is_urgent_alone(shipped: Engine, who: str) -> None:
    question = next_question(shipped.look(Case(PEOPLE[who])))
    assert question is not None
    assert question.kind == "group_multiple"
    names = [one.id for one in question.items]
    assert 8 <= len(names) <= LONGEST_LIST
    assert set(names) >= EXPECTED.get(who, set())
    for name in names:
        look = shipped.look(Case(PEOPLE[who], (Evidence(name, "present", "red_flags"),)))
        assert level_rank(look.triage.level) >= URGENT, name


def test_nobody_is_shown_what_he_cannot_have(shipped: Engine) -> None:
    assert "testicle_pain_sudden" not in listed(shipped, "woman")
    assert not {"waters_broken", "newborn_floppy", "unable_to_drink"} & set(listed(shipped, "man"))


def test_words_left_ask_the_list_whatever_else_is_known(shipped: Engine) -> None:
    told = (Evidence("cough", "present", "initial"),)
    assert shipped.look(Case(PEOPLE["man"], told)).opening == ()
    look = shipped.look(Case(PEOPLE["man"], told, has_unread=True))
    assert look.opening[0].id == "unconscious"
    assert why(look, "unconscious").kind == "danger"
    none = tuple(shipped.opening.denied([one.id for one in look.opening]))
    after = shipped.look(Case(PEOPLE["man"], (*told, *none), has_unread=True))
    assert after.opening == ()
    assert next_question(after) is not None


@pytest.mark.parametrize("who", PEOPLE)
def test_after_the_dangers_comes_the_kind_of_complaint_and_both_count_as_one(shipped: Engine, who: str) -> None:
    dangers = next_question(shipped.look(Case(PEOPLE[who])))
    assert dangers is not None
    told = tuple(Evidence(one.id, "absent") for one in dangers.items)
    look = shipped.look(Case(PEOPLE[who], told))
    assert look.asked == 1
    kinds = next_question(look)
    assert kinds is not None
    assert kinds.kind == "group_multiple"
    assert {"fever", "headache", "abdominal_pain"} & {one.id for one in kinds.items}
    assert not {"jaundice", "pulse_irregular", "injury_deformity"} & {one.id for one in kinds.items}
    chosen = kinds.items[0].id
    after = shipped.look(Case(PEOPLE[who], (*told, Evidence(chosen, "present"))))
    assert after.asked <= 2
    assert after.opening == ()
    assert after.asked < MOST_QUESTIONS


def test_none_of_these_denies_only_what_was_asked(shipped: Engine) -> None:
    names = [one.id for one in shipped.look(Case(PEOPLE["man"])).opening]
    told = tuple(shipped.opening.denied(names))
    known = shipped.look(Case(PEOPLE["man"], told)).known
    findings = list(shipped.base.findings)
    assert {findings[place] for place in (known.denied).nonzero()[0]} <= set(names)
    absent = {findings[place] for place in (known.state == ABSENT).nonzero()[0]}
    assert not {"pesticide_swallowed", "suicide_plan", "breathless_cannot_speak"} & absent
    assert "chest_pain_pressing" in absent
    assert "chest_pain" not in absent


@some
@given(random=st.randoms(use_true_random=False), who=st.sampled_from(sorted(PEOPLE)))
def test_none_of_these_lowers_what_is_told_afterwards_by_one_level_at_most(
    shipped: Engine, random: Random, who: str
) -> None:
    none = tuple(shipped.opening.denied(listed(shipped, who)))
    condition = random.choice(list(shipped.base.conditions.values()))
    names = random.sample(sorted(condition.findings), random.randint(1, min(4, len(condition.findings))))
    told = tuple(Evidence(name, "present", "initial") for name in names)
    alone = shipped.look(Case(PEOPLE[who], told)).triage
    after = shipped.look(Case(PEOPLE[who], (*none, *told))).triage
    assert level_rank(after.level) >= max(level_rank(alone.floor), level_rank(alone.level) - MOST_LOWERED)


def test_a_base_without_a_list_asks_as_before(shipped: Engine) -> None:
    base = load_compiled(SHIPPED / "traditional_medicine").base
    assert Engine(base).look(Case(PEOPLE["man"])).opening == ()


TERMS = ("thunderclap", "indrawing", "breathing muscles", "co kéo", "rút lõm", "hô hấp", "aphasi", "cyanos", "rupture")


def test_every_line_is_in_words_of_the_street(shipped: Engine) -> None:
    for name in shipped.base.about.danger_first:
        said = shipped.base.findings[name].name
        assert not any(term in f"{said.vi} | {said.en}".lower() for term in TERMS), name
        assert max(len(said.vi), len(said.en)) <= LONGEST_LINE, name
    assert shipped.base.findings["headache_thunderclap"].name.en == "sudden worst headache of your life"
