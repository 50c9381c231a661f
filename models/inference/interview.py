"""The next question in words, and why it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from models.inference.engine import Look
from models.inference.pregnancy import PREGNANT
from models.knowledge.condition import Condition, level_rank
from models.knowledge.finding import Finding
from models.knowledge.rule import Rule
from models.terms import Text

SuggestionKind = Literal["symptoms", "risk_factors", "red_flags"]
QuestionKind = Literal["single", "group_single", "group_multiple"]
WHICH = Text(vi="Điều nào đúng nhất?", en="Which of these fits best?")
DANGERS = Text(vi="Có dấu hiệu nào sau đây không?", en="Is any of these there?")
KINDS = Text(vi="Khó chịu ở đâu, như thế nào?", en="What kind of trouble is it?")
TOLD_APART = 3
FLAG_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Question:
    """One question: about one finding, which one of several that exclude each other, or which of several at once."""

    kind: QuestionKind
    text: Text
    items: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a finding is asked for.

    Attributes:
        kind: `danger`: it may complete a red flag; `urgency`: it may change how urgent it is; `cause`: it tells
            conditions apart.
        conditions: those it speaks for, the likeliest first.
        rule: the red flag it may complete.
    """

    kind: Literal["danger", "urgency", "cause"]
    conditions: tuple[Condition, ...]
    rule: Rule | None = None


def next_question(look: Look) -> Question | None:
    """The best question; None when there is nothing to ask or no need to."""
    if look.opening:
        is_danger = look.engine.opening.is_danger(look.opening[0].id)
        return Question("group_multiple", DANGERS if is_danger else KINDS, look.opening)
    if look.should_stop:
        return None
    if look.pregnancy_matters:
        pregnant = look.engine.base.findings[PREGNANT]
        return Question("single", pregnant.ask, (pregnant,))
    findings = tuple(look.engine.base.findings.values())
    best = findings[look.values[0].place]
    if best.group is None:
        return Question("single", best.ask, (best,))
    open_places = {value.place for value in look.values}
    members = tuple(one for place, one in enumerate(findings) if one.group == best.group and place in open_places)
    if len(members) == 1:
        return Question("single", best.ask, members)
    return Question("group_single", WHICH, members)


def suggestions(look: Look, most: int = 8, kind: SuggestionKind = "symptoms") -> tuple[Finding, ...]:
    """What often goes with what was told, to tick before the questions begin.

    Symptoms and signs, circumstances, or only findings that would complete a red flag; the most telling first.
    """
    findings = tuple(look.engine.base.findings.values())
    wanted = [value for value in look.values if kind != "red_flags" or value.flag > 0]
    chosen = [findings[value.place] for value in wanted]
    return tuple([one for one in chosen if one.is_circumstance == (kind == "risk_factors")][:most])


def why(look: Look, finding_id: str) -> Why:
    """Why that finding would be asked for now.

    Raises:
        KeyError: there is no such finding.
    """
    place = look.engine.tables.finding_index[finding_id]
    value = next((one for one in look.values if one.place == place), None)
    apart = _spoken_for(look, place)
    if finding_id == PREGNANT and look.pregnancy_matters:
        return Why("urgency", apart)
    rule = _flag(look, finding_id)
    if look.opening and look.engine.opening.is_danger(look.opening[0].id):
        return Why("danger", apart)
    if rule is not None and value is not None and value.flag >= FLAG_SHARE * value.total:
        return Why("danger", apart, rule)
    if value is not None and value.level > value.cause:
        return Why("urgency", apart)
    return Why("cause", apart)


def _spoken_for(look: Look, place: int) -> tuple[Condition, ...]:
    """The conditions that a yes would lift most."""
    given = look.engine.tables.given_parent[:, place]
    lifted = look.posterior * np.maximum(given - float(look.posterior @ given), 0.0)
    conditions = tuple(look.engine.base.conditions.values())
    order = np.argsort(-lifted, kind="stable")[:TOLD_APART]
    return tuple(conditions[row] for row in order if lifted[row] > 0)


def _flag(look: Look, finding_id: str) -> Rule | None:
    """The gravest red flag above the level that it may complete."""
    flags = look.engine.urgency.flags
    lack = flags.lack(look.case.person, look.known)
    rows = flags.near(lack, level_rank(look.triage.level))
    near = [(int(lack.total[row]), flags.rules[row]) for row in rows if flags.wants(lack, row, finding_id)]
    found = min(near, key=lambda one: (one[0], -level_rank(one[1].floor), one[1].id), default=None)
    return None if found is None else found[1]
