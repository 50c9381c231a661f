"""A citizen's interview as a clinician reads it: urgency and why, findings in both kinds of words, possibilities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.inference.case import Choice
from models.inference.engine import Look
from models.inference.explain import Reason
from models.knowledge.condition import TriageLevel, level_rank
from models.knowledge.finding import Finding
from models.knowledge.rule import Rule
from serving.interview_answers import told_evidence
from serving.interview_bundle import shown_conditions
from serving.kept_interview import KeptInterview
from serving.triage_words import LEVEL_WORDS
from serving.web.catalogue import Language

TONES: Mapping[TriageLevel, str] = {
    "emergency_ambulance": "bad",
    "emergency": "bad",
    "consultation_24": "warn",
    "consultation": "quiet",
    "self_care": "good",
}
REASONS = 6


@dataclass(frozen=True, slots=True)
class Level:
    """A level of urgency in words; `tone` colours it."""

    tone: str
    label: str
    do: str
    where: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding: its name, its name in the other language, how people say it, and whether a red flag speaks of it."""

    name: str
    other_name: str
    lay: str
    is_danger: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """A red flag that is met."""

    text: str
    level: str
    source: str


@dataclass(frozen=True, slots=True)
class Possibility:
    """A condition that it may be, with what speaks for and against it and what nobody asked yet."""

    id: str
    name: str
    other_name: str
    icd10: str
    specialty: str
    probability: float
    supporting: tuple[str, ...]
    conflicting: tuple[str, ...]
    unconfirmed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InterviewView:
    """The page.

    Attributes:
        told: the level that the citizen was told; `now` is what today's knowledge says, when that is another.
        age_months: for children under two.
        raised_by: the share of possibilities that raise the urgency above what the red flags demand.
    """

    told: Level
    now: Level | None
    age_years: int
    age_months: int | None
    sex: str | None
    is_pregnant: bool
    raised_by: float | None
    flags: tuple[Flag, ...]
    findings: Mapping[Choice, tuple[FindingLine, ...]]
    possibilities: tuple[Possibility, ...]
    version: str


def view_interview(kept: KeptInterview, look: Look, language: Language) -> InterviewView:
    """What a kept interview says, under today's knowledge."""
    person, now = look.case.person, look.triage.level
    return InterviewView(
        told=_level(kept.level, language),
        now=None if now == kept.level else _level(now, language),
        age_years=int(person.age_years),
        age_months=round(person.age_years * 12) if person.age_years < 2 else None,
        sex=person.sex,
        is_pregnant=bool(person.is_pregnant),
        raised_by=look.triage.mass.get(now) if level_rank(now) > level_rank(look.triage.floor) else None,
        flags=tuple(_flag(look, rule, language) for rule in look.triage.rules),
        findings=_findings(look, language),
        possibilities=_possibilities(look, language),
        version=kept.version,
    )


def _level(level: TriageLevel, language: Language) -> Level:
    words = LEVEL_WORDS[level]
    label, do, where = (text.in_language(language) for text in (words.label, words.do, words.where))
    return Level(TONES[level], label, do, where)


def _flag(look: Look, rule: Rule, language: Language) -> Flag:
    source = look.engine.base.sources[rule.source].title
    return Flag(rule.why.in_language(language), LEVEL_WORDS[rule.floor].label.in_language(language), source)


def _findings(look: Look, language: Language) -> dict[Choice, tuple[FindingLine, ...]]:
    findings = look.engine.base.findings
    grave = [rule for rule in look.triage.rules if level_rank(rule.floor) >= level_rank("consultation_24")]
    dangers = {name for rule in grave for name in rule.findings}
    lines: dict[Choice, tuple[FindingLine, ...]] = {}
    choices: tuple[Choice, ...] = ("present", "absent", "unknown")
    for choice in choices:
        told = (findings[one.finding] for one in told_evidence(look) if one.choice == choice)
        lines[choice] = tuple(_line(one, choice == "present" and one.id in dangers, language) for one in told)
    return lines


def _line(finding: Finding, is_danger: bool, language: Language) -> FindingLine:
    other: Language = "en" if language == "vi" else "vi"
    name = finding.name.in_language(language)
    lay = next((phrase for phrase in finding.vi if phrase.casefold() != finding.name.vi.casefold()), "")
    return FindingLine(name, finding.name.in_language(other), lay, is_danger)


def _possibilities(look: Look, language: Language) -> tuple[Possibility, ...]:
    other: Language = "en" if language == "vi" else "vi"
    base = look.engine.base
    found = []
    for one in shown_conditions(look):
        condition, reasons = one.condition, look.explain(one.condition.id)
        found.append(
            Possibility(
                id=condition.id,
                name=condition.name.in_language(language),
                other_name=condition.name.in_language(other),
                icd10=condition.icd10,
                specialty=base.specialties[condition.specialty].in_language(language),
                probability=one.probability,
                supporting=_names(look, reasons.supporting, language),
                conflicting=_names(look, reasons.conflicting, language),
                unconfirmed=_names(look, reasons.unconfirmed, language),
            )
        )
    return tuple(found)


def _names(look: Look, reasons: Iterable[Reason], language: Language) -> tuple[str, ...]:
    """The strongest; what was denied is written as such."""
    findings, places = look.engine.base.findings, look.engine.tables.finding_index
    return tuple(
        ("− " if look.known.state[places[one.finding]] < 0 else "") + findings[one.finding].name.in_language(language)
        for one in list(reasons)[:REASONS]
    )
