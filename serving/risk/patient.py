"""Who a question is about, told beside its inputs: many scores ask no age, and are for adults all the same."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from models.errors import InvalidInput
from models.evaluation import Evaluation, missing_of
from models.instruments import Instrument
from models.terms import Sex
from serving.appraisal import check_person
from serving.person import Person, own_values, person_in, read_told


class PatientContext(BaseModel):
    """Age, sex and pregnancy. They stand for the inputs `age`, `sex` and `pregnant` where these are not told.

    And they keep a score to its people (`people` of `GET /v1/risk/{name}`): one that is not for such a patient abstains
    (`age-not-supported`, `sex-not-supported`, `pregnancy-not-supported`), as it does where a record tells who it is.
    The inputs `age`, `age_months`, `sex` and `pregnant` are understood so too, also by a score that does not ask for
    them; what is told here and there must not contradict (`patient-contradicts`).
    """

    model_config = ConfigDict(extra="forbid")

    age_years: float | None = Field(default=None, ge=0, le=130, allow_inf_nan=False, description="0.5 for six months")
    sex: Sex | None = None
    pregnant: bool | None = None

    def fill(self, instrument: Instrument, values: dict[str, Any]) -> dict[str, Any]:
        """The raw values, with those of the patient where the instrument asks for them and they were not told."""
        own = {"age": self.age_years, "sex": self.sex, "pregnant": self.pregnant}
        asked = {one.name for one in instrument.inputs}
        known = {name: value for name, value in own.items() if name in asked and value is not None}
        return known | {name: value for name, value in values.items() if value is not None or name not in known}


NOBODY = PatientContext()


def evaluate_for(
    instrument: Instrument, raw: dict[str, Any], units: dict[str, str], patient: PatientContext = NOBODY
) -> Evaluation:
    """The answer for this patient.

    Raises:
        InvalidInput: an input is unknown, or not what the declaration says; or ages or sexes contradict each other.
    """
    told = read_told(instrument, patient.fill(instrument, raw), units)
    person = person_in(told).agree(Person(patient.age_years, patient.sex, patient.pregnant))
    if person.is_contradicted:
        expected = "one age, one sex and one pregnancy, the same in patient and inputs"
        raise InvalidInput("patient", "patient-contradicts", expected)
    values, other = own_values(instrument, told, person), check_person(instrument, person)
    if other is not None:
        return Evaluation("abstained", reason=other, missing=missing_of(instrument.inputs, values))
    return instrument.evaluate(values)
