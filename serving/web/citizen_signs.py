"""The page that lists dangers where a text was not, or not all, understood: a net that does not depend on reading."""

from __future__ import annotations

from collections.abc import Sequence

from models.inference.case import Evidence
from models.inference.engine import Look
from models.knowledge.finding import Finding
from serving.web.citizen_state import State


def listed_dangers(look: Look) -> tuple[Finding, ...]:
    """What to tick: each is urgent alone in such a person, and was not yet told or denied."""
    return look.engine.opening.dangers(look.case.person, look.known)


def is_list_due(look: Look, state: State) -> bool:
    """Is the list still to be shown: something was not understood, or nothing is known at all?"""
    if state.listed or look.triage.level == "emergency_ambulance":
        return False
    return (state.unread or not look.triage.is_informed) and bool(listed_dangers(look))


def take_dangers(look: Look, state: State, ticked: Sequence[str], go: str) -> State | None:
    """The state after the list; None where nothing was ticked and neither "none" nor "I don't know" was said.

    What was not ticked beside something that was, is not denied.
    """
    names = [one.id for one in listed_dangers(look)]
    told = [Evidence(one, "present", "red_flags") for one in names if one in ticked]
    if not told and go == "none":
        told = look.engine.opening.denied(names)
    elif not told and go == "unknown":
        told = [Evidence(one, "unknown", "red_flags") for one in names]
    return state.with_answers(told).model_copy(update={"listed": True}) if told else None
