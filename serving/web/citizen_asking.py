"""The pages that ask: what often goes with what was told, and one question at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.inference.case import Evidence
from models.inference.engine import MOST_QUESTIONS, Look
from models.inference.interview import Question, Why, next_question, suggestions, why
from models.knowledge.body import Knowledge
from models.knowledge.finding import Finding
from models.knowledge.rule import Rule
from serving.web.catalogue import Language
from serving.web.citizen_state import State, StateInvalid, present_in

SYMPTOMS, FLAGS, CIRCUMSTANCES = 6, 3, 4
MOST_OFFERED = 24
MOST_DENIED = 6
"""Findings that one tick of "none of the above" denies."""

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """What to tick: id and name of each."""

    symptoms: Choices
    circumstances: Choices

    @property
    def all(self) -> Choices:
        """Both."""
        return (*self.symptoms, *self.circumstances)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the page shows it.

    Attributes:
        items: id and name; one for yes or no, several for "which fits best".
        reason: why it is asked: danger, urgency or cause.
        flag: what the danger would be.
        causes: names of what a yes would speak for.
        number: of this question, from 1.
    """

    text: str
    items: Choices
    hint: str
    reason: str
    flag: str
    causes: tuple[str, ...]
    number: int
    most: int = MOST_QUESTIONS


def offer(look: Look, language: Language) -> Offered:
    """What tells the likely causes apart, and the dangers that a tick would complete or bring near."""
    findings = tuple(look.engine.base.findings.values())
    telling = [findings[value.place] for value in sorted(look.values, key=lambda one: (-one.cause, one.place))]
    symptoms = [one for one in telling if not one.is_circumstance][:SYMPTOMS]
    flags = [one for one in suggestions(look, FLAGS, "red_flags") if one not in symptoms]
    circumstances = [one for one in telling if one.is_circumstance][:CIRCUMSTANCES]
    return Offered(_named([*symptoms, *flags], language), _named(circumstances, language))


def take_offer(look: Look, state: State, offered: Sequence[str], ticked: Sequence[str], *, none: bool) -> State:
    """What was ticked is present; the rest is absent only when the reader said "none of these".

    One tick denies no danger: what may complete a red flag stays open, and is asked for by itself.
    """
    told = [Evidence(one, "present", "suggest") for one in ticked if one in offered]
    if none and not told:
        dangers = {one.id for one in suggestions(look, MOST_OFFERED, "red_flags")}
        plain = [one for one in offered if one not in dangers]
        told = [Evidence(one, "absent", "suggest") for one in plain[:MOST_DENIED]]
    return state.with_answers(told)


def question_for(look: Look, *, goes_on: bool) -> Question | None:
    """The next question; after the highest level only for who wants to go on."""
    if goes_on and look.triage.level == "emergency_ambulance":
        look.should_stop = look.asked >= MOST_QUESTIONS or not look.values
    return next_question(look)


def ask(look: Look, question: Question, language: Language) -> Asked:
    """The question in words."""
    reason: Why = why(look, question.items[0].id)
    hints = [one.hint.in_language(language) for one in question.items if one.hint]
    return Asked(
        text=question.text.in_language(language),
        items=_named(question.items, language),
        hint=hints[0] if len(question.items) == 1 and hints else "",
        reason=reason.kind,
        flag=reason.rule.why.in_language(language) if reason.rule and _completes(look, question, reason.rule) else "",
        causes=tuple(one.name.in_language(language) for one in reason.conditions),
        number=look.asked + 1,
    )


def _completes(look: Look, question: Question, rule: Rule) -> bool:
    """Would a yes meet the red flag, or is it far off and would only puzzle the reader?"""
    known = present_in(look) | {one.id for one in question.items}
    return known >= set(rule.all) and (not rule.any or len(known & set(rule.any)) >= rule.least)


def take_answer(base: Knowledge, state: State, asked: Sequence[str], answer: str) -> State:
    """The state with the answer: yes, no, don't know, or the one of several that fits best.

    Only the first counts as a question; what does not fit best was not denied.

    Raises:
        StateInvalid: the question or the answer is none of ours.
    """
    if not asked or len(asked) > MOST_OFFERED or not all(one in base.findings for one in asked):
        raise StateInvalid("expected the findings of a question")
    choices = _choices(asked, answer)
    origins = ("asked", *["predefined"] * (len(asked) - 1))
    told = [Evidence(one, choices[one], origin) for one, origin in zip(asked, origins, strict=True)]  # type: ignore[arg-type]  # both are of their kind
    return state.with_answers(told)


def _choices(asked: Sequence[str], answer: str) -> Mapping[str, str]:
    if answer in ("absent", "unknown") or (answer == "present" and len(asked) == 1):
        return dict.fromkeys(asked, answer)
    if answer in asked:
        return dict.fromkeys(asked, "unknown") | {answer: "present"}
    raise StateInvalid("expected one of the answers offered")


def _named(findings: Sequence[Finding], language: Language) -> Choices:
    return tuple((one.id, one.name.in_language(language)) for one in findings)
