"""Who it is about: age, sex and pregnancy, as demographics and inputs tell them, at every door alike.

A child is a child also where only an input says so; what demographics and inputs tell must not contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from datasets.record import PatientRecord
from models.clinical_input import Conversion, Input, Value
from models.instruments import Instrument
from models.intake import take_inputs
from models.terms import Range
from models.vocabulary.obstetrics import AGE_MONTHS
from models.vocabulary.person import AGE, PREGNANT, SEX

YEARS_APART = 1.0
PREGNANCY_HOURS = 24.0 * 28
"""How long a recorded pregnancy stands for now."""
PARTS_OF_A_YEAR = (
    Conversion(unit="mo", factor=1 / 12),
    Conversion(unit="wk", factor=7 / 365.25),
    Conversion(unit="d", factor=1 / 365.25),
)
OWN: dict[str, Input] = {
    "age": AGE.model_copy(update={"conversions": PARTS_OF_A_YEAR}),
    "sex": SEX,
    "age_months": AGE_MONTHS.model_copy(
        update={"codes": (), "plausible": Range(minimum=0, maximum=1440)}  # its public code is that of `age`
    ),
    "pregnant": PREGNANT.fresh(PREGNANCY_HOURS),
}
"""The inputs that tell who it is, by name; they may be told also where a score does not ask for them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is, as far as known.

    Attributes:
        age: in years.
        sex: at birth, `female` or `male`.
        is_pregnant: now; `None` where nobody told.
        is_contradicted: two places tell ages more than a year apart, different sexes or pregnancies, or a pregnant man.
    """

    age: float | None = None
    sex: str | None = None
    is_pregnant: bool | None = None
    is_contradicted: bool = False

    def agree(self, other: Person) -> Person:
        """Both together; this one stands before the other."""
        age = other.age if self.age is None else self.age
        sex = self.sex or other.sex
        is_pregnant = other.is_pregnant if self.is_pregnant is None else self.is_pregnant
        is_other = (
            (None not in (self.age, other.age) and abs((self.age or 0) - (other.age or 0)) > YEARS_APART)
            or (None not in (self.sex, other.sex) and self.sex != other.sex)
            or (None not in (self.is_pregnant, other.is_pregnant) and self.is_pregnant != other.is_pregnant)
            or (sex == "male" and is_pregnant is True)
        )
        return Person(age, sex, is_pregnant, self.is_contradicted or other.is_contradicted or is_other)


def person_in(values: Mapping[str, Value]) -> Person:
    """Who it is by canonical values of inputs: `age`, `age_months`, `sex`, `pregnant`."""
    age, months, sex, is_pregnant = (values.get(name) for name in ("age", "age_months", "sex", "pregnant"))
    told = Person(
        float(age) if isinstance(age, (int, float)) else None,
        sex if isinstance(sex, str) else None,
        is_pregnant if isinstance(is_pregnant, bool) else None,
    )
    return told.agree(Person(float(months) / 12) if isinstance(months, (int, float)) else Person())


def person_of(record: PatientRecord, at: datetime, told: Mapping[str, Value] | None = None) -> Person:
    """Who it is by a record: its demographics, its observations of age and sex, and what was told beside it."""
    demographics = Person(record.age_at(at), record.sex)
    nameless = replace(record, sex=None, birth_date=None, age_years=None)
    observed = person_in(take_inputs(nameless, OWN.values(), at).values)
    return demographics.agree(person_in(told or {})).agree(observed)


def read_told(instrument: Instrument, raw: Mapping[str, object], units: Mapping[str, str]) -> dict[str, Value]:
    """Canonical values of the instrument's inputs, and of who it is, where the instrument does not ask for that.

    Raises:
        InvalidInput: an input is unknown, or not what its declaration says.
    """
    whose = {name: OWN[name].read(raw[name], units.get(name)) for name in OWN if raw.get(name) is not None}
    asked = {one.name for one in instrument.inputs}
    years = {"age": whose["age"]} if "age" in whose and "age" in asked else {}
    own = {name: value for name, value in raw.items() if name in asked or name not in OWN}
    return whose | instrument.read(own | years, {name: unit for name, unit in units.items() if name not in years})


def own_values(instrument: Instrument, values: Mapping[str, Value], person: Person) -> dict[str, Value]:
    """Only what the instrument asks for; age and sex among it, wherever they were told."""
    names = {asked.name for asked in instrument.inputs}
    own = {name: value for name, value in values.items() if name in names}
    if "age" in names and person.age is not None and OWN["age"].plausible.has(person.age):
        own.setdefault("age", person.age)
    if "sex" in names and person.sex is not None:
        own.setdefault("sex", person.sex)
    return own
