"""The smallest words of every declaration: a text in two languages, a code, a range."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["vi", "en"]
Sex = Literal["female", "male"]
Specialty = Literal[
    "oncology",
    "cardiology",
    "emergency",
    "intensive_care",
    "obstetrics",
    "paediatrics",
    "imaging",
    "pathology",
    "endocrinology",
    "tropical",
    "respiratory",
    "musculoskeletal",
    "surgery",
    "neurology",
    "nephrology",
    "gastroenterology",
    "haematology",
    "general",
]


class Part(BaseModel):
    """A frozen piece of a card or of a declaration; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Part):
    """One text in both languages."""

    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: Language) -> str:
        """The text a reader of that language gets."""
        return self.vi if language == "vi" else self.en


class Coding(Part):
    """A coded concept: scheme designator (SCT, DCM, RADLEX, LN for LOINC), value and English meaning."""

    scheme: str
    value: str
    meaning: str


class Range(Part):
    """A closed interval; an absent end is open."""

    minimum: float | None = None
    maximum: float | None = None

    def has(self, value: float) -> bool:
        """Is the value inside?"""
        above = self.minimum is None or value >= self.minimum
        return above and (self.maximum is None or value <= self.maximum)

    def __str__(self) -> str:
        low = "…" if self.minimum is None else f"{self.minimum:g}"
        high = "…" if self.maximum is None else f"{self.maximum:g}"
        return f"{low}–{high}"
