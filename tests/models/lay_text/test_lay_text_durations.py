"""A told duration affirms what is shorter, denies what is longer, and is not asked for again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.inference.case import ABSENT, PRESENT, Case, Evidence, Person
from models.inference.engine import Engine, Look
from models.inference.interview import next_question
from models.inference.triage import MOST_LOWERED
from models.knowledge.compiled import load_compiled
from models.knowledge.condition import level_rank
from models.lay_text.read import read
from models.registry import SHIPPED
from serving.checker import as_evidence

COMPILED = load_compiled(SHIPPED / "symptom_checker")
ENGINE = Engine(COMPILED.base)
FEVERS = {"fever_over_2_days": 3, "fever_over_5_days": 5, "fever_over_7_days": 7, "fever_over_14_days": 14}


def look(text: str) -> Look:
    return ENGINE.look(Case(Person(40, "male"), tuple(as_evidence(read(text, COMPILED.lexicon).mentions))))


def state(one: Look, name: str) -> int:
    return int(one.known.state[ENGINE.tables.finding_index[name]])


@pytest.mark.parametrize("text", ["ho khan 3 ngày", "dry cough for 3 days", "ho khan 3 ngay nay"])
def test_a_cough_of_three_days_is_not_asked_whether_it_is_of_two_weeks(text: str) -> None:
    one = look(text)
    assert state(one, "cough_over_2_weeks") == state(one, "cough_over_8_weeks") == ABSENT
    told = list(one.case.evidence)
    asked = set()
    for _ in range(25):
        question = next_question(ENGINE.look(Case(one.case.person, tuple(told))))
        if question is None:
            break
        asked |= {item.id for item in question.items}
        told += [Evidence(item.id, "unknown") for item in question.items]
    assert asked
    assert not {name for name in asked if name.startswith("cough_over")}


@settings(max_examples=20, deadline=None)
@given(days=st.integers(1, 60))
def test_a_fever_of_so_many_days_is_longer_than_the_shorter_and_not_the_longer(days: int) -> None:
    one = look(f"sốt {days} ngày")
    for name, least in FEVERS.items():
        expected = PRESENT if days >= least else ABSENT if days < least / 2 else 0
        assert state(one, name) == expected, (days, name)


def test_what_is_longer_of_something_else_is_not_denied() -> None:
    one = look("ho 3 tháng nay, sốt 2 ngày")
    assert state(one, "cough_over_8_weeks") == PRESENT
    assert state(one, "fever_over_5_days") == 0, "of two durations either may be of the fever"
    assert state(look("ho 4 ngày nay, sốt 2 ngày"), "fever_over_14_days") == ABSENT


def test_a_little_longer_is_neither_denied_nor_asked() -> None:
    one = look("ho 7 ngày")
    place = ENGINE.tables.finding_index["cough_over_2_weeks"]
    assert state(one, "cough_over_2_weeks") == 0, "it may still become as long"
    assert one.known.answered[place]


def test_old_and_worse_since_some_days_stays_old() -> None:
    one = look("ho 2 tháng nay, 3 ngày nay nặng hơn")
    assert state(one, "cough_over_2_weeks") == PRESENT


def test_a_yes_to_the_longer_is_one_to_the_shorter_and_a_no_to_the_shorter_is_one_to_the_longer() -> None:
    def asked(name: str, choice: str) -> Look:
        told = (Evidence("fever", "present", "initial"), Evidence(name, choice))  # type: ignore[arg-type]  # a choice
        return ENGINE.look(Case(Person(40, "male"), told))

    assert [state(asked("fever_over_7_days", "present"), name) for name in FEVERS] == [PRESENT, PRESENT, PRESENT, 0]
    assert [state(asked("fever_over_5_days", "absent"), name) for name in FEVERS] == [0, ABSENT, ABSENT, ABSENT]


@pytest.mark.parametrize("complaint", ["sốt", "ho", "đau lưng", "tiêu chảy", "sốt, đau đầu, nôn", "ho, khó thở"])
def test_a_short_duration_lowers_by_one_level_at_most(complaint: str) -> None:
    before, after = look(complaint).triage, look(f"{complaint} 1 ngày nay").triage
    assert level_rank(after.level) >= max(level_rank(before.floor), level_rank(before.level) - MOST_LOWERED)
