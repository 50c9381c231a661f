"""Made-up people and what happened to them, before it is told in any form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from datasets.emr.moments import HOSPITAL_TIME
from datasets.synthetic.planted_people import Person, person_of

DIAGNOSES = ("E11.9", "I10", "J18.9", "N18.3", "K29.7")
DRUGS = ("A10BA02", "C09AA02", "J01CA04")
PROCEDURES = ("02.1897.2043", "18.0119.0028")


@dataclass(frozen=True, slots=True)
class Result:
    """A result in the canonical unit of its test, and how a Vietnamese and another laboratory tell it.

    Attributes:
        told: what another laboratory tells: unit, LOINC and factor from the canonical value.
    """

    test: str
    name: str
    loinc: str
    value: float
    unit: str
    spelling: str
    told: tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay."""

    number: str
    came: datetime
    left: datetime
    diagnoses: tuple[str, ...]
    results: tuple[Result, ...]
    drug: str
    procedure: str
    note: str


@dataclass(frozen=True, slots=True)
class Patient:
    """A made-up person with visits."""

    person: Person
    visits: tuple[Visit, ...]

    @property
    def born(self) -> datetime:
        """At midnight."""
        return datetime.strptime(self.person.birth_date, "%Y%m%d").replace(tzinfo=HOSPITAL_TIME)

    @property
    def sex(self) -> str:
        """As FHIR says it."""
        return "male" if self.person.sex == "M" else "female"


def patients_of(seed: int, count: int) -> tuple[Patient, ...]:
    """So many people, the same for the same seed; each has one to three stays."""
    rng = np.random.default_rng(seed)
    return tuple(_patient(rng, number) for number in range(count))


def told_text(patient: Patient, came: datetime) -> str:
    """A note that names its person in every way, with the words that must stay."""
    person = patient.person
    return (
        f"Bệnh nhân {person.name}, CCCD {person.national_id}, thẻ {person.bhyt}, mã {person.ma_bn}, ở "
        f"{person.address}, điện thoại {person.phone}, vào viện ngày {came:%d/%m/%Y} vì đau ngực trái, không sốt."
    )


def _patient(rng: np.random.Generator, number: int) -> Patient:
    person = person_of(rng)
    shell = Patient(person, ())
    first = datetime(2024, 1, 1, 7, 30, tzinfo=HOSPITAL_TIME) + timedelta(days=int(rng.integers(300)))
    visits = []
    for place in range(int(rng.integers(1, 4))):
        came = first + timedelta(days=40 * place, minutes=int(rng.integers(600)))
        visits.append(
            Visit(
                number=f"GIA{number:05d}{place:02d}",
                came=came,
                left=came + timedelta(days=int(rng.integers(1, 9)), hours=3),
                diagnoses=_some(rng, DIAGNOSES, 2),
                results=_results(rng),
                drug=_some(rng, DRUGS, 1)[0],
                procedure=_some(rng, PROCEDURES, 1)[0],
                note=told_text(shell, came),
            )
        )
    return Patient(person, tuple(visits))


def _some(rng: np.random.Generator, among: Sequence[str], count: int) -> tuple[str, ...]:
    return tuple(str(one) for one in rng.choice(np.array(among), size=count, replace=False))


def _results(rng: np.random.Generator) -> tuple[Result, ...]:
    creatinine, glucose = round(float(rng.uniform(45, 180)), 1), round(float(rng.uniform(3.5, 15)), 2)
    haemoglobin = float(rng.integers(80, 170))
    return (
        Result(
            "creatinine",
            "Định lượng Creatinin [Máu]",
            "14682-9",
            creatinine,
            "umol/L",
            "μmol/L",
            ("mg/dL", "2160-0", 88.4),
        ),
        Result(
            "glucose", "Định lượng Glucose [Máu]", "15074-8", glucose, "mmol/L", "mmol/l", ("mg/dL", "2339-0", 0.05551)
        ),
        Result("haemoglobin", "Huyết sắc tố", "718-7", haemoglobin, "g/L", "g/l", ("g/dL", "718-7", 10)),
    )
