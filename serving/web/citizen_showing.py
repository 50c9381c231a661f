"""What each page of the interview shows of the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from models.inference.engine import Look
from serving.checker import Checker
from serving.web.catalogue import Language
from serving.web.citizen_areas import ON_THE_BODY, areas_for
from serving.web.citizen_asking import ask, offer, question_for
from serving.web.citizen_persons import danger_of, patient_of
from serving.web.citizen_reading import understood
from serving.web.citizen_result import result_of
from serving.web.citizen_signs import listed_dangers
from serving.web.citizen_state import StateInvalid, look_at
from serving.web.citizen_steps import PageName, Step, Values
from serving.web.citizen_welcome import danger_signs


def values_of(checker: Checker, step: Step, language: Language) -> dict[str, Any]:
    """What the page shows."""
    show = SHOWERS.get(step.page)
    return dict(show(checker, step, language) if show else {}) | dict(step.values)


def _look(checker: Checker, step: Step) -> Look:
    return step.look or look_at(checker, step.state)


def _show_welcome(checker: Checker, _: Step, language: Language) -> Values:
    return {"dangers": danger_signs(checker.base, language)}


def _show_map(_: Checker, step: Step, language: Language) -> Values:
    return {"all_areas": areas_for(step.state.person), "on_the_body": ON_THE_BODY}


def _show_understood(checker: Checker, step: Step, language: Language) -> Values:
    lines = understood(checker.base, step.state, language)
    return {"lines": lines, "patient": patient_of(step.state), "danger": danger_of(checker, step.state, language)}


def _show_signs(checker: Checker, step: Step, language: Language) -> Values:
    named = tuple((one.id, one.name.in_language(language)) for one in listed_dangers(_look(checker, step)))
    return {"signs": named}


def _show_also(checker: Checker, step: Step, language: Language) -> Values:
    return {"offered": offer(_look(checker, step), language)}


def _show_question(checker: Checker, step: Step, language: Language) -> Values:
    look = _look(checker, step)
    question = question_for(look, goes_on=step.state.goes_on)
    if question is None:
        raise StateInvalid("expected a case with a further question")
    return {"asked": ask(look, question, language)}


def _show_result(checker: Checker, step: Step, language: Language) -> Values:
    look = _look(checker, step)
    can_go_on = question_for(look, goes_on=True) is not None
    danger = danger_of(checker, step.state, language)
    return {"result": result_of(look, step.state, language), "can_go_on": can_go_on, "danger": danger}


SHOWERS: Mapping[PageName, Callable[[Checker, Step, Language], Values]] = {
    "welcome": _show_welcome,
    "map": _show_map,
    "understood": _show_understood,
    "signs": _show_signs,
    "also": _show_also,
    "question": _show_question,
    "result": _show_result,
}
