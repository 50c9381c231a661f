"""Two ill persons in one story: whom the page is about, and the danger to the other: told, never counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.lay_text.kin import Kin
from models.lay_text.reading import Mention
from serving.checker import CHILDREN, Checker
from serving.triage_words import LEVEL_WORDS
from serving.web.catalogue import Language
from serving.web.citizen_state import MOST_OF_OTHERS, MOST_PENDING, Pending, State, Who

CHOSEN: dict[Who, Kin] = {"me": "self", "child": "child", "other": "other"}


@dataclass(frozen=True, slots=True)
class Danger:
    """What was told of somebody else that should not wait.

    Attributes:
        names: the findings, in the reader's language.
        do: what to do about it, in the reader's language.
        is_emergency: now, rather than today.
    """

    kin: Kin
    names: tuple[str, ...]
    do: str
    is_emergency: bool


def patient_of(state: State) -> Kin:
    """Whom the page is about: as the text told, else as was chosen."""
    return state.kin or CHOSEN[state.who]


def told_of_others(state: State, mentions: Iterable[Mention]) -> tuple[tuple[Pending, ...], Kin]:
    """What is told of a relative who is ill now, with what an earlier text told, and who it is."""
    mine = [one for one in mentions if one.about == "other" and one.told_of]
    found = {one.id: one for one in state.others}
    for one in mine:
        found[one.finding_id] = Pending(
            id=one.finding_id, choice=one.choice, doubt=one.is_ambiguous, others=one.alternatives[:8]
        )
    return tuple(found.values())[:MOST_OF_OTHERS], mine[0].told_of if mine else state.other


def danger_of(checker: Checker, state: State, language: Language) -> Danger | None:
    """The danger to the other person, of whom only the words are known; None where nothing is urgent."""
    told = [one.id for one in state.others if one.choice == "present" and not one.doubt]
    triage = checker.of_other(state.other, told)
    if triage is None:
        return None
    names = tuple(checker.base.findings[one].name.in_language(language) for one in told)
    do = LEVEL_WORDS[triage.level].do.in_language(language)
    return Danger(state.other or "other", names, do, triage.is_emergency)


def swapped(state: State) -> State:
    """The same for the other person; the age and what else was said of the first is asked anew."""
    first = {one.id: one for one in state.pending}
    first |= {one.id: Pending(id=one.id, choice=one.choice) for one in state.answers if one.origin == "initial"}
    kin: Kin = state.other if state.others else ""
    who: Who = "me" if kin == "self" else "child" if kin in CHILDREN else "other" if kin else state.who
    kept = tuple(first.values())[:MOST_OF_OTHERS] if state.others else ()
    return State(
        who=who,
        kin=kin,
        region=state.region,
        kiosk=state.kiosk,
        pending=state.others or tuple(first.values())[:MOST_PENDING],
        others=kept,
        other=patient_of(state) if kept else "",
    )
