"""What the routes of the knowledge itself answer, in the shape of Infermedica's public API, version 3."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from models.knowledge.condition import TriageLevel
from serving.symptoms.shapes import Named


class SearchAnswer(BaseModel):
    """One hit."""

    id: str
    label: str
    type: Literal["symptom", "risk_factor"]


class ConceptAnswer(Named):
    """Any concept."""

    type: Literal["symptom", "risk_factor", "condition"]


class FindingAnswer(Named):
    """A symptom or risk factor."""

    sex_filter: Literal["both", "female", "male"]
    category: str
    seriousness: Literal["normal", "serious"]
    question: str
    parent_id: str | None
    children: list[str]


class ConditionAnswer(Named):
    """A condition."""

    sex_filter: Literal["both", "female", "male"]
    categories: list[str]
    prevalence: Literal["very_rare", "rare", "moderate", "common"]
    triage_level: TriageLevel
    extras: dict[str, str]
    sources: list[str]


class InfoAnswer(BaseModel):
    """The knowledge base."""

    api_version: str
    updated_at: str
    conditions_count: int
    symptoms_count: int
    risk_factors_count: int
    lab_tests_count: int
    notice: str
