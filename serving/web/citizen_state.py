"""What a citizen has told so far, carried by the page itself in one hidden field: the server keeps none of it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from models.inference.case import Choice, Evidence, Origin, Person
from models.inference.engine import Look
from models.knowledge.body import Knowledge
from models.knowledge.condition import Region
from models.knowledge.finding import Sex
from models.lay_text.kin import Kin
from models.terms import Part
from serving.checker import Checker
from serving.errors import ServingError

STATE_BYTES = 24_000
MOST_ANSWERS = 250
MOST_PENDING = 60
MOST_OF_OTHERS = 20
OLDEST = 120.0

Who = Literal["me", "child", "other"]
FindingId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,79}$")]


class StateInvalid(ServingError):
    """The hidden field is not one that our pages write."""


class Pending(Part):
    """What was read in a text and is not yet confirmed.

    Attributes:
        doubt: the words may mean something else: nothing is chosen beforehand.
        others: what else they may mean.
    """

    id: FindingId
    choice: Choice
    doubt: bool = False
    others: tuple[FindingId, ...] = Field(default=(), max_length=8)


class Answer(Part):
    """One answer."""

    id: FindingId
    choice: Choice
    origin: Origin


class State(Part):
    """The person and the answers so far; nothing in it names anybody.

    Attributes:
        age_years: None until it was told.
        goes_on: the emergency was shown, and the reader went on answering.
        kiosk: shown on a shared screen in a hospital's hall.
        kin: who the patient is, as the text told; empty: as was chosen.
        others: what the text told of somebody else, which never counts for the patient and is never lost.
        other: who that is.
        grave: dangerous words were told that were not understood.
        unread: words were told that were not understood, or nothing was.
        listed: the list of dangers was answered.
    """

    who: Who = "me"
    age_years: float | None = Field(default=None, ge=0, le=OLDEST, allow_inf_nan=False)
    sex: Sex | None = None
    is_pregnant: bool | None = None
    region: Region | None = None
    answers: tuple[Answer, ...] = Field(default=(), max_length=MOST_ANSWERS)
    pending: tuple[Pending, ...] = Field(default=(), max_length=MOST_PENDING)
    goes_on: bool = False
    kiosk: bool = False
    kin: Kin = ""
    others: tuple[Pending, ...] = Field(default=(), max_length=MOST_OF_OTHERS)
    other: Kin = ""
    grave: bool = False
    unread: bool = False
    listed: bool = False

    @property
    def person(self) -> Person:
        """Who it is about."""
        return Person(self.age_years or 0.0, self.sex, self.is_pregnant, self.region)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The answers, for the engine."""
        return tuple(Evidence(one.id, one.choice, one.origin) for one in self.answers)

    @property
    def suspected(self) -> tuple[Evidence, ...]:
        """The answers, and what was read and is not in doubt."""
        told = {one.id for one in self.answers}
        read = (one for one in self.pending if not one.doubt and one.id not in told)
        return (*self.evidence, *(Evidence(one.id, one.choice, "initial") for one in read))

    def with_answers(self, answers: Iterable[Evidence]) -> State:
        """The same with these answers; a later one takes the place of an earlier one.

        Raises:
            StateInvalid: more than anybody answers.
        """
        merged = {one.id: one for one in self.answers}
        for one in answers:
            before = merged.get(one.finding)
            kept = replace(one, origin=before.origin) if before else one
            merged[one.finding] = Answer(id=kept.finding, choice=kept.choice, origin=kept.origin)
        if len(merged) > MOST_ANSWERS:
            raise StateInvalid(f"expected at most {MOST_ANSWERS} answers")
        return self.model_copy(update={"answers": tuple(merged.values())})

    def without_last_question(self) -> State:
        """The same before the last question was answered, with what that answer brought along."""
        asked = [place for place, one in enumerate(self.answers) if one.origin == "asked"]
        return self.model_copy(update={"answers": self.answers[: asked[-1]] if asked else self.answers})


def look_at(checker: Checker, state: State) -> Look:
    """What the engine makes of what was told or read."""
    return checker.look(state.person, state.suspected)


def present_in(look: Look) -> frozenset[str]:
    """The findings that are present, told or implied."""
    ids = tuple(look.engine.base.findings)
    return frozenset(ids[place] for place in look.known.present)


def write_state(state: State) -> str:
    """The hidden field."""
    plain = state.model_dump_json(exclude_defaults=True)
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def read_state(text: str, base: Knowledge) -> State:
    """The state of a hidden field.

    Raises:
        StateInvalid: it is too long, damaged, or speaks of findings that the base does not have.
    """
    if len(text) > STATE_BYTES:
        raise StateInvalid(f"expected at most {STATE_BYTES} characters")
    try:
        plain = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        state = State.model_validate_json(plain or b"{}")
    except (binascii.Error, ValueError, ValidationError):
        raise StateInvalid("expected a state that our pages wrote") from None  # the error quotes the field
    named = [one.id for one in state.answers] + [one.id for one in state.pending]
    named += [one.id for one in state.others]
    named += [other for one in (*state.pending, *state.others) for other in one.others]
    if not all(name in base.findings for name in named):
        raise StateInvalid("expected findings of the knowledge base")
    return state
