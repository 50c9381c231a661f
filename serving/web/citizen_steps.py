"""One page after another: what a posted page changes in the state, and which page comes then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from models.inference.case import Evidence
from models.inference.engine import Look
from models.knowledge.condition import Region
from serving.checker import Checker
from serving.web.catalogue import Language
from serving.web.citizen_areas import MOST_AREAS, areas_for, signs_of
from serving.web.citizen_asking import offer, question_for, take_answer, take_offer
from serving.web.citizen_form import Form, age_in
from serving.web.citizen_persons import swapped
from serving.web.citizen_reading import confirm, read_text, understood
from serving.web.citizen_signs import is_list_due, take_dangers
from serving.web.citizen_state import State, Who, look_at

PageName = Literal["welcome", "who", "tell", "map", "area", "understood", "signs", "also", "question", "result"]
PAGES: tuple[PageName, ...] = get_args(PageName)
BEFORE: Mapping[PageName, PageName] = {
    "who": "welcome",
    "tell": "who",
    "map": "tell",
    "area": "map",
    "understood": "tell",
    "signs": "tell",
    "also": "tell",
}
FERTILE = (10.0, 55.0)

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """A posted page.

    Attributes:
        go: the button: `next`, `back`, or one that only that page has.
    """

    checker: Checker
    state: State
    form: Form
    language: Language
    go: str


@dataclass(frozen=True, slots=True)
class Step:
    """Where it goes on.

    Attributes:
        values: what only this answer knows and the state does not keep, such as words that were not understood.
        look: what the engine made of that state, where it was asked already.
    """

    page: PageName
    state: State
    values: Values = field(default_factory=dict)
    look: Look | None = None


def take(page: PageName, turn: Turn) -> Step:
    """The step after a posted page."""
    if turn.go == "back":
        return step_back(page, turn.state)
    if turn.go == "swap":
        return Step("who", swapped(turn.state))
    if turn.go == "stay":
        return Step("map" if page == "area" else page, turn.state)
    return TAKERS[page](turn)


def step_back(page: PageName, state: State) -> Step:
    """The page before; the last answer is taken back with its question."""
    if page in ("question", "result"):
        shorter = state.without_last_question()
        return Step("also" if shorter == state else "question", shorter)
    return Step(BEFORE.get(page, "welcome"), state)


def settle(checker: Checker, step: Step) -> Step:
    """The same, unless an ambulance is needed at once, there is nothing to offer, or nothing more to ask."""
    state = step.state
    if step.page not in ("understood", "signs", "also", "question"):
        return step
    look = look_at(checker, state)
    is_grave = look.triage.level == "emergency_ambulance"
    if state.goes_on and not is_grave:
        state = state.model_copy(update={"goes_on": False})
    if is_grave and not state.goes_on:
        return Step("result", state, {"resume": step.page}, look)
    page = _page_of(step.page, look, state)
    if page == "also" and not offer(look, "vi").all:
        page = "question"
    if page == "question" and question_for(look, goes_on=state.goes_on) is None:
        page = "result"
    return Step(page, state, step.values, look)


def _page_of(page: PageName, look: Look, state: State) -> PageName:
    """The list of dangers before any other question, where it is due; then where it hurts, where nothing is known."""
    if page == "understood":
        return page
    if is_list_due(look, state):
        return "signs"
    if look.triage.is_informed:
        return "also" if page == "signs" else page
    return "map"


def _take_welcome(turn: Turn) -> Step:
    return Step("who", turn.state)


def _take_who(turn: Turn) -> Step:
    form, age = turn.form, age_in(turn.form)
    sex = form.get("sex")
    told: dict[str, Any] = {
        "who": next((one for one in get_args(Who) if one == form.get("who")), "me"),
        "age_years": age,
        "sex": sex if sex in ("female", "male") else None,
        "region": next((one for one in get_args(Region) if one == form.get("region")), None),
        "is_pregnant": None,
    }
    if told["who"] != turn.state.who:
        told["kin"] = ""
    can_be = sex != "male" and age is not None and FERTILE[0] <= age <= FERTILE[1]
    if can_be and form.get("pregnant") in ("yes", "no"):
        told["is_pregnant"] = form.get("pregnant") == "yes"
    state = turn.state.model_copy(update=told)
    if age is None:
        return Step("who", state, {"problem": "age", "typed_age": form.get("age", "")[:8]})
    return Step("understood" if state.pending else "tell", state)


def _take_tell(turn: Turn) -> Step:
    if turn.go == "map":
        return Step("map", turn.state)
    text = turn.form.get("text", "")
    if not text.strip():
        return Step("tell", turn.state, {"problem": "text"})
    return _read(turn, turn.state, text)


def _read(turn: Turn, state: State, text: str) -> Step:
    told = read_text(turn.checker, state, text, turn.language)
    values = {"unread": told.unread, "others": told.others, "differs": told.differs, "grave": told.grave}
    is_nothing = not understood(turn.checker.base, told.state, turn.language)
    return Step("signs" if is_nothing and not state.listed else "understood", told.state, values)


def _take_map(turn: Turn) -> Step:
    chosen = [one for one in turn.form.getlist("area") if one in areas_for(turn.state.person)]
    if not chosen:
        return Step("map", turn.state, {"problem": "area"})
    return Step("area", turn.state, {"areas": _signs(turn.checker, turn.state, turn.language, chosen)})


def _signs(checker: Checker, state: State, language: Language, chosen: list[str]) -> object:
    return signs_of(checker.base, state.person, chosen[:MOST_AREAS], language)


def _take_area(turn: Turn) -> Step:
    ticked = [one for one in turn.form.getlist("tick") if one in turn.checker.base.findings]
    if not ticked:
        return Step("map", turn.state, {"problem": "tick"})
    return Step("also", turn.state.with_answers(Evidence(one, "present", "initial") for one in ticked))


def _take_understood(turn: Turn) -> Step:
    state = confirm(turn.checker.base, turn.state, turn.form)
    text = turn.form.get("text", "")
    if turn.go == "map":
        return Step("map", state)
    if text.strip():
        return _read(turn, state, text)
    if not any(one.choice == "present" for one in state.answers):
        return Step("understood" if state.listed else "signs", state, {"problem": "nothing"} if state.listed else {})
    return Step("also", state)


def _take_signs(turn: Turn) -> Step:
    look = look_at(turn.checker, turn.state)
    state = take_dangers(look, turn.state, turn.form.getlist("tick"), turn.go)
    if state is None:
        return Step("signs", turn.state, {"problem": "answer"})
    return Step("also", state)


def _take_also(turn: Turn) -> Step:
    offered = [one for one in turn.form.getlist("offered") if one in turn.checker.base.findings]
    look = look_at(turn.checker, turn.state)
    state = take_offer(look, turn.state, offered, turn.form.getlist("tick"), none="none" in turn.form)
    return Step("question", state)


def _take_question(turn: Turn) -> Step:
    if turn.go == "finish":
        return Step("result", turn.state)
    asked, answer = turn.form.getlist("asked"), turn.form.get("answer", "")
    if not answer:
        return Step("question", turn.state, {"problem": "answer"})
    return Step("question", take_answer(turn.checker.base, turn.state, asked, answer))


def _take_result(turn: Turn) -> Step:
    if turn.go == "on":
        resume = turn.form.get("resume", "question")
        page: PageName = "understood" if resume == "understood" else "also" if resume == "also" else "question"
        is_grave = look_at(turn.checker, turn.state).triage.level == "emergency_ambulance"
        return Step(page, turn.state.model_copy(update={"goes_on": is_grave}))
    if turn.go == "change":
        known = {one.id for one in turn.state.answers}
        told = {name[2:]: value for name, value in turn.form.items() if name.startswith("c.") and name[2:] in known}
        changed = [Evidence(one, value, "asked") for one, value in told.items() if value in CHOICES]  # type: ignore[arg-type]  # one of them
        return Step("result", turn.state.with_answers(changed), {"changed": True})
    return Step("result", turn.state)


CHOICES = ("present", "absent", "unknown")
TAKERS: Mapping[PageName, Callable[[Turn], Step]] = {
    "welcome": _take_welcome,
    "who": _take_who,
    "tell": _take_tell,
    "map": _take_map,
    "area": _take_area,
    "understood": _take_understood,
    "signs": _take_signs,
    "also": _take_also,
    "question": _take_question,
    "result": _take_result,
}
