"""A body of knowledge as a physician reads it, before it is compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from models.knowledge.condition import CareSpecialty, Condition, TriageLevel
from models.knowledge.finding import Finding
from models.knowledge.rule import Rule
from models.terms import Part, Text


class Source(Part):
    """Where a statement comes from: a guideline, a textbook, a paper."""

    title: str = Field(min_length=4)
    url_or_doi: str | None = None
    year: int | None = None


class About(Part):
    """What the base is, and whom it is for.

    Attributes:
        audience: `citizens` may ask it, or only `clinicians` in the console.
        temper_present, temper_absent, temper_prior: the share of the evidence that counts, since findings of one
            illness come together and base rates differ between places.
        temper_prior_triage: the share of the base rates that counts for urgency, where rare dangers must not outvote.
        danger_first: the findings asked before anything else where nothing was told or not all was understood.
        triage_mass: for each level, the share of the posterior that must lie in it or above for it to be told.
    """

    name: str
    version: str
    title: Text
    notice: Text
    audience: Literal["citizens", "clinicians"]
    reviewed_by: str
    temper_present: float = Field(default=1.0, gt=0, le=1)
    temper_absent: float = Field(default=1.0, gt=0, le=1)
    temper_prior: float = Field(default=1.0, gt=0, le=1)
    temper_prior_triage: float = Field(default=1.0, gt=0, le=1)
    danger_first: tuple[str, ...] = ()
    triage_mass: Mapping[TriageLevel, float]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that was read; references are not yet checked."""

    about: About
    findings: Mapping[str, Finding]
    conditions: Mapping[str, Condition]
    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]
    advice: Mapping[str, Text]
    specialties: Mapping[CareSpecialty, Text]
    visits: Mapping[str, Mapping[str, float]]
    """Least P(finding | condition) that real visits showed, above what was written; by `./tuetinh visits`."""
    part_of: Mapping[str, str]
    """Which file an entry stands in, by its id, for messages."""
