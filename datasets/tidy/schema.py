"""The tidy tables, declared once: what each column holds, in which unit, and where it comes from.

Every text that leaves is of one of a few kinds, and each kind has its own guard: keys are made here, codes and units
must have their system's form, choices are of a list, and only columns of kind `text` hold free text, scrubbed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Kind = Literal["key", "code", "choice", "unit", "place", "number", "integer", "moment", "text"]
TYPES: Mapping[str, pa.DataType] = {
    "number": pa.float64(),
    "integer": pa.int32(),
    "moment": pa.timestamp("ms"),
}
SYSTEMS = ("ICD-10", "LN", "SCT", "ATC", "RxNorm", "BHYT", "local")
COMPARATORS = ("<", "<=", ">=", ">")
CONVERSIONS = (
    "same",
    "converted",
    "unit-missing",
    "unit-not-understood",
    "unit-not-of-test",
    "unknown-test",
    "no-number",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a tidy table.

    Attributes:
        kind: how it is guarded; numbers and moments alone are no text.
        description: in one sentence, for the datasheet.
        unit: of a number; `UCUM in …` where another column tells it; empty for none.
        source: where the value comes from.
        choices: every value that it can have, where the list is closed.
    """

    name: str
    kind: Kind
    description: str
    unit: str = ""
    source: str = "extract"
    choices: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether its values are texts, of whatever kind."""
        return self.kind not in TYPES


def _key(name: str, of: str) -> Column:
    return Column(name, "key", f"Keyed hash of the {of}; the same in every run of the project.", source="project key")


PERSON = Column("person_id", "key", "Pseudonym, as PatientID of the person's de-identified DICOM.", "", "project key")
ENCOUNTER = _key("encounter_id", "encounter's own number and the person")
CODE = Column("code_as_told", "code", "The code as the source told it.")
SYSTEM = Column("code_system", "choice", "System of code_as_told; local for a hospital's own.", "", "extract", SYSTEMS)


def _moment(name: str, what: str) -> Column:
    return Column(name, "moment", f"{what}, Vietnam time, moved with the person's other dates.", "s")


TABLES: Mapping[str, tuple[Column, ...]] = {
    "person": (
        PERSON,
        Column("sex", "choice", "Sex at birth.", choices=("female", "male")),
        Column(
            "birth_year",
            "integer",
            "First of the five years that hold the moved birth date; none from 90 years on.",
            "a",
        ),
        Column("province_code", "place", "Administrative code of the province; a quasi-identifier."),
        Column("commune_code", "place", "Administrative code of the commune; generalise it before release."),
    ),
    "encounter": (
        ENCOUNTER,
        PERSON,
        Column("class", "choice", "Kind of visit.", choices=("ambulatory", "emergency", "inpatient", "other")),
        _moment("started_at", "When the patient came"),
        _moment("ended_at", "When the patient left"),
        Column("age_years", "integer", "Whole years when the patient came; 90 stands for 90 and older.", "a"),
    ),
    "condition": (
        _key("condition_id", "record's own number and the person"),
        PERSON,
        ENCOUNTER,
        CODE,
        SYSTEM,
        Column("icd10", "code", "ICD-10 with its dot and without marks; none where the source used another system."),
        Column("rank", "choice", "Main or other diagnosis of its encounter.", choices=("main", "other")),
        _moment("recorded_at", "When it was recorded, else when it began"),
    ),
    "observation": (
        _key("observation_id", "record's own number and the person"),
        PERSON,
        ENCOUNTER,
        CODE,
        SYSTEM,
        Column("test", "choice", "Our name of the test, from datasets/emr/tests.yaml.", source="tests.yaml"),
        Column("loinc", "code", "LOINC code of the test in the canonical unit."),
        Column("comparator", "choice", "Set where the number is only a bound.", choices=COMPARATORS),
        Column("value_told", "number", "The number as told.", "UCUM in unit_told"),
        Column("unit_told", "unit", "UCUM of the unit as told."),
        Column("value", "number", "The number in the test's canonical unit.", "UCUM in unit", "converted"),
        Column("unit", "unit", "Canonical UCUM unit of the test.", "", "datasets/tidy/canonical.yaml"),
        Column(
            "conversion", "choice", "How value came of value_told, or why it did not.", "", "converted", CONVERSIONS
        ),
        Column("value_code", "code", "A coded result, or true and false."),
        Column("value_text", "text", "A result in words, scrubbed."),
        _moment("taken_at", "When it was true"),
    ),
    "medication": (
        _key("medication_id", "record's own number and the person"),
        PERSON,
        ENCOUNTER,
        CODE,
        SYSTEM,
        Column("atc", "code", "ATC code."),
        Column(
            "status", "choice", "What the record tells of.", choices=("ordered", "administered", "dispensed", "stated")
        ),
        Column("route_code", "code", "Route, as coded by the source."),
        Column("dose", "number", "One dose.", "UCUM in dose_unit"),
        Column("dose_unit", "unit", "UCUM of dose."),
        Column("quantity", "number", "How many units were given out; the unit is the product's own.", "1"),
        Column("dosage_text", "text", "Dosage in words, scrubbed."),
        _moment("started_at", "When it was ordered or begun"),
        _moment("ended_at", "When it ended"),
    ),
    "procedure": (
        _key("procedure_id", "record's own number and the person"),
        PERSON,
        ENCOUNTER,
        CODE,
        SYSTEM,
        _moment("performed_at", "When it was done, else ordered"),
    ),
    "note": (
        _key("note_id", "record's own number and the person"),
        PERSON,
        ENCOUNTER,
        Column(
            "kind",
            "choice",
            "What the text is of.",
            choices=("reason", "diagnosis", "course", "summary", "treatment", "report", "comment", "other"),
        ),
        Column("text", "text", "The text, scrubbed."),
        _moment("written_at", "When it was written"),
    ),
}
KEYS: Mapping[str, str] = {table: f"{table}_id" for table in TABLES}
"""The column whose values stand once in a table."""


def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema, each field with its description, unit and source."""
    return pa.schema([_field(column) for column in TABLES[table]], metadata={"table": table})


def _field(column: Column) -> pa.Field:
    told = {"description": column.description, "unit": column.unit, "source": column.source, "kind": column.kind}
    return pa.field(column.name, TYPES.get(column.kind, pa.string()), metadata=told)
