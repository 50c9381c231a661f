"""The hidden field that carries what a citizen told: it reads back, it fits, and nothing else gets in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from serving.checker import open_checker
from serving.web.citizen_state import STATE_BYTES, Answer, State, StateInvalid, read_state, write_state

CHECKER = open_checker()
ANSWERS = st.builds(
    Answer,
    id=st.sampled_from(sorted(CHECKER.base.findings)),
    choice=st.sampled_from(("present", "absent", "unknown")),
    origin=st.sampled_from(("initial", "suggest", "asked", "predefined")),
)


@given(st.text(max_size=400))
def test_any_hidden_field_is_read_or_refused(text: str) -> None:
    base = CHECKER.base
    try:
        state = read_state(text, base)
    except StateInvalid:
        return
    assert read_state(write_state(state), base) == state


@given(st.lists(ANSWERS, max_size=40, unique_by=lambda one: one.id), st.floats(0, 120))
def test_a_state_reads_back_and_fits(answers: Sequence[Answer], age: float) -> None:
    state = State(age_years=age, sex="male", answers=tuple(answers), kiosk=True)
    assert read_state(write_state(state), CHECKER.base) == state
    assert len(write_state(state)) < STATE_BYTES


def test_replace_keeps_the_place_of_an_answer() -> None:
    state = State(
        answers=(
            Answer(id="cough", choice="present", origin="initial"),
            Answer(id="fever", choice="absent", origin="asked"),
        )
    )
    told = [replace(one, choice="unknown") for one in state.evidence[:1]]
    assert [(one.id, one.choice, one.origin) for one in state.with_answers(told).answers] == [
        ("cough", "unknown", "initial"),
        ("fever", "absent", "asked"),
    ]
