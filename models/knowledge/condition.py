"""A condition: who gets it, what it shows, how urgent it is, and what to do meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from models.knowledge.finding import Sex
from models.terms import Part, Text

AgeBand = Literal["infant", "toddler", "child", "adolescent", "adult", "middle", "old"]
Season = Literal["rainy", "dry", "cold", "hot"]
Region = Literal["north", "central", "south", "highland", "delta"]
TriageLevel = Literal["self_care", "consultation", "consultation_24", "emergency", "emergency_ambulance"]
LEVELS: tuple[TriageLevel, ...] = ("self_care", "consultation", "consultation_24", "emergency", "emergency_ambulance")
CareSpecialty = Literal[
    "emergency",
    "general_practice",
    "infectious_disease",
    "paediatrics",
    "cardiology",
    "respiratory",
    "ent",
    "dentistry",
    "gastroenterology",
    "nephrology",
    "urology",
    "gynaecology",
    "obstetrics",
    "endocrinology",
    "haematology",
    "oncology",
    "neurology",
    "psychiatry",
    "rheumatology",
    "orthopaedics",
    "dermatology",
    "ophthalmology",
    "surgery",
    "allergy",
    "toxicology",
    "traditional_medicine",
]
BAND_STARTS: tuple[tuple[float, AgeBand], ...] = (
    (65, "old"),
    (40, "middle"),
    (18, "adult"),
    (12, "adolescent"),
    (5, "child"),
    (1, "toddler"),
    (0, "infant"),
)


class Names(Part):
    """Other names, by language."""

    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Condition(Part):
    """One condition.

    Attributes:
        icd10: empty only for a pattern of traditional medicine, which that classification does not hold.
        per_1000: people with it among 1,000 who consult in Viet Nam with something new.
        ages, sex, season, region: what multiplies that; 1 where nothing is said, 0 is impossible.
        pregnancy: `only`, or what multiplies `per_1000` in pregnancy.
        findings: P(present | condition) among those who come; what is not listed has its background.
        history: how many times likelier the condition is with a circumstance; below 1 protects.
        watch_for: findings that mean "go now".
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    icd10: str = Field(default="", pattern=r"^([A-Z][0-9]{2}(\.[0-9]{1,2})?)?$")
    name: Text
    also: Names = Names()
    plain: Text
    specialty: CareSpecialty
    triage: TriageLevel
    per_1000: float = Field(gt=0, le=200)
    ages: Mapping[AgeBand, float] = Field(default_factory=dict)
    sex: Mapping[Sex, float] = Field(default_factory=dict)
    pregnancy: Literal["only"] | float = 1.0
    season: Mapping[Season, float] = Field(default_factory=dict)
    region: Mapping[Region, float] = Field(default_factory=dict)
    findings: Mapping[str, float] = Field(min_length=2)
    history: Mapping[str, float] = Field(default_factory=dict)
    meanwhile: tuple[str, ...] = ()
    watch_for: tuple[str, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)


def band_of(age_years: float) -> AgeBand:
    """The age band of an age.

    Raises:
        ValueError: the age is negative or not a number.
    """
    if not age_years >= 0:
        raise ValueError("expected an age of 0 years or more")
    return next(band for start, band in BAND_STARTS if age_years >= start)


def level_rank(level: TriageLevel) -> int:
    """0 for self care to 4 for an ambulance."""
    return LEVELS.index(level)
