"""The body map: areas that a lay person points at, and what people commonly have there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.inference.case import Person
from models.knowledge.body import Knowledge
from models.knowledge.condition import level_rank
from models.knowledge.finding import Finding
from models.knowledge.rule import Rule
from serving.web.catalogue import Language

AREAS: Mapping[str, tuple[str, ...]] = {
    "general": ("general", "blood"),
    "head": ("head",),
    "eye": ("eye",),
    "ear_nose": ("ear", "nose"),
    "mouth": ("mouth",),
    "neck": ("neck",),
    "chest": ("chest", "breathing"),
    "breast": ("breast",),
    "belly": ("belly",),
    "urine_genitals": ("urine", "genitals"),
    "back": ("back",),
    "arm": ("arm",),
    "leg": ("leg",),
    "joint": ("joint",),
    "skin": ("skin",),
    "nerves": ("nerves",),
    "mind": ("mind",),
    "child": ("child",),
    "pregnancy": ("pregnancy",),
}
"""What the page calls an area, and which areas of the knowledge base it means."""

ON_THE_BODY = ("head", "eye", "mouth", "neck", "chest", "belly", "urine_genitals", "arm", "leg")
"""Areas that the drawing has a place for; all of them stand in the list beside it."""

MOST_COMMON = 9
MOST_GRAVE = 4
MOST_AREAS = 4
CHILD_YEARS = 6.0


@dataclass(frozen=True, slots=True)
class AreaSigns:
    """What one area offers to tick: id and name of each finding."""

    name: str
    signs: tuple[tuple[str, str], ...]


def areas_for(person: Person) -> tuple[str, ...]:
    """The areas that such a person has."""
    left_out = set()
    if person.age_years > CHILD_YEARS:
        left_out.add("child")
    if not person.is_pregnant:
        left_out.add("pregnancy")
    if person.age_years < CHILD_YEARS:
        left_out.add("breast")
    return tuple(name for name in AREAS if name not in left_out)


def signs_of(base: Knowledge, person: Person, chosen: Sequence[str], language: Language) -> tuple[AreaSigns, ...]:
    """What is common in each chosen area, and what is grave there, in such a person."""
    return tuple(_signs(base, person, name, language) for name in chosen[:MOST_AREAS] if name in AREAS)


def _signs(base: Knowledge, person: Person, name: str, language: Language) -> AreaSigns:
    here = [one for one in base.findings.values() if one.area in AREAS[name] and _may_be_ticked(one, person)]
    common = sorted((one for one in here if one.of is None), key=lambda one: (-one.background, one.id))[:MOST_COMMON]
    alone = _grave_alone(base, person)
    grave = sorted((one for one in here if one.id in alone and one not in common), key=lambda one: -alone[one.id])
    shown = (*grave[:MOST_GRAVE], *common)
    return AreaSigns(name, tuple((one.id, one.name.in_language(language)) for one in shown))


def _may_be_ticked(one: Finding, person: Person) -> bool:
    if one.is_circumstance or not one.lay:
        return False
    return one.concerns(person.age_years, person.sex, person.is_pregnant)


def _grave_alone(base: Knowledge, person: Person) -> dict[str, int]:
    """The findings that are an emergency alone, and how grave."""
    grave: dict[str, int] = {}
    for rule in base.rules.values():
        if level_rank(rule.floor) >= level_rank("emergency") and _speaks_of(rule, person):
            for one in alone_enough(rule.all, rule.any, rule.least):
                grave[one] = max(grave.get(one, 0), level_rank(rule.floor))
    return grave


def _speaks_of(rule: Rule, person: Person) -> bool:
    low, high = rule.ages or (0.0, person.age_years)
    is_other_sex = rule.sex is not None and person.sex is not None and rule.sex != person.sex
    return low <= person.age_years <= high and not is_other_sex and (not rule.pregnant or bool(person.is_pregnant))


def alone_enough(needed: Sequence[str], either: Iterable[str], least: int) -> tuple[str, ...]:
    """The findings each of which meets such a rule by itself."""
    if len(needed) == 1 and not either:
        return tuple(needed)
    return tuple(either) if not needed and least == 1 else ()
