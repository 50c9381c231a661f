"""Two ill persons in one story: the page says whom it is about, and never loses the danger to the other."""

from __future__ import annotations

import pytest

from models.terms import Language
from serving.checker import Checker, open_checker
from serving.web.citizen_persons import danger_of, patient_of, swapped
from serving.web.citizen_reading import read_text
from serving.web.citizen_state import State, read_state, write_state

TWO: dict[Language, str] = {
    "vi": "mẹ em ho ra máu, em đau đầu, em buồn nôn, em sốt, em ho",
    "en": "my mother is coughing up blood, I have a headache, I have a fever, I have a cough and I feel sick",
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return open_checker()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_danger_to_the_other_is_told_and_does_not_count(checker: Checker, language: Language) -> None:
    state = read_text(checker, State(age_years=30), TWO[language], language).state
    if "cough_bloody" in [one.id for one in state.pending]:
        assert patient_of(state) == "mother", "the graver case is looked at first"
        state = swapped(state)
    assert "headache" in [one.id for one in state.pending]
    assert "cough_bloody" not in [one.id for one in state.pending]
    danger = danger_of(checker, state, language)
    assert danger is not None
    assert danger.kin == "mother"
    assert checker.base.findings["cough_bloody"].name.in_language(language) in danger.names
    assert patient_of(state) == "self"


def test_one_tap_makes_the_other_the_patient_and_keeps_the_first(checker: Checker) -> None:
    state = read_text(checker, State(age_years=30, sex="male"), "chồng em sốt cao co giật, em ho ra máu", "vi").state
    turned = swapped(state)
    assert {one.id for one in (*state.pending, *state.others)} >= {"cough_bloody", "fever_high"}
    assert [one.id for one in turned.pending] == [one.id for one in state.others]
    assert [one.id for one in turned.others] == [one.id for one in state.pending]
    assert (turned.age_years, turned.sex) == (None, None), "the age and sex were of the first"
    assert {patient_of(turned), turned.other} == {"self", "husband"}
    assert turned.who == ("me" if patient_of(turned) == "self" else "other")
    assert danger_of(checker, state, "vi") is not None
    assert danger_of(checker, turned, "vi") is not None
    assert read_state(write_state(turned), checker.base) == turned


@pytest.mark.parametrize(
    "text",
    [
        "bố em mất vì tai biến, em đau đầu",
        "bo em mat do tai bien, em dau dau",
        "mẹ em bị tiểu đường, em ho",
        "hàng xóm bị đột quỵ, em đau đầu",
        "mẹ em bị cảm, em đau đầu",
    ],
)
def test_the_dead_strangers_and_old_diseases_are_no_danger(checker: Checker, text: str) -> None:
    state = read_text(checker, State(age_years=30), text, "vi").state
    assert danger_of(checker, state, "vi") is None


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("mẹ em khó thở", "mother"),
        ("me em kho tho", "mother"),
        ("vợ tôi đau bụng dữ dội", "wife"),
        ("con trai tôi sốt cao", "son"),
        ("my father has chest pain", "father"),
        ("tôi khó thở", "self"),
    ],
)
def test_whom_it_is_about_is_understood(checker: Checker, text: str, kin: str) -> None:
    assert patient_of(read_text(checker, State(age_years=30), text, "en" if "my " in text else "vi").state) == kin


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_other_language_is_read_too(checker: Checker, language: Language) -> None:
    text = {"en": "tôi đau ngực và khó thở", "vi": "I have chest pain and shortness of breath"}[language]
    told = {one.id for one in read_text(checker, State(age_years=30), text, language).state.pending}
    assert {"chest_pain", "breathless"} <= told


@pytest.mark.parametrize("text", ["em bị xyzt tím wqrt", "em bi zzkk lanh ngat wqrt", "the thing is blue zzkk wqrt"])
def test_grave_words_that_were_not_understood_are_told(checker: Checker, text: str) -> None:
    told = read_text(checker, State(age_years=30), text, "en" if "the " in text else "vi")
    assert told.grave or told.state.pending
    assert not read_text(checker, State(age_years=30), "em bị ho và sổ mũi", "vi").grave
