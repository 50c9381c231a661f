"""A label: what was found where, by whom, when, and how we know."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from datasets.labels.coding import Coding

Told = Literal["present", "absent", "uncertain", "past"]
ValueKind = Literal["present", "absent", "uncertain", "past", "number", "region"]
Source = Literal["sr", "seg", "feedback", "fhir", "sheet", "report", "adjudication"]
Role = Literal["person", "device", "rules", "senior", "vote", "agreed"]
TOLD: tuple[Told, ...] = ("present", "absent", "uncertain", "past")
SOURCES: tuple[Source, ...] = ("sr", "seg", "feedback", "fhir", "sheet", "report", "adjudication")


@dataclass(frozen=True, slots=True)
class Place:
    """What a label is about, by de-identified UIDs; the narrowest that is filled in.

    Attributes:
        patient_id: pseudonym; empty where the source does not tell it.
        study: Study Instance UID, or empty.
        series: Series Instance UID, or empty.
        instance: SOP Instance UID, or empty.
    """

    patient_id: str = ""
    study: str = ""
    series: str = ""
    instance: str = ""

    @property
    def uid(self) -> str:
        """The narrowest UID."""
        return self.instance or self.series or self.study

    @property
    def level(self) -> str:
        """`instance`, `series` or `study`."""
        return "instance" if self.instance else "series" if self.series else "study"


@dataclass(frozen=True, slots=True)
class Value:
    """What was said.

    Attributes:
        kind: a statement, a number or a region.
        number: finite; with kind `number` only.
        unit: UCUM of the number.
        region: SOP Instance UID of the segmentation; with kind `region` only.
        segment: number of the segment in it, from 1.
    """

    kind: ValueKind
    number: float | None = None
    unit: str = ""
    region: str = ""
    segment: int | None = None

    def __post_init__(self) -> None:
        is_number = self.number is not None and math.isfinite(self.number)
        if (self.kind == "number") != is_number or (self.kind == "region") != bool(self.region):
            raise ValueError("a number has a finite number, a region its segmentation, and nothing else has them")

    def __str__(self) -> str:
        if self.number is not None:
            return f"{self.number:.6g} {self.unit}".strip()
        return f"{self.region}#{self.segment}" if self.region else self.kind


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a label says what it says; never the source's own words.

    Attributes:
        part: of a report; empty elsewhere.
        phrase: of the rules' lexicon, that was found.
        cue: of the rules' lexicon, that made it absent, uncertain or past.
        start: of the phrase in the composed text.
        end: behind it.
    """

    part: str = ""
    phrase: str = ""
    cue: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a label comes from.

    Attributes:
        source: kind of the source.
        reader: pseudonym of a person, or the name of a device or of rules.
        role: person, device, rules, or how it was settled: a senior reader, a vote, or agreed among those who read.
        reference: de-identified UID of the object, or SHA-256 of the file, 12 hex digits.
        method: such as the algorithm and its version, or the rules and their digest.
        at: when it was said, moved with the patient's other dates.
    """

    source: Source
    reader: str
    role: Role
    reference: str = ""
    method: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """One statement of one reader about one finding.

    Attributes:
        finding: our own code where our list has the finding.
        told_as: `system|code` as the source said it.
        about: for a number, the finding or structure that was measured.
    """

    place: Place
    finding: Coding
    value: Value
    origin: Origin
    told_as: str = ""
    about: str = ""
    evidence: Evidence = field(default_factory=Evidence)
