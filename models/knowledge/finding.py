"""A finding: what a person has, had, does or met, in words that a lay person uses."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.terms import Part, Text

FindingKind = Literal["symptom", "sign", "history", "exposure"]
Sex = Literal["female", "male"]
Quantity = Literal[
    "temperature",
    "heart_rate",
    "systolic",
    "diastolic",
    "oxygen_saturation",
    "respiratory_rate",
    "glucose_mmol",
    "bmi",
    "age_years",
]


class Lasting(Part):
    """The parent has lasted at least, or at most, that long."""

    min_days: float | None = None
    max_days: float | None = None


class Measured(Part):
    """The finding is that a number lies in a closed interval; an absent end is open.

    Units: °C, beats a minute, mmHg, %, breaths a minute, mmol/L, kg/m², years. What is of the age is told by the age.
    """

    quantity: Quantity
    min: float | None = None
    max: float | None = None


class Alone(Part):
    """The most urgent level of the complaint told alone: by people of these ages, and with nothing else present.

    Attributes:
        beside: what may be present with it all the same, itself no more urgent than that.
    """

    most: Literal["self_care", "consultation", "consultation_24"]
    ages: tuple[float, float]
    source: str
    beside: tuple[str, ...] = ()


class Finding(Part):
    """One finding.

    Attributes:
        id: snake_case English.
        of: its parent: when this is present so is the parent, and when the parent is absent so is this.
        excludes: true opposites.
        background: share of the people who consult, without a condition that explains it, who have it; 0–1.
        lay: a lay person can tell; otherwise it is never asked of citizens.
        alone: how urgent it is at most when nothing else is told.
        explains: complaints that it tells of by its very name, so that they are no further ones: teething, drooling.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: FindingKind
    area: str
    of: str | None = None
    excludes: tuple[str, ...] = ()
    background: float = Field(gt=0, lt=1)
    name: Text
    ask: Text
    vi: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)
    sex: Sex | None = None
    ages: tuple[float, float] | None = None
    pregnant: bool = False
    lasts: Lasting | None = None
    number: Measured | None = None
    severity: Literal["severe", "mild"] | None = None
    onset: Literal["sudden", "gradual"] | None = None
    hint: Text | None = None
    group: str | None = None
    lay: bool = True
    alone: Alone | None = None
    explains: tuple[str, ...] = ()

    @property
    def is_circumstance(self) -> bool:
        """Is it what the person brings along, rather than what is the matter?"""
        return self.kind in ("history", "exposure")

    def concerns(self, age_years: float, sex: Sex | None, is_pregnant: bool | None) -> bool:
        """May such a person have it at all? Unknown sex or pregnancy rules nothing out but what is of pregnancy."""
        if self.sex and sex and self.sex != sex:
            return False
        if self.ages and not self.ages[0] <= age_years <= self.ages[1]:
            return False
        return not self.pregnant or bool(is_pregnant)
