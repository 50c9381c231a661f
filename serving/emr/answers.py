"""The shapes of the EMR door's answers, for the OpenAPI document and as a check on ourselves."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from serving.shapes import TextAnswer


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ViolationAnswer(_Answer):
    """A broken rule; `row` is 0 for the whole table."""

    case: int
    table: str
    row: int
    field: str
    rule: str
    message: TextAnswer


class BandAnswer(_Answer):
    """Where a value falls."""

    name: str
    display: TextAnswer


class ScoreAnswer(_Answer):
    """What one score or model says of a case."""

    name: str
    version: str
    sha256: str
    title: TextAnswer
    status: Literal["complete", "data-required"]
    score: float | None
    lower: float | None
    upper: float | None
    unit: str
    probability: float | None
    band: BandAnswer | None
    missing: list[str]
    outdated: list[str]
    inputs_used: dict[str, float | str | bool]


class NotesAnswer(_Answer):
    """What could not be used, counted."""

    vi: list[str]
    en: list[str]


class CaseAnswer(_Answer):
    """One HOSO: which field list it keeps to, and for which moment it was evaluated."""

    case: int
    edition: Literal["4210", "4750"]
    at: str
    tables: dict[str, int]
    notes: NotesAnswer
    answers: list[ScoreAnswer]


class BhytAnswer(_Answer):
    """The whole report. `is_cut`: there were more violations, or more cases, than an answer holds."""

    notice: TextAnswer
    is_valid: bool
    violations: list[ViolationAnswer]
    is_cut: bool
    has_catalogue: bool
    case_count: int
    cases: list[CaseAnswer]


class EntryAnswer(_Answer):
    """One ICD-10 code."""

    code: str
    display: TextAnswer
    chapter: str


class CatalogueAnswer(_Answer):
    """What a search found."""

    is_imported: bool
    entries: list[EntryAnswer]
