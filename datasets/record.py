"""What an electronic record says of one patient at one moment: the one form in which FHIR, HL7 v2 and BHYT XML arrive.

It holds no name, number or address; whoever asked keeps those. It knows no score and no view.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Sex = Literal["female", "male"]

OWN_SYSTEM = "TUETINH"
"""The code system whose codes are our own inputs' names, for what no public system codes."""

BIRTH_NOT_READ = "birth-not-read"
"""The note of a record whose date of birth is told, but cannot be read or is of the future: then the age is not known,
and what is for adults or for children alone may not speak."""

CLOCKS_APART = timedelta(minutes=5)
"""So much may two systems' clocks differ: a result told as later than that is not of now."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code in its system: `LN` (LOINC), `SCT` (SNOMED CT), `ICD-10`, `ATC`, `BHYT`, `OWN_SYSTEM`, or a URI."""

    system: str
    value: str


@dataclass(frozen=True, slots=True)
class Observation:
    """Something measured or noted.

    Attributes:
        codes: every code it was told under.
        value: number, text or yes/no.
        unit: UCUM, as told; `None` when none was.
        taken_at: when it was true, with its time zone; `None` when not told.
    """

    codes: tuple[Code, ...]
    value: float | str | bool
    unit: str | None = None
    taken_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A diagnosis that is held to be true now."""

    codes: tuple[Code, ...]
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """One patient at one moment.

    Attributes:
        sex: at birth; `None` when unknown or other.
        birth_date: the day, where it is known.
        age_years: where only the age is told; `age_at` prefers the birth date.
        observations, conditions: in no order.
        notes: codes of what could not be read (a page that was cut, a unit not understood), where need be with a number
            behind a colon; `serving/appraisal_words.py` has their sentences.
    """

    sex: Sex | None = None
    birth_date: date | None = None
    age_years: float | None = None
    observations: tuple[Observation, ...] = ()
    conditions: tuple[Condition, ...] = ()
    notes: tuple[str, ...] = ()

    def age_at(self, moment: datetime) -> float | None:
        """Whole years at that moment; below one year the share of a year; `None` when unknown or not yet born."""
        if self.birth_date is None:
            return self.age_years
        born, day = self.birth_date, moment.date()
        if day < born:
            return None
        years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        return float(years) if years else (day - born).days / 365.25
