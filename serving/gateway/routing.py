"""Decide from a header which models look at an instance and where their results go; every step says why."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydicom import Dataset

from datasets.dicom.values import text
from datasets.limits import LIMITS
from models.card import Card
from serving.gateway.rules import BY_CARD, Condition, Rule, Rules

DESCRIPTIONS = (
    "StudyDescription",
    "SeriesDescription",
    "ProtocolName",
    "ViewPosition",
    "PerformedProcedureStepDescription",
)
SEARCHED_CHARACTERS = 512


@dataclass(frozen=True, slots=True)
class Subject:
    """What routing looks at. Empty means that the header does not say."""

    modality: str = ""
    body_part_examined: str = ""
    view_position: str = ""
    sop_class_uid: str = ""
    calling_ae_title: str = ""
    called_ae_title: str = ""
    description: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Route:
    """The decision.

    Attributes:
        models: names, in the order of the rules, each once.
        destinations: likewise.
        because: one line for each rule and each line of it that was asked. It quotes the rules, and from the header
            only what is no patient data (modality, body part, view, AE titles).
    """

    models: tuple[str, ...]
    destinations: tuple[str, ...]
    because: tuple[str, ...]


def subject_of(dataset: Dataset, calling_ae_title: str = "", called_ae_title: str = "") -> Subject:
    """What routing looks at, read from a header."""

    def one(keyword: str) -> str:
        return (text(dataset, keyword, LIMITS) or "").upper()

    return Subject(
        modality=one("Modality"),
        body_part_examined=one("BodyPartExamined"),
        view_position=one("ViewPosition"),
        sop_class_uid=one("SOPClassUID"),
        calling_ae_title=calling_ae_title,
        called_ae_title=called_ae_title,
        description=" ".join(filter(None, map(one, DESCRIPTIONS)))[:SEARCHED_CHARACTERS],
    )


def decide_route(rules: Rules, cards: Mapping[str, Card], subject: Subject) -> Route:
    """Hold the subject against every rule; those that match add up."""
    models: list[str] = []
    destinations: list[str] = []
    because: list[str] = []
    for rule in rules.rules:
        is_match, lines = explain_condition(rule.when, subject)
        because.append(f"rule {rule.name}: {'matches' if is_match else 'does not match'}")
        because += [f"  {line}" for line in lines]
        if is_match:
            chosen, said = _models_of(rule, cards, subject)
            models += chosen
            destinations += rule.destinations
            because += [f"  {line}" for line in said]
    if not models:
        because.append("no model looks at this instance")
    return Route(tuple(dict.fromkeys(models)), tuple(dict.fromkeys(destinations)), tuple(because))


def explain_condition(condition: Condition, subject: Subject) -> tuple[bool, Sequence[str]]:
    """Does every line hold? And each line with what the header says."""
    results: list[tuple[bool, str]] = []
    for name in ("modality", "body_part_examined", "view_position", "sop_class_uid"):
        allowed = getattr(condition, name)
        if allowed:
            value = getattr(subject, name)
            results.append(
                (value in [one.upper() for one in allowed], f"{name} {value or '(not said)'} in {list(allowed)}")
            )
    for name in ("calling_ae_title", "called_ae_title"):
        patterns = getattr(condition, name)
        if patterns:
            value = getattr(subject, name)
            is_like = any(fnmatch.fnmatchcase(value, pattern) for pattern in patterns)
            results.append((is_like, f"{name} {value or '(not said)'} like {list(patterns)}"))
    if condition.description:
        found = re.search(condition.description, subject.description, re.IGNORECASE) is not None
        results.append((found, f"description like {condition.description!r}"))
    lines = [f"{'yes' if holds else 'no '}  {line}" for holds, line in results] or ["yes  the rule asks nothing"]
    return all(holds for holds, _ in results), lines


def _models_of(rule: Rule, cards: Mapping[str, Card], subject: Subject) -> tuple[list[str], list[str]]:
    models: list[str] = []
    lines: list[str] = []
    for name in rule.models:
        if name == BY_CARD:
            taken = [card.name for card in cards.values() if _takes(card, subject)]
            models += taken
            lines.append(f"→ by card: {', '.join(taken) or 'no model takes this modality'}")
        elif name in cards:
            models.append(name)
            lines.append(f"→ {name}")
        else:
            lines.append(f"→ {name}: there is no such model here; left out")
    return models, lines


def _takes(card: Card, subject: Subject) -> bool:
    is_image = card.input.kind == "image"
    return is_image and (not card.scope.modality or subject.modality in card.scope.modality)


def quiet_seconds(rules: Rules, calling_ae_title: str, default: float) -> float:
    """How long a study of this sender must be quiet before it is complete."""
    for quiet in rules.quiet:
        if fnmatch.fnmatchcase(calling_ae_title, quiet.calling_ae_title):
            return quiet.seconds
    return default
