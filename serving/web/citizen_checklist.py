"""The danger signs of the knowledge base as a plain list, for when there is no network: nothing is computed or kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from models.inference.case import Person
from models.knowledge.body import Knowledge
from models.knowledge.condition import TriageLevel
from models.knowledge.rule import Rule
from serving.web.catalogue import Language
from serving.web.citizen_areas import AREAS, alone_enough

Audience = Literal["adult", "child", "pregnant"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
ADULT, OLDEST = 16.0, 120.0
PERSONS = {
    "adult": Person(40.0),
    "child": Person(5.0, None, False),
    "pregnant": Person(30.0, "female", True),
}
ELSEWHERE = "circumstance"


Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sign:
    """One line: a finding, what must come with it (any of them), and the ages in years that it is for.

    Attributes:
        only: the audience that alone has the line; None when adults and children have it.
    """

    name: str
    beside: tuple[str, ...]
    area: str
    since: float
    until: float
    only: Audience | None = None

    @property
    def is_alone_at_any_age(self) -> bool:
        """Does the finding suffice, whatever the age?"""
        return not self.beside and (self.since, self.until) == (0.0, OLDEST)


@dataclass(frozen=True, slots=True)
class Signs:
    """The lines of one area."""

    area: str
    lines: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What to look through: what needs an ambulance, and what needs an emergency department."""

    now: tuple[Signs, ...]
    hospital: tuple[Signs, ...]


def checklist(base: Knowledge, language: Language) -> Checklist:
    """The red flags of one finding, and those of two that need an ambulance, each said once.

    Pregnant women are adults too: theirs alone is only what is of pregnancy.
    """
    now = _merged({one: _signs(base, one, "emergency_ambulance", language) for one in AUDIENCES})
    known = {one.name for one in now if one.is_alone_at_any_age and one.only is None}
    hospital = _merged({one: _signs(base, one, "emergency", language) for one in AUDIENCES})
    return Checklist(_by_area(now), _by_area([one for one in hospital if not one.beside and one.name not in known]))


def _merged(found: Mapping[Audience, Mapping[Key, Sign]]) -> list[Sign]:
    keys = dict.fromkeys(key for signs in found.values() for key in signs)
    return [_one_line([(one, signs[key]) for one, signs in found.items() if key in signs]) for key in keys]


def _one_line(told: Sequence[tuple[Audience, Sign]]) -> Sign:
    general = [one for audience, one in told if audience != "pregnant"]
    if len(general) == len(AUDIENCES) - 1:
        return _wider(*general)
    audience, sign = told[0]
    return replace(sign, only=audience)


def _wider(one: Sign, other: Sign) -> Sign:
    return replace(one, since=min(one.since, other.since), until=max(one.until, other.until))


def _signs(base: Knowledge, audience: Audience, level: TriageLevel, language: Language) -> dict[Key, Sign]:
    found: dict[Key, Sign] = {}
    for rule in base.rules.values():
        if rule.floor == level and _is_for(base, rule, audience):
            for sign in _of_rule(base, rule, audience, language):
                key = (sign.name, sign.beside)
                found[key] = _wider(found.get(key, sign), sign)
    alone = {one.name for one in found.values() if one.is_alone_at_any_age}
    return {key: one for key, one in found.items() if not one.beside or one.name not in alone}


def _is_for(base: Knowledge, rule: Rule, audience: Audience) -> bool:
    of_pregnancy = rule.pregnant or any(base.findings[one].area == "pregnancy" for one in rule.findings)
    if audience == "pregnant" or of_pregnancy:
        return audience == "pregnant" and of_pregnancy
    low, high = rule.ages or (0.0, OLDEST)
    return low < ADULT if audience == "child" else high >= ADULT


def _of_rule(base: Knowledge, rule: Rule, audience: Audience, language: Language) -> Iterator[Sign]:
    since, until = rule.ages or (0.0, OLDEST)

    def may(ids: Sequence[str]) -> list[str]:
        return [one for one in ids if _may_have(base, one, audience)]

    def sign(one: str, beside: Sequence[str] = ()) -> Sign:
        names = tuple(base.findings[name].name.in_language(language) for name in beside)
        return Sign(base.findings[one].name.in_language(language), names, _area_of(base, one), since, until)

    alone = may(alone_enough(rule.all, rule.any, rule.least))
    needed = may(rule.all)
    if alone:
        yield from map(sign, alone)
    elif _is_pair(rule) and len(needed) == len(rule.all):
        beside = needed[1:] or may(rule.any)
        if beside:
            yield sign(needed[0], beside)


def _is_pair(rule: Rule) -> bool:
    return (len(rule.all) == 2 and not rule.any) or (len(rule.all) == 1 and bool(rule.any) and rule.least == 1)


def _may_have(base: Knowledge, name: str, audience: Audience) -> bool:
    finding, person = base.findings[name], PERSONS[audience]
    if audience == "child" and finding.ages:
        return finding.lay and finding.ages[0] < ADULT
    return finding.lay and finding.concerns(person.age_years, person.sex, person.is_pregnant)


def _area_of(base: Knowledge, name: str) -> str:
    area = base.findings[name].area
    return next((shown for shown, meant in AREAS.items() if area in meant), ELSEWHERE)


def _by_area(signs: Sequence[Sign]) -> tuple[Signs, ...]:
    groups = ((area, tuple(one for one in signs if one.area == area)) for area in (*AREAS, ELSEWHERE))
    return tuple(Signs(area, lines) for area, lines in groups if lines)
