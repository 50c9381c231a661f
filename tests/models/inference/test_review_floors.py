"""Dangers that a reader of the whole base found told too low: now by floor, before and after an interview of "no"."""

from __future__ import annotations

import pytest

from models.inference.case import Case, Evidence, Person
from models.inference.engine import Engine
from models.inference.interview import next_question
from models.knowledge.compiled import load_compiled
from models.knowledge.condition import level_rank
from models.registry import SHIPPED

LONGEST = 30
DANGERS = [
    (70, "male", ("numbness_one_side",)),
    (60, "male", ("arm_weakness_one_side",)),
    (45, "female", ("headache_worst_ever",)),
    (33, "male", ("burn_chemical",)),
    (33, "male", ("burn_face_hands_genitals",)),
    (2, "male", ("burn",)),
    (29, "female", ("postpartum", "bleeding_place_unsaid")),
    (50, "male", ("blood_sugar_low_told",)),
    (1, "female", ("choking_sudden",)),
    (60, "male", ("chest_pain_pressing",)),
    (60, "male", ("chest_pain_sudden",)),
    (60, "male", ("chest_pain", "breathless")),
    (29, "female", ("pregnancy_test_positive", "abdominal_pain")),
    (29, "female", ("period_late", "pelvic_pain_one_side")),
    (40, "male", ("back_pain", "urine_incontinence")),
    (30, "male", ("weakness_legs", "numbness_hands_feet")),
    (4, "male", ("breath_rate_60",)),
    (20, "male", ("fever", "rash_petechiae")),
    (55, "male", ("abdominal_pain_sudden",)),
    (50, "male", ("vomiting_coffee_ground",)),
    (50, "male", ("vomiting", "bleeding_place_unsaid")),
    (40, "male", ("mushroom_wild_eaten",)),
    (25, "male", ("swelling_face", "skin_hives")),
    (30, "female", ("blood_exposure",)),
    (0.01, "male", ("newborn_yellow",)),
    (40, "male", ("abdominal_pain_moves_to_lower_right",)),
    (30, "female", ("strangled",)),
    (4, "male", ("magnet_swallowed",)),
    (4, "male", ("sharp_swallowed",)),
    (40, "male", ("bite_unseen_swelling",)),
    (40, "male", ("insect_sting", "dizziness")),
    (50, "female", ("skin_hives", "chest_pain")),
    (22, "male", ("cannabis_or_stimulant", "behaviour_change")),
    (21, "male", ("eye_foreign_body", "bleeding_any")),
    (0.03, "female", ("temperature_low",)),
    (70, "male", ("double_vision", "dizziness")),
    (28, "female", ("wound_red_pus", "postpartum")),
]
AMBULANCE = [
    (1, "female", ("cannot_cough_choking",)),
    (30, "female", ("suicide_plan", "suicidal_thoughts")),
    (40, "male", ("snake_bite", "eyelid_droop")),
    (70, "female", ("head_injury", "drowsy")),
    (50, "male", ("headache_worst_ever", "neck_stiffness")),
    (34, "female", ("strangled", "hoarse_voice")),
    (50, "male", ("insect_sting", "hoarse_voice")),
    (22, "female", ("allergic_food_eaten", "breathless")),
]


@pytest.fixture(scope="module")
def shipped() -> Engine:
    return Engine(load_compiled(SHIPPED / "symptom_checker").base)


@pytest.mark.parametrize(("age", "sex", "names"), DANGERS)
def test_a_danger_stays_one_through_an_interview_of_no(
    shipped: Engine, age: float, sex: str, names: tuple[str, ...]
) -> None:
    case = told(age, sex, names)
    for _ in range(LONGEST):
        question = next_question(shipped.look(case))
        if question is None:
            break
        case = Case(case.person, (*case.evidence, *(Evidence(one.id, "absent") for one in question.items)))
    for look in (shipped.look(told(age, sex, names)), shipped.look(case)):
        assert level_rank(look.triage.level) >= level_rank("emergency")


@pytest.mark.parametrize(("age", "sex", "names"), AMBULANCE)
def test_what_cannot_wait_for_a_taxi_calls_an_ambulance(
    shipped: Engine, age: float, sex: str, names: tuple[str, ...]
) -> None:
    assert shipped.look(told(age, sex, names)).triage.level == "emergency_ambulance"


def told(age: float, sex: str, names: tuple[str, ...]) -> Case:
    person = Person(age, sex)  # type: ignore[arg-type]  # one of the two
    return Case(person, tuple(Evidence(name, "present", "initial") for name in names))
