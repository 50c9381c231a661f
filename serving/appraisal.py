"""What a score or model says of a patient's record: the step that CDS Hooks and FHIR share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from datasets.record import BIRTH_NOT_READ, PatientRecord
from models.band import Band, band_of
from models.clinical_input import Input, Value
from models.evaluation import Evaluation
from models.instruments import Instrument, people_of, sha256_of
from models.intake import Intake, take_inputs
from models.people import People
from models.scope import Reason, reason
from models.table import TableModel
from serving.person import Person, own_values, person_of


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One instrument's answer to one record.

    Attributes:
        intake: which values of the record were taken, and which were too old or not usable.
        evaluation: the answer.
    """

    instrument: Instrument
    intake: Intake
    evaluation: Evaluation

    @property
    def missing(self) -> tuple[Input, ...]:
        """What was not known, required inputs first."""
        by_name = {asked.name: asked for asked in self.instrument.inputs}
        return tuple(by_name[name] for name in self.evaluation.missing)

    @property
    def possible_bands(self) -> tuple[Band, ...]:
        """Every band that the value may fall into: one when it is known, several between its bounds."""
        bands, found = self.instrument.bands, self.evaluation
        if found.band is not None or found.lower is None or found.upper is None:
            return () if found.band is None else (found.band,)
        low, high = band_of(bands, found.lower), band_of(bands, found.upper)
        if low is None or high is None:
            return ()
        return bands[bands.index(low) : bands.index(high) + 1]

    @property
    def identity(self) -> dict[str, str]:
        """Which computation this is, to the bit."""
        return {
            "name": self.instrument.name,
            "version": self.instrument.version,
            "sha256": sha256_of(self.instrument),
        }

    @property
    def is_model(self) -> bool:
        """A trained model, not a published score."""
        return isinstance(self.instrument, TableModel)


def appraise(
    instrument: Instrument, record: PatientRecord, at: datetime, told: Mapping[str, Value] | None = None
) -> Appraisal:
    """Take the instrument's inputs from the record and evaluate.

    Args:
        instrument: the score or model.
        record: what is known of the patient.
        at: the moment for which it is asked.
        told: canonical values that a caller gave beside the record, age and sex among them also where the instrument
            does not ask for them; they stand before the record's.
    """
    unclear = [asked for asked in instrument.inputs if _is_told_without_unit(asked, record)]
    clear = [asked for asked in instrument.inputs if asked not in unclear]
    intake = take_inputs(record, clear, at)
    if unclear:
        refused = {**intake.refused, **{asked.name: "unit-missing" for asked in unclear}}
        intake = replace(intake, refused=refused)
    person = person_of(record, at, told)
    other = check_patient(instrument, record, person)
    if other is not None:
        return Appraisal(instrument, intake, Evaluation("abstained", reason=other))
    values = own_values(instrument, {**intake.values, **(told or {})}, person)
    return Appraisal(instrument, intake, instrument.evaluate(values))


def check_patient(instrument: Instrument, record: PatientRecord, person: Person) -> Reason | None:
    """Is the instrument for such a patient at all (`people_of`), also where its inputs do not ask it?

    Age, sex and pregnancy are those of the demographics, or of the record's own values.

    Args:
        instrument: the score or model.
        record: what is known of the patient.
        person: who it is by the record and by what was told beside it (`person_of`).
    """
    if person.age is None and BIRTH_NOT_READ in record.notes:
        return reason("age-not-read")
    return check_person(instrument, person)


def check_person(instrument: Instrument, person: Person) -> Reason | None:
    """The same of a person, wherever it was told who it is."""
    return check_people(people_of(instrument), person)


def check_people(people: People, person: Person) -> Reason | None:
    """Is this one of those people? What is not told refuses nobody."""
    if person.is_contradicted:
        return reason("patient-contradicts")
    if None not in (people.sex, person.sex) and person.sex != people.sex:
        return reason("sex-not-supported")
    if None not in (people.pregnancy, person.is_pregnant) and person.is_pregnant != (people.pregnancy == "only"):
        return reason("pregnancy-not-supported")
    if person.age is not None and not people.has_age(person.age):
        return reason("age-not-supported")
    return None


def _is_told_without_unit(asked: Input, record: PatientRecord) -> bool:
    """Was a number recorded bare that may be in one unit or in another, such as glucose 99?"""
    if asked.kind != "quantity" or all(one.factor == 1 and one.offset == 0 for one in asked.conversions):
        return False
    wanted = {(code.scheme, code.value) for code in asked.codes}
    return any(
        one.unit is None
        and isinstance(one.value, float)
        and any((code.system, code.value) in wanted for code in one.codes)
        for one in record.observations
    )
